#pragma once

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>
#include <QTemporaryDir>

namespace stackwright::test {

// A docker program of our own, first in PATH: a shell script that answers by the words it is called with, so that a test can
// be refused, kept waiting, or told anything.
class FakeDocker
{
public:
    FakeDocker();

    // When its arguments, joined by spaces, match the shell pattern ("version*"), it runs the shell `script`.
    FakeDocker &on(const QByteArray &pattern, const QByteArray &script);
    FakeDocker &says(const QByteArray &pattern, const QByteArray &output, int exitCode = 0);
    FakeDocker &complains(const QByteArray &pattern, const QByteArray &errors, int exitCode = 1);
    // A usable engine 26.1.5 with Compose 2.40.3 and buildx 0.29.1, for what is not said otherwise before.
    FakeDocker &usable();

    const QProcessEnvironment &environment() const { return m_environment; }
    // The arguments of every call so far, one line each.
    QByteArray calls() const;

private:
    void write() const;

    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
    QByteArray m_cases;
    int m_files = 0;
};

} // namespace stackwright::test
