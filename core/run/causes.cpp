#include "core/run/causes.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace stackwright::run {

namespace {

using Kind = Cause::Kind;

QString text(const char *source)
{
    return QCoreApplication::translate("stackwright::run", source);
}

bool says(const QString &words, std::initializer_list<const char *> parts)
{
    for (const char *part : parts) {
        if (words.contains(QLatin1String(part), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

QString captured(const QString &words, const char *pattern)
{
    const auto match = QRegularExpression(QLatin1String(pattern), QRegularExpression::CaseInsensitiveOption).match(words);
    for (int i = 1; i <= match.lastCapturedIndex(); ++i) {
        if (!match.captured(i).isEmpty())
            return match.captured(i);
    }
    return {};
}

// The first line that matches, with the line below where it announces that one by a colon.
QString firstComplaint(const QStringList &lines, const QRegularExpression &complaint)
{
    for (qsizetype at = 0; at < lines.size(); ++at) {
        if (!complaint.match(lines.at(at)).hasMatch())
            continue;
        const bool announces = lines.at(at).endsWith(QLatin1Char(':')) && at + 1 < lines.size();
        return announces ? lines.at(at) + QLatin1Char(' ') + lines.at(at + 1) : lines.at(at);
    }
    return {};
}

// What a program said at its end: the first of its last lines that is an error by its own words, or else sounds like one, for what
// follows it is mostly advice; where none does, its last lines, at most five.
QString lastWords(const QList<QByteArray> &said)
{
    static const QRegularExpression harmless(QStringLiteral("\\b(?:LOG|INFO|NOTICE|DEBUG|WARN|WARNING)\\b"));
    static const QRegularExpression error(
        QStringLiteral("\\b(?:error|fatal|panic|exception|failed to|unable to|can(?:no|')t|could not)\\b|^E: |[a-z]Error\\b"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression doubt(
        QStringLiteral("\\b(?:failed|failure|not found|no such|missing|denied|invalid|unexpected|undefined)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    QStringList lines;
    for (const QByteArray &each : said) {
        const QString line = QString::fromUtf8(each).trimmed().left(300);
        if (!line.isEmpty())
            lines.append(line);
    }
    QStringList serious;
    std::copy_if(lines.cbegin(), lines.cend(), std::back_inserter(serious),
        [](const QString &line) { return !harmless.match(line).hasMatch(); });
    for (const QRegularExpression &complaint : {error, doubt}) {
        if (const QString line = firstComplaint(serious, complaint); !line.isEmpty())
            return line;
    }
    return lines.mid(qMax<qsizetype>(0, lines.size() - 5)).join(QStringLiteral(" / "));
}

QString serviceOfPort(const ComposeFacts &facts, int port)
{
    const QString published = QString::number(port);
    for (auto at = facts.services.begin(); at != facts.services.end(); ++at) {
        for (const QString &each : at->ports) {
            // "8080:80", "127.0.0.1:8080:80", with "${VARIABLE:-8080}" for the number
            if (each.startsWith(published + QLatin1Char(':')) || each.contains(QLatin1Char(':') + published + QLatin1Char(':')) ||
                each.contains(QLatin1Char('-') + published + QLatin1Char('}')))
                return at.key();
        }
    }
    return {};
}

Cause portTaken(const QString &said, const UpProgress &progress, const ComposeFacts &facts)
{
    Cause cause;
    cause.kind = Kind::PortTaken;
    cause.port = captured(said, "(?:bind for|host port(?: for)?|listen (?:tcp|udp)\\d?|exposing port (?:tcp|udp)) "
                                "(?:\\[[^\\]]*\\]|[^\\s:]*):(\\d+)")
                     .toInt();
    cause.service = progress.serviceOfContainer(captured(said, "endpoint (\\S+)"));
    if (cause.service.isEmpty())
        cause.service = serviceOfPort(facts, cause.port);
    cause.message = cause.service.isEmpty() ? text("Port %1 is taken").arg(cause.port)
                                            : text("Port %1, which %2 needs, is taken").arg(cause.port).arg(cause.service);
    return cause;
}

// What is the same whether a build or a pull stumbled over it.
std::optional<Cause> sharedCause(const QString &said, const QString &service, const QString &serviceImage = {})
{
    Cause cause;
    cause.service = service;
    if (says(said, {"no space left on device"})) {
        cause.kind = Kind::DiskFull;
        cause.message = text("The disk of the container engine is full; \"docker system df\" shows what takes the space");
        return cause;
    }
    const QString image =
        captured(said, "(?:access denied for|manifest for|resolve source metadata for|resolve reference \"?|: )"
                       " ?([a-z0-9][a-z0-9./_-]*(?::[0-9]+/[a-z0-9./_-]+)?(?::[\\w.-]+)?)(?:,|:| not found|\")");
    const QString named = !serviceImage.isEmpty() ? serviceImage : !image.isEmpty() ? image : text("an image");
    if (says(said, {"manifest unknown", "not found: manifest", "pull access denied", "repository does not exist",
                       "insufficient_scope"}) ||
        captured(said, "(manifest for \\S+ not found)|(resolve source metadata for .*: not found)|(failed to resolve reference "
                       ".*: not found)")
                .size() > 0) {
        cause.kind = Kind::ImageMissing;
        cause.message = text("The registry has no image %1, or asks for a login before it shows it").arg(named);
        return cause;
    }
    if (says(said, {"no such host", "TLS handshake timeout", "i/o timeout", "Client.Timeout", "connection refused",
                       "network is unreachable", "toomanyrequests", "dial tcp", "server misbehaving", "connection reset by peer",
                       "unexpected EOF"}) &&
        says(said, {"registry", "://", "lookup", "resolve", "pull", "metadata", "toomanyrequests"})) {
        cause.kind = Kind::RegistryUnreachable;
        cause.message = text("Cannot get %1 from its registry: %2").arg(named, said.section(QStringLiteral(": "), -2));
        return cause;
    }
    return std::nullopt;
}

Cause buildFailed(const UpProgress &progress, const engine::BuildVertex &vertex)
{
    const QString service = progress.serviceOfVertex(vertex.name);
    if (auto shared = sharedCause(vertex.error, service))
        return *shared;
    const engine::VertexName name = engine::vertexName(vertex.name);
    Cause cause;
    cause.kind = Kind::BuildFailed;
    cause.service = service;
    const QString what = service.isEmpty() ? text("A build") : text("The build of %1").arg(service);
    const QString step = name.steps > 0 ? text("step %1 of %2, \"%3\"").arg(name.step).arg(name.steps).arg(name.text)
                                        : QLatin1Char('"') + name.text + QLatin1Char('"');
    const QString code = captured(vertex.error, "exit code: (\\d+)");
    cause.message = code.isEmpty() ? text("%1 failed at %2: %3").arg(what, step, vertex.error)
                                   : text("%1 failed at %2 with exit code %3").arg(what, step, code);
    const QString words = lastWords(progress.build().lastLines(vertex.id));
    if (!words.isEmpty())
        cause.message += QLatin1String(": ") + words;
    return cause;
}

} // namespace

// Only what the docker program says itself: a registry's connection may break too, and a build step may print anything, which
// BuildKit's excerpt shows behind a time ("0.234 connection reset by peer").
bool soundsLikeEngineGone(const QString &said)
{
    static const QRegularExpression own(
        QStringLiteral("^(?!\\d+\\.\\d+ )(?:.*: )?(?:Cannot connect to the Docker daemon|failed to connect to the docker API|"
                       "error during connect|(?:rpc error: code = )?Unavailable\\b|rpc error: .*(?:closing transport|EOF|"
                       "connection reset by peer)|error reading from server: EOF|.*docker\\.sock: connect: |"
                       ".*Is the docker daemon running)|^unexpected EOF$"),
        QRegularExpression::CaseInsensitiveOption);
    return own.match(said).hasMatch();
}

Cause causeOfLostEngine(const UpProgress &progress)
{
    Cause cause;
    cause.kind = Cause::Kind::EngineGone;
    cause.message = text("The container engine stopped answering in the middle");
    for (const Step &step : progress.steps()) {
        // What was under way when it went.
        if (step.state == State::Cancelled || step.state == State::Running || step.state == State::Failed) {
            cause.service = step.service;
            cause.message = text("The container engine stopped answering during \"%1\"").arg(step.title);
            if (!step.service.isEmpty())
                break;
        }
    }
    return cause;
}

QString containerInComplaint(const QString &said)
{
    return captured(said, "container (\\S+) (?:is unhealthy|exited|has no healthcheck)|service \"[^\"]*\" didn't complete "
                          "successfully: exit \\d+ \\(container (\\S+)\\)");
}

Cause causeOfFailedUp(const UpProgress &progress, const ComposeFacts &facts)
{
    // A step that ended by itself is a failure of its own, whatever it printed. The engine's end cancels everything else: it is
    // the first cause even where a build step seems to have failed.
    const engine::BuildVertex *failed = progress.build().failed();
    if (failed && !captured(failed->error, "exit code: (?!137\\b)(\\d+)").isEmpty())
        return buildFailed(progress, *failed);
    for (const QString &said : progress.messages()) {
        if (soundsLikeEngineGone(said))
            return causeOfLostEngine(progress);
    }
    if (failed)
        return buildFailed(progress, *failed);
    Cause last;
    for (const QString &said : progress.messages()) {
        if (says(said, {"port is already allocated", "address already in use", "ports are not available"}))
            return portTaken(said, progress, facts);
        const QString variable = captured(said, "environment variable \"([^\"]+)\" required by secret");
        if (!variable.isEmpty()) {
            Cause cause;
            cause.kind = Kind::SecretMissing;
            cause.message = text("The secret of %1 has no value").arg(variable);
            return cause;
        }
        // "db: manifest unknown" from Compose's own event names whose pull it was
        const QString before = said.section(QLatin1Char(':'), 0, 0);
        if (auto shared =
                sharedCause(said, facts.services.contains(before) ? before : QString(), facts.services.value(before).image)) {
            for (const Step &step : progress.steps()) {
                if (shared->service.isEmpty() && step.state == State::Failed)
                    shared = sharedCause(said, step.service, facts.services.value(step.service).image);
            }
            if (shared->service.isEmpty()) {
                for (auto at = facts.services.begin(); at != facts.services.end(); ++at) {
                    if (!at->image.isEmpty() && said.contains(at->image.section(QLatin1Char(':'), 0, 0)))
                        shared->service = at.key();
                }
            }
            return *shared;
        }
        const QString container = containerInComplaint(said);
        if (!container.isEmpty())
            last.service = progress.serviceOfContainer(container);
        last.message = said;
    }
    for (const Step &step : progress.steps()) {
        if (step.state == State::Failed && !step.service.isEmpty() && last.service.isEmpty())
            last.service = step.service;
    }
    last.kind = Kind::NotStarted;
    if (last.message.isEmpty())
        last.message = text("Compose ended without saying why");
    return last;
}

Cause causeOfEntry(const Readiness::Entry &entry)
{
    if (entry.why == Readiness::Why::Missing) {
        Cause cause;
        cause.kind = Kind::NotStarted;
        cause.service = entry.service;
        cause.message = text("%1 has no container: it was not started, or somebody removed it").arg(entry.service);
        return cause;
    }
    engine::Container container;
    container.id = entry.id;
    container.name = entry.name;
    container.service = entry.service;
    container.state = entry.state;
    container.health = entry.health;
    container.exitCode = entry.exitCode;
    return causeOfContainer(container, entry.why, {});
}

Cause causeOfContainer(const engine::Container &container, Readiness::Why why, const QList<QByteArray> &lastLines)
{
    const QString &service = container.service.isEmpty() ? container.name : container.service;
    Cause cause;
    cause.service = container.service;
    const QString words = lastWords(lastLines);
    const auto is = [&cause](Kind kind, const QString &message, const QString &after = {}) {
        cause.kind = kind;
        cause.message = after.isEmpty() ? message : message + QLatin1String(": ") + after;
    };
    if (container.outOfMemory)
        is(Kind::OutOfMemory, text("%1 was killed because it needed more memory than its limit (exit code %2)")
                                  .arg(service)
                                  .arg(container.exitCode));
    else if (!container.error.isEmpty())
        is(Kind::NotStarted, text("%1 could not be started: %2").arg(service, container.error));
    else if (why == Readiness::Why::RestartLoop || container.state == engine::ContainerState::Restarting)
        is(Kind::RestartLoop, text("%1 ends and restarts again and again (exit code %2)").arg(service).arg(container.exitCode),
            words);
    else if (why == Readiness::Why::Unhealthy || container.health == engine::Health::Unhealthy)
        is(Kind::Unhealthy, text("%1 is unhealthy; its last health check said").arg(service),
            container.probeOutput.isEmpty() ? text("nothing") : container.probeOutput.left(600));
    else if (why == Readiness::Why::TimedOut)
        is(Kind::TimedOut, text("%1 did not become ready in time").arg(service),
            container.probeOutput.isEmpty() ? words : container.probeOutput.left(600));
    else
        is(Kind::Exited, text("%1 ended with exit code %2").arg(service).arg(container.exitCode), words);
    return cause;
}

} // namespace stackwright::run
