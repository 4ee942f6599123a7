#pragma once

#include "core/engine/containers.h"
#include "core/run/readiness.h"
#include "core/run/upprogress.h"

namespace stackwright::run {

// Why a run failed: the first cause, not what followed from it.
struct Cause
{
    enum class Kind {
        PortTaken,
        BuildFailed,
        ImageMissing,
        RegistryUnreachable,
        DiskFull,
        SecretMissing,
        EngineGone,
        Unhealthy,
        Exited,
        OutOfMemory,
        RestartLoop,
        TimedOut,
        NotStarted,
        Other,
    };

    Kind kind = Kind::Other;
    QString message; // one sentence that names the service
    QString service; // whose node it is; empty: nobody's
    int port = 0;    // of PortTaken

    bool operator==(const Cause &) const = default;
};

// From what Compose and BuildKit said during an `up` that ended with another code than 0.
Cause causeOfFailedUp(const UpProgress &progress, const ComposeFacts &facts);

// From what the engine knows of a container that did not become ready, and the last lines that it printed.
Cause causeOfContainer(const engine::Container &container, Readiness::Why why, const QList<QByteArray> &lastLines);

// From what is known of a container, or of a service without one, that the engine tells nothing more about.
Cause causeOfEntry(const Readiness::Entry &entry);

// An engine that does not answer: names the step that was under way.
Cause causeOfLostEngine(const UpProgress &progress);

// Whether words like these come from an engine that went away in the middle.
bool soundsLikeEngineGone(const QString &said);

// The container that Compose complains of: "dependency failed to start: container x-db-1 is unhealthy". Empty: none.
QString containerInComplaint(const QString &said);

} // namespace stackwright::run
