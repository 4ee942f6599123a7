#pragma once

#include "core/base/process.h"
#include "core/base/result.h"
#include "core/engine/containers.h"
#include "core/generate/fileset.h"
#include "core/run/redactor.h"
#include "core/run/runstate.h"

#include <QJsonObject>
#include <QObject>

namespace stackwright::run {

// {"time","node","service","stream":"stdout"|"stderr","text"}: one object a line is the JSON form of a log.
QJsonObject logJson(const LogLine &line);

// The logs of a stack's containers, redacted, in batches.
class LogFollower : public QObject
{
    Q_OBJECT

public:
    struct Request
    {
        QString project;
        QMap<QString, generate::NodeServices> nodes;
        QString nodeId;                            // only of this node; empty: of all
        int lastLines = 100;                       // of what was printed before, a container; -1: all
        bool follow = true;                        // goes on, also with containers that start later
        QMap<QString, QByteArray> secretVariables; // what to take out
    };

    explicit LogFollower(const QProcessEnvironment &environment, QObject *parent = nullptr);
    ~LogFollower() override;

    void start(const Request &request);
    void stop(); // ended() does not follow

signals:
    void lines(const QList<stackwright::run::LogLine> &lines);
    // Without `follow` once all is told; otherwise only where the engine went away. An error is of kind Unavailable.
    void ended(const stackwright::base::Result<void> &result);

private:
    // What is known of a container whose output is, or was, read.
    struct Source
    {
        QString service;
        QByteArray lastTime;  // of its last line, as the engine writes it; empty: it has printed nothing
        QString startedAgain; // when, while its old output was still being read; empty: it has not
        bool isReading = false;
        bool wasListed = false; // it was there when we began
    };

    void listed(const base::ProcessResult &result);
    void watch();
    void eventsEnded();
    void started(const engine::ContainerEvent &event);
    void read(const QString &containerId, int lastLines, const QString &since);
    void take(Source &source, const QByteArray &raw, const QByteArray &after, bool isError, QList<LogLine> &batch) const;
    void readEnded(const QString &containerId);
    bool isReading() const;
    void end(const base::Result<void> &result);
    base::Process *run(const base::Command &command);
    bool isWanted(const QString &service) const;

    QProcessEnvironment m_environment;
    Request m_request;
    Redactor m_redactor;
    QMap<QString, QString> m_nodeOfService;
    QMap<QString, Source> m_sources;       // by container id
    QList<engine::ContainerEvent> m_early; // starts that were told before the list of what is there
    bool m_isListed = false;
    bool m_eventsEnded = false;
};

} // namespace stackwright::run
