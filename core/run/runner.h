#pragma once

#include "core/generate/fileset.h"
#include "core/run/runstate.h"

#include <QObject>

namespace stackwright::run {

enum class Verb { Up, Down };

// Everything a run needs, as a value: it does not look at the document again.
struct Request
{
    Verb verb = Verb::Up;
    QString project;          // compose project name
    QString folder;           // where the files are exported
    QString environment;      // "dev", "prod", or empty for the base
    QStringList composeFiles; // relative to folder, in order
    QMap<QString, generate::NodeServices> nodes;
    QMap<QString, QByteArray> secretVariables; // VARIABLE -> value; only ever in the environment of the compose process
    bool removeVolumes = false;                // Down only
};

// Carries out one request at a time on a container engine. Everything it learns comes through signals, on its own thread.
class Runner : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void start(const Request &request) = 0;
    // Ends it within 5 s: interrupt, terminate, kill of the whole process group, then takes down what an `up` had started.
    virtual void cancel() = 0;
    virtual bool isRunning() const = 0;

signals:
    void stepChanged(const stackwright::run::Step &step);
    void nodeChanged(const QString &nodeId, const stackwright::run::NodeState &state);
    void logged(const QList<stackwright::run::LogLine> &lines); // batches
    void finished(const stackwright::run::Outcome &outcome);
};

} // namespace stackwright::run
