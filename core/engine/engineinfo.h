#pragma once

#include "core/engine/version.h"

#include <QString>

namespace stackwright::engine {

// A container engine that answered.
struct EngineInfo
{
    QString endpoint; // "unix:///var/run/docker.sock"; never with a password
    Version server;
    Version compose;
    Version buildx;      // unknown: there is none
    bool podman = false; // Podman's docker-compatible service

    // Compose prints its progress as JSON, with BuildKit's rawjson for builds, from 2.29.
    bool hasJsonProgress() const { return compose >= Version{2, 29, 0}; }
};

// Why there is no usable engine, and what a person can do about it.
struct EngineProblem
{
    enum class Kind {
        NoDocker,         // no docker program in PATH
        NoCompose,        // docker without its compose plugin
        NoDaemon,         // nothing listens there
        PermissionDenied, // it listens, but not to this user
        Silent,           // it takes the connection and never answers
        Refused,          // it answers with a refusal: TLS, API version
        BadAddress,       // DOCKER_HOST or the context does not make sense
        EngineTooOld,
        ComposeTooOld,
        BuildxTooOld, // Compose 2.37 and later build through buildx 0.17 or later
        Other,
    };

    Kind kind = Kind::Other;
    QString message; // one sentence with its cause, without secrets
    QString wayOn;   // what to do, as a sentence
    QString detail;  // what the program itself said, at most a few lines

    QString text() const { return wayOn.isEmpty() ? message : message + QLatin1Char(' ') + wayOn; }
};

inline constexpr Version oldestEngine{20, 10, 0};
inline constexpr Version oldestCompose{2, 24, 4}; // the first that knows `!override` (Compose specification, "Merge")

} // namespace stackwright::engine
