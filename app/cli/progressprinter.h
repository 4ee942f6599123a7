#pragma once

#include "core/run/runner.h"

#include <QMap>

namespace stackwright::cli {

// Prints what a run does: for people one line a step that began or ended, on stderr; with --json one object a line on stdout:
//   {"event":"step","id","node","service","title","state","percent","bytesDone","bytesTotal","cached","detail"}
//   {"event":"node","node","state","percent","text","reason"}
//   {"event":"log","time","node","service","stream","text"}
//   and what printOutcome() prints
class ProgressPrinter : public QObject
{
    Q_OBJECT

public:
    ProgressPrinter(run::Runner &runner, bool json, QObject *parent = nullptr);

private:
    void printStep(const run::Step &step);
    void printNode(const QString &nodeId, const run::NodeState &state);
    void printLog(const QList<run::LogLine> &lines);

    bool m_json;
    QMap<QString, run::State> m_said; // step -> state that was printed last
};

// How it ended, and where what runs can be reached:
//   {"event":"finished","state","message","node","exitCode","sites":{NODE: ADDRESS}}
void printOutcome(const run::Outcome &outcome, bool json);

} // namespace stackwright::cli
