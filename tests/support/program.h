#pragma once

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace stackwright::test {

// What the program said and how it ended.
struct Answer
{
    int exitCode = -1; // -1: it did not end; -2: not by itself
    QByteArray out;
    QByteArray errors;
};

// The program as a shell or a pipeline calls it, in a folder and with a home of its own and without a keychain.
class Program
{
public:
    // `environment`: that of an engine of the test's own, for one.
    explicit Program(const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());

    QProcessEnvironment environment;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    // Writes a file below the folder; its path.
    QString file(const QString &name, const QByteArray &content) const;

    // Waits for its end.
    Answer run(const QStringList &arguments, const QByteArray &input = {}) const;
    // Does not.
    std::unique_ptr<QProcess> started(const QStringList &arguments) const;
    static Answer ended(QProcess &process);

private:
    QTemporaryDir m_folder;
};

} // namespace stackwright::test
