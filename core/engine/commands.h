#pragma once

#include "core/base/process.h"
#include "core/engine/engineinfo.h"

#include <QMap>
#include <QStringList>

// The command lines of the docker program, as argument lists. Names of services come after "--": "--help" is a valid one.
namespace stackwright::engine {

// Which project of Compose, and from which files.
struct ComposeProject
{
    QString name;
    QString folder;    // absolute
    QStringList files; // relative to folder, in order
};

// Compose's own variables would change what a run means (COMPOSE_FILE, COMPOSE_PROFILES, …): they are taken out, apart from
// those that only say how hard to work. So are the values that are given to us as STACKWRIGHT_SECRET_NAME: each goes to the one
// process that needs it, under its own name. What is left of `environment` is what the docker program needs.
QProcessEnvironment commandEnvironment(const QProcessEnvironment &environment);

// `docker compose up -d --build --remove-orphans`. `secrets` are variables of this one process alone. They win over
// what `environment` happens to say, which nobody checked and no log is cleared of; but none of them replaces PATH and its like.
base::Command composeUp(const QProcessEnvironment &environment, const EngineInfo &engine, const ComposeProject &project,
    const QMap<QString, QByteArray> &secrets);

// `docker compose down` by project name alone: it works from the labels of what is there, so it needs no file, no secret,
// and takes what an older file had brought up. timeoutSeconds < 0: Compose's own (10 s to stop a container).
base::Command composeDown(const QProcessEnvironment &environment, const EngineInfo &engine, const QString &project,
    bool removeVolumes, int timeoutSeconds);

base::Command dockerEvents(const QProcessEnvironment &environment, const QString &project);
base::Command dockerPs(const QProcessEnvironment &environment, const QString &project); // all its containers, as JSON
base::Command dockerPublishing(const QProcessEnvironment &environment, int port);       // containers that publish a port, as JSON
base::Command dockerInspect(const QProcessEnvironment &environment, const QStringList &containerIds);
base::Command dockerLogs(
    const QProcessEnvironment &environment, const QString &containerId, int lastLines, bool follow, bool timestamps);
base::Command dockerRemove(const QProcessEnvironment &environment, const QStringList &containerIds); // by force
base::Command dockerStop(const QProcessEnvironment &environment, const QStringList &containerIds);   // a second to end by itself

} // namespace stackwright::engine
