#include "core/engine/containers.h"

#include "core/engine/jsonstream.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace stackwright::engine {

namespace {

using L1 = QLatin1String;
constexpr L1 serviceLabel("com.docker.compose.service");

constexpr std::pair<ContainerState, const char *> stateWords[] = {{ContainerState::Created, "created"},
    {ContainerState::Running, "running"}, {ContainerState::Paused, "paused"}, {ContainerState::Restarting, "restarting"},
    {ContainerState::Removing, "removing"}, {ContainerState::Exited, "exited"}, {ContainerState::Dead, "dead"}};

ContainerState stateOf(const QString &word)
{
    for (const auto &[state, name] : stateWords) {
        if (word == L1(name))
            return state;
    }
    return ContainerState::Unknown;
}

Health healthOf(const QString &word)
{
    if (word == L1("healthy"))
        return Health::Healthy;
    if (word == L1("unhealthy"))
        return Health::Unhealthy;
    return word == L1("starting") ? Health::Starting : Health::None;
}

// "Up 3 seconds (healthy)", "Up 1 second (health: starting)", "Exited (137) 2 minutes ago"
void readStatusText(Container &container, const QString &status)
{
    static const QRegularExpression exited(QStringLiteral("^Exited \\((\\d+)\\)"));
    static const QRegularExpression health(QStringLiteral("\\((?:health: )?(healthy|unhealthy|starting)\\)"));
    container.justStarted = status.startsWith(L1("Up Less than a second")) || status.startsWith(L1("Up 1 second"));
    if (const auto match = exited.match(status); match.hasMatch())
        container.exitCode = match.captured(1).toInt();
    if (const auto match = health.match(status); match.hasMatch())
        container.health = healthOf(match.captured(1));
}

// "0.0.0.0:8080->80/tcp, [::]:8080->80/tcp, 5432/tcp"; ports in a row as "0.0.0.0:8080-8081->80-81/tcp"
QList<PublishedPort> portsOf(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(\\S*):(\\d{1,5})(?:-(\\d{1,5}))?->(\\d{1,5})(?:-\\d{1,5})?/(\\w+)$"));
    static constexpr int mostPorts = 65'536;
    QList<PublishedPort> ports;
    for (const QString &each : text.split(QLatin1Char(','))) {
        const auto match = form.match(each.trimmed());
        if (!match.hasMatch())
            continue;
        const int first = match.captured(2).toInt();
        const int last = match.captured(3).isEmpty() ? first : match.captured(3).toInt();
        for (int port = first; port <= last && ports.size() < mostPorts; ++port)
            ports.append({match.captured(1), port, match.captured(4).toInt() + port - first, match.captured(5)});
    }
    return ports;
}

QString labelOf(const QString &labels, const QString &name)
{
    for (const QString &each : labels.split(QLatin1Char(','))) {
        if (each.startsWith(name + QLatin1Char('=')))
            return each.mid(name.size() + 1);
    }
    return {};
}

Container containerFromPs(const QJsonObject &object)
{
    Container container;
    container.id = object.value(L1("ID")).toString();
    container.name = object.value(L1("Names")).toString();
    container.service = labelOf(object.value(L1("Labels")).toString(), serviceLabel);
    container.image = object.value(L1("Image")).toString();
    container.state = stateOf(object.value(L1("State")).toString());
    readStatusText(container, object.value(L1("Status")).toString());
    container.ports = portsOf(object.value(L1("Ports")).toString());
    return container;
}

qint64 milliseconds(const QJsonValue &nanoseconds, qint64 otherwise)
{
    const qint64 value = nanoseconds.toInteger() / 1'000'000;
    return value > 0 ? value : otherwise;
}

// The engine's defaults: interval and timeout 30 s, 3 retries, no start period.
qint64 healthBound(const QJsonObject &check)
{
    const QJsonArray test = check.value(L1("Test")).toArray();
    if (test.isEmpty() || test.first().toString() == L1("NONE"))
        return 0;
    const qint64 interval = milliseconds(check.value(L1("Interval")), 30'000);
    const qint64 timeout = milliseconds(check.value(L1("Timeout")), 30'000);
    const int retries = qBound(1, check.value(L1("Retries")).toInt(3), 1000);
    return milliseconds(check.value(L1("StartPeriod")), 0) + (interval + timeout) * (retries + 1);
}

} // namespace

QString containerStateKey(ContainerState state)
{
    for (const auto &[each, name] : stateWords) {
        if (each == state)
            return L1(name);
    }
    return QStringLiteral("unknown");
}

QString healthKey(Health health)
{
    switch (health) {
    case Health::None: return {};
    case Health::Starting: return QStringLiteral("starting");
    case Health::Healthy: return QStringLiteral("healthy");
    case Health::Unhealthy: return QStringLiteral("unhealthy");
    }
    Q_UNREACHABLE();
}

std::optional<ContainerEvent> containerEvent(const QJsonObject &object)
{
    if (object.value(L1("Type")).toString() != L1("container"))
        return std::nullopt;
    const QString action = object.value(L1("Action")).toString();
    if (action.startsWith(L1("exec_")))
        return std::nullopt;
    const QJsonObject actor = object.value(L1("Actor")).toObject();
    const QJsonObject attributes = actor.value(L1("Attributes")).toObject();
    ContainerEvent event;
    event.id = actor.value(L1("ID")).toString();
    event.name = attributes.value(L1("name")).toString();
    event.service = attributes.value(serviceLabel).toString();
    event.image = attributes.value(L1("image")).toString();
    const qsizetype colon = action.indexOf(L1(": "));
    event.action = action.left(colon < 0 ? action.size() : colon);
    if (event.action == L1("health_status"))
        event.health = colon < 0 ? Health::None : healthOf(action.mid(colon + 2));
    event.exitCode = attributes.value(L1("exitCode")).toString().toInt();
    const qint64 nanoseconds = object.value(L1("timeNano")).toInteger();
    event.time =
        QStringLiteral("%1.%2").arg(nanoseconds / 1'000'000'000).arg(nanoseconds % 1'000'000'000, 9, 10, QLatin1Char('0'));
    return event;
}

QList<Container> containersFromPs(const QByteArray &output)
{
    QList<Container> containers;
    JsonStream stream;
    for (const JsonStream::Item &item : stream.feed(output.trimmed())) {
        if (const auto *object = std::get_if<QJsonObject>(&item))
            containers.append(containerFromPs(*object));
    }
    return containers;
}

QList<Container> containersFromInspect(const QByteArray &output)
{
    QList<Container> containers;
    for (const QJsonValue &each : QJsonDocument::fromJson(output).array()) {
        const QJsonObject config = each[L1("Config")].toObject();
        const QJsonObject state = each[L1("State")].toObject();
        const QJsonObject health = state.value(L1("Health")).toObject();
        Container container;
        container.id = each[L1("Id")].toString();
        container.name = each[L1("Name")].toString();
        if (container.name.startsWith(QLatin1Char('/')))
            container.name.remove(0, 1);
        container.service = config.value(L1("Labels")).toObject().value(serviceLabel).toString();
        container.image = config.value(L1("Image")).toString();
        container.state = stateOf(state.value(L1("Status")).toString());
        container.health = healthOf(health.value(L1("Status")).toString());
        container.exitCode = state.value(L1("ExitCode")).toInt();
        container.error = state.value(L1("Error")).toString();
        container.outOfMemory = state.value(L1("OOMKilled")).toBool();
        const QJsonArray probes = health.value(L1("Log")).toArray();
        if (!probes.isEmpty())
            container.probeOutput = probes.last()[L1("Output")].toString().trimmed();
        container.healthBoundMs = healthBound(config.value(L1("Healthcheck")).toObject());
        containers.append(container);
    }
    return containers;
}

} // namespace stackwright::engine
