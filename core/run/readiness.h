#pragma once

#include "core/engine/containers.h"

#include <QMap>
#include <QSet>

#include <optional>

namespace stackwright::run {

// Decides, from what the engine says of a project's containers, when all of them are ready, and which of them never will be.
// Plain and without a clock of its own: times are milliseconds of any steady clock.
//
// Ready is: healthy; running, where there is no health check; ended with 0, for a one-shot. A container that ends otherwise,
// is unhealthy, or restarts `restartLimit` times is given up, and so is a service without any container.
class Readiness
{
public:
    static constexpr int restartLimit = 3;
    static constexpr qint64 youngMs = 500;            // how long one without a health check must run to count as running:
    static constexpr qint64 settleMs = 3'000;         // many end at once; longer for one that has died before
    static constexpr qint64 defaultBoundMs = 600'000; // where nothing says how long to wait

    enum class Phase { Pending, Ready, Failed };
    enum class Why { None, Unhealthy, Ended, RestartLoop, TimedOut, Missing };

    struct Entry
    {
        QString id; // empty: the service has no container
        QString name;
        QString service;
        engine::ContainerState state = engine::ContainerState::Created;
        engine::Health health = engine::Health::None;
        int exitCode = 0;
        int deaths = 0;
        qint64 since = 0; // when it last started, as far as it is known
        qint64 deadline = 0;
        qint64 told = -1; // when an event last spoke of it; -1: none did
        Phase phase = Phase::Pending;
        Why why = Why::None;
    };

    // `oneShots`: services that end when they are done; `checked`: services with a health check; `services`: all that are
    // started. Containers of others (of a profile that is not ours) are none of our business. `young`: in place of youngMs,
    // where the engine is slow.
    Readiness(const QSet<QString> &oneShots, const QSet<QString> &checked, const QSet<QString> &services, qint64 young = youngMs)
        : m_oneShots(oneShots)
        , m_checked(checked)
        , m_services(services)
        , m_young(young)
    {
    }

    // Everything there is, from `docker ps`, after Compose has made it: containers that are not in it are forgotten, and a
    // service that has none fails. What an event told since it was `asked` is newer, and stays.
    void apply(const QList<engine::Container> &snapshot, qint64 now, qint64 asked);
    // After the death of a container (but a one-shot's good end) a snapshot is needed: it may restart or not.
    void apply(const engine::ContainerEvent &event, qint64 now);
    void setBound(const QString &id, qint64 milliseconds, qint64 now); // how long until the engine has decided on its health
    void tick(qint64 now);                                             // lets time pass

    // When tick() could next change something, or nothing.
    std::optional<qint64> nextTick() const;

    const QMap<QString, Entry> &entries() const { return m_entries; } // by container id
    Phase phase() const; // Failed if one failed, Ready if every service has containers and all of them are
    const Entry *failed() const;

private:
    void judge(Entry &entry, qint64 now);
    qint64 runsBy(const Entry &entry) const; // from when on one without a health check counts as running

    QSet<QString> m_oneShots;
    QSet<QString> m_checked;
    QSet<QString> m_services;
    qint64 m_young;
    QMap<QString, Entry> m_entries;
};

} // namespace stackwright::run
