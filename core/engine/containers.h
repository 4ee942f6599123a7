#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

// What the engine says of containers: `docker events`, `docker ps`, `docker inspect`, as values.
namespace stackwright::engine {

enum class ContainerState { Unknown, Created, Running, Paused, Restarting, Removing, Exited, Dead };
QString containerStateKey(ContainerState state); // the engine's own word: "running"

enum class Health { None, Starting, Healthy, Unhealthy }; // None: it has no health check
QString healthKey(Health health);                         // "", "starting", "healthy", "unhealthy"

struct PublishedPort
{
    QString address; // "0.0.0.0"
    int hostPort = 0;
    int containerPort = 0;
    QString protocol; // "tcp"

    bool operator==(const PublishedPort &) const = default;
};

struct Container
{
    QString id;
    QString name;
    QString service; // Compose's label, or empty
    QString image;
    ContainerState state = ContainerState::Unknown;
    Health health = Health::None;
    int exitCode = 0;         // where it exited
    bool justStarted = false; // it runs for less than two seconds
    QList<PublishedPort> ports;

    // From `docker inspect` alone:
    QString error; // why the engine could not start it
    bool outOfMemory = false;
    QString probeOutput;      // of the last health check
    qint64 healthBoundMs = 0; // how long until the engine has decided on its health; 0: no health check
};

struct ContainerEvent
{
    QString id;
    QString name;
    QString service;
    QString image;
    QString action;               // "create", "start", "die", "oom", "health_status", "destroy", …
    Health health = Health::None; // of a health_status
    int exitCode = 0;             // of a die
    QString time;                 // the engine's: "SECONDS.NANOSECONDS" since 1970, as `docker logs --since` takes it
};

// One object of `docker events --format '{{json .}}'`. Nothing for other types and for the three exec events that every
// health probe adds.
std::optional<ContainerEvent> containerEvent(const QJsonObject &object);

// The output of `docker ps` in JSON: one object a line.
QList<Container> containersFromPs(const QByteArray &output);

// The output of `docker inspect` of containers.
QList<Container> containersFromInspect(const QByteArray &output);

} // namespace stackwright::engine
