#pragma once

#include "core/run/composerunner.h"
#include "tests/support/realengine.h"

#include <QTemporaryDir>

namespace stackwright::test {

// One run of a small project on a real engine, and what came of it.
struct ProjectRun
{
    explicit ProjectRun(const QProcessEnvironment &environment, run::ComposeRunner::Patience patience = {});

    bool ended() const { return state.outcome.has_value(); }
    // The first step in this state whose id or title contains the text, or nullptr.
    const run::Step *step(const QString &idPart, run::State wanted) const;
    // The outcome and every step, for messages.
    QString account() const;

    run::ComposeRunner runner;
    run::RunState state;
    QList<run::LogLine> log;
};

// A project in a folder of its own with the nodes APP, DB and JOB for the services app, db and job.
class SmallProject
{
public:
    explicit SmallProject(QString name);

    const QString &name() const { return m_name; }
    bool write(const QString &path, const QByteArray &content) const;
    // Writes compose.yaml; to bring it up.
    run::Request request(const QByteArray &compose, const QMap<QString, QByteArray> &secrets = {}) const;

private:
    QTemporaryDir m_folder;
    QString m_name;
};

} // namespace stackwright::test

// How long anything may take that an engine does: only a limit for what hangs.
inline constexpr int enginePatienceMs = 300'000;

#define COMPARE_OUTCOME(run, wanted)                                                                                             \
    QTRY_VERIFY_WITH_TIMEOUT((run).ended(), enginePatienceMs);                                                                   \
    QVERIFY2((run).state.outcome->state == (wanted), qPrintable((run).account()))
