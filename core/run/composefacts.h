#pragma once

#include "core/base/result.h"

#include <QMap>
#include <QStringList>

#include <utility>

namespace stackwright::run {

// What a run needs to know of a service.
struct ServiceFacts
{
    QString image; // as written; empty where only built
    bool isBuilt = false;
    QString containerName; // where one is fixed
    QMap<QString, QString>
        dependsOn; // service -> condition: "service_started", "service_healthy", "service_completed_successfully"
    bool hasHealthCheck = false;
    QStringList secrets;
    QStringList ports;           // as written
    bool needsProfile = false;   // it starts only with a profile
    bool mountsFolders = false;  // by a path relative to the compose file
    bool hasNoContainer = false; // scaled to nothing, or provided by something else than a container

    bool operator==(const ServiceFacts &) const = default;
};

struct ComposeFacts
{
    QMap<QString, ServiceFacts> services;
    QMap<QString, QString> secretVariables; // secret -> environment variable that feeds it
    QStringList networks;                   // that Compose makes itself
    QStringList volumes;

    QStringList builtServices() const;
    // Services whose end with code 0 another one waits for.
    QStringList awaitedOneShots() const;
    // Services that are started, each after those that it depends on; what lies on a cycle comes last, by name.
    QStringList startOrder() const;
};

// Reads compose files in the order in which Compose merges them (compose::merge). Only what ComposeFacts holds: it is no
// validation.
base::Result<ComposeFacts> composeFacts(const QList<std::pair<QString, QByteArray>> &files);
// The same, from a folder.
base::Result<ComposeFacts> composeFacts(const QString &folder, const QStringList &files);

} // namespace stackwright::run
