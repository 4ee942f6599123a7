#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

// What a run has done so far, as a plain value that the window draws and the command line prints.
namespace stackwright::run {

enum class State { Waiting, Running, Passed, Failed, Skipped, NotRun, Cancelled };
inline bool isOver(State state)
{
    return state != State::Waiting && state != State::Running;
}
QString stateName(State state); // for people, translated: "waiting", "running", … "not run"
QString stateKey(State state);  // for --json, stable: "waiting", "running", … "not-run"

// One thing that is being done: an image pulled, a Dockerfile step, a container started, a health check awaited.
struct Step
{
    QString id;      // unique in the run
    QString nodeId;  // empty: belongs to the whole stack
    QString service; // compose service, or empty
    QString title;   // "pull postgres:17.5", "[deps 2/4] RUN npm ci", "wait for healthy"
    State state = State::Waiting;
    qint64 bytesDone = 0; // 0/0: not known
    qint64 bytesTotal = 0;
    int percent = -1; // -1: not known
    bool cached = false;
    QDateTime started;
    QDateTime finished;
    QString detail; // for Failed and NotRun: why
};

// How much of it is done, 0..100; all of what is over, however it ended.
int percentOf(const Step &step);

struct LogLine
{
    QString nodeId;
    QString service;
    QString stepId;
    QByteArray text; // one line without its end; may hold terminal escapes
    bool isError = false;
    QDateTime time;
};

// The sum of a node's steps and of what the engine says of its containers.
struct NodeState
{
    State state = State::Waiting;
    int percent = -1;
    QString text;   // "healthy", "building 3/9", "exited 137"
    QString reason; // for Failed and NotRun: a sentence
};

// How a run ended.
struct Outcome
{
    State state = State::Passed;       // Passed, Failed or Cancelled
    QString message;                   // one sentence: the cause
    QString nodeId;                    // the node it is about, or empty
    int exitCode = 0;                  // of the command line: 0, 1, 3, 130
    QMap<QString, QString> sites = {}; // of an up that passed: node id -> its address, with the port that was published
};

struct RunState
{
    QList<Step> steps; // in the order of first mention
    QMap<QString, NodeState> nodes;
    std::optional<Outcome> outcome; // set once the run is over

    void apply(const Step &step); // adds or replaces, and sums up its node
    int percent() const;          // of the whole run, 0..100
};

} // namespace stackwright::run
