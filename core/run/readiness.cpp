#include "core/run/readiness.h"

#include <algorithm>

namespace stackwright::run {

using engine::ContainerState;
using engine::Health;

void Readiness::apply(const QList<engine::Container> &snapshot, qint64 now, qint64 asked)
{
    QMap<QString, Entry> entries;
    QSet<QString> missing = m_services;
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.told < asked)
            continue;
        entries.insert(entry.id, entry);
        missing.remove(entry.service);
    }
    for (const engine::Container &container : snapshot) {
        if (!m_services.contains(container.service))
            continue;
        missing.remove(container.service);
        if (entries.contains(container.id))
            continue;
        Entry entry = m_entries.value(container.id);
        if (entry.id.isEmpty()) {
            entry.id = container.id;
            entry.since = container.justStarted ? now : now - settleMs;
            entry.deadline = now + defaultBoundMs;
        }
        entry.name = container.name;
        entry.service = container.service;
        entry.state = container.state;
        entry.health = container.health;
        entry.exitCode = container.exitCode;
        judge(entry, now);
        entries.insert(entry.id, entry);
    }
    for (const QString &service : std::as_const(missing)) {
        Entry entry;
        entry.name = entry.service = service;
        entry.state = ContainerState::Unknown;
        entry.phase = Phase::Failed;
        entry.why = Why::Missing;
        entries.insert(QLatin1String("missing ") + service, entry);
    }
    m_entries = entries;
}

void Readiness::apply(const engine::ContainerEvent &event, qint64 now)
{
    if (event.action == QLatin1String("destroy")) {
        m_entries.remove(event.id);
        return;
    }
    if (!m_services.contains(event.service))
        return;
    Entry &entry = m_entries[event.id];
    if (entry.id.isEmpty()) {
        entry.id = event.id;
        entry.since = now;
        entry.deadline = now + defaultBoundMs;
    }
    entry.name = event.name;
    entry.service = event.service;
    entry.told = now;
    if (event.action == QLatin1String("start")) {
        entry.state = ContainerState::Running;
        entry.health = m_checked.contains(event.service) ? Health::Starting : Health::None;
        entry.since = now;
    } else if (event.action == QLatin1String("die")) {
        // Whether it stays dead or restarts only the next look at the engine tells.
        entry.state =
            event.exitCode == 0 && m_oneShots.contains(event.service) ? ContainerState::Exited : ContainerState::Restarting;
        entry.exitCode = event.exitCode;
        ++entry.deaths;
    } else if (event.action == QLatin1String("health_status")) {
        entry.health = event.health;
    }
    judge(entry, now);
}

void Readiness::setBound(const QString &id, qint64 milliseconds, qint64 now)
{
    const auto entry = m_entries.find(id);
    if (entry != m_entries.end() && milliseconds > 0)
        entry->deadline = now + milliseconds;
}

void Readiness::tick(qint64 now)
{
    for (Entry &entry : m_entries)
        judge(entry, now);
}

void Readiness::judge(Entry &entry, qint64 now)
{
    const auto is = [&entry](Phase phase, Why why = Why::None) {
        entry.phase = phase;
        entry.why = why;
    };
    if (entry.why == Why::Missing)
        return;
    is(Phase::Pending);
    switch (entry.state) {
    case ContainerState::Running:
        if (entry.health == Health::Healthy)
            is(Phase::Ready);
        else if (entry.health == Health::Unhealthy)
            is(Phase::Failed, Why::Unhealthy);
        else if (entry.health == Health::None && !m_oneShots.contains(entry.service) && now >= runsBy(entry))
            is(Phase::Ready);
        break;
    case ContainerState::Exited:
        if (entry.exitCode == 0 && m_oneShots.contains(entry.service))
            is(Phase::Ready);
        else
            is(Phase::Failed, Why::Ended);
        break;
    case ContainerState::Dead: is(Phase::Failed, Why::Ended); break;
    case ContainerState::Paused: // a person did that: it does what it was told
        is(Phase::Ready);
        break;
    case ContainerState::Unknown:
    case ContainerState::Created:
    case ContainerState::Restarting:
    case ContainerState::Removing: break;
    }
    if (entry.phase == Phase::Pending && entry.deaths >= restartLimit)
        is(Phase::Failed, Why::RestartLoop);
    else if (entry.phase == Phase::Pending && now >= entry.deadline)
        is(Phase::Failed, Why::TimedOut);
}

qint64 Readiness::runsBy(const Entry &entry) const
{
    return entry.since + (entry.deaths == 0 ? m_young : std::max(settleMs, m_young));
}

std::optional<qint64> Readiness::nextTick() const
{
    std::optional<qint64> next;
    for (const Entry &entry : m_entries) {
        if (entry.phase != Phase::Pending)
            continue;
        qint64 at = entry.deadline;
        if (entry.state == ContainerState::Running && entry.health == Health::None && !m_oneShots.contains(entry.service))
            at = qMin(at, runsBy(entry));
        next = qMin(next.value_or(at), at);
    }
    return next;
}

Readiness::Phase Readiness::phase() const
{
    bool pending = false;
    QSet<QString> awaited = m_services;
    for (const Entry &entry : m_entries) {
        if (entry.phase == Phase::Failed)
            return Phase::Failed;
        pending = pending || entry.phase == Phase::Pending;
        awaited.remove(entry.service);
    }
    return pending || !awaited.isEmpty() ? Phase::Pending : Phase::Ready;
}

const Readiness::Entry *Readiness::failed() const
{
    for (const Entry &entry : m_entries) {
        if (entry.phase == Phase::Failed)
            return &entry;
    }
    return nullptr;
}

} // namespace stackwright::run
