#include "core/run/upprogress.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace stackwright::run {

namespace {

using engine::BuildVertex;
using engine::ComposeEvent;
using Phase = ComposeEvent::Phase;
using Subject = ComposeEvent::Subject;

constexpr qsizetype keptMessages = 60;

QString text(const char *source)
{
    return QCoreApplication::translate("stackwright::run", source);
}

State stateOf(BuildVertex::State state)
{
    switch (state) {
    case BuildVertex::State::Waiting: return State::Waiting;
    case BuildVertex::State::Running: return State::Running;
    case BuildVertex::State::Done:
    case BuildVertex::State::Cached: return State::Passed;
    case BuildVertex::State::Failed: return State::Failed;
    case BuildVertex::State::Cancelled: return State::Cancelled;
    }
    Q_UNREACHABLE();
}

State stateOf(Phase phase)
{
    switch (phase) {
    case Phase::Working: return State::Running;
    case Phase::Done: return State::Passed;
    case Phase::Failed: return State::Failed;
    case Phase::Warning: return State::Skipped;
    }
    Q_UNREACHABLE();
}

} // namespace

UpProgress::UpProgress(const Request &request, const ComposeFacts &facts, const Redactor &redactor, Sink sink)
    : m_request(request)
    , m_facts(facts)
    , m_redactor(redactor)
    , m_sink(std::move(sink))
    , m_builtServices(facts.builtServices())
{
    for (auto node = request.nodes.begin(); node != request.nodes.end(); ++node) {
        for (const QString &service : node->services)
            m_nodeOfService.insert(service, node.key());
    }
}

void UpProgress::feedOutput(const QByteArray &bytes)
{
    take(m_output.feed(bytes), false);
}

void UpProgress::feedErrors(const QByteArray &bytes)
{
    take(m_errors.feed(bytes), true);
}

void UpProgress::finish(bool succeeded)
{
    take(m_output.finish(), false);
    take(m_errors.finish(), true);
    takeBuild(m_build.finish(succeeded));
    for (Step &step : m_steps) {
        if (!isOver(step.state))
            update(step, succeeded ? State::Passed : State::Cancelled);
    }
}

void UpProgress::setStep(Step step)
{
    Step &known = stepAt(step.id, step.service, step.title);
    known.percent = step.percent;
    update(known, step.state, step.detail);
}

QString UpProgress::serviceOfContainer(const QString &container) const
{
    for (auto at = m_facts.services.begin(); at != m_facts.services.end(); ++at) {
        if (!at->containerName.isEmpty() && at->containerName == container)
            return at.key();
    }
    // Compose names a container PROJECT-SERVICE-NUMBER.
    const QString prefix = m_request.project + QLatin1Char('-');
    const qsizetype dash = container.lastIndexOf(QLatin1Char('-'));
    if (!container.startsWith(prefix) || dash < prefix.size())
        return {};
    const QString service = container.mid(prefix.size(), dash - prefix.size());
    return m_facts.services.isEmpty() || m_facts.services.contains(service) ? service : QString();
}

// Compose speaks of a service ("db Pulling"), of its image ("Image postgres:17 Pulling"), or of the image that it builds
// ("demo-api Built"), by version.
QString UpProgress::serviceOfImage(const QString &name) const
{
    if (m_facts.services.contains(name))
        return name;
    for (auto at = m_facts.services.begin(); at != m_facts.services.end(); ++at) {
        if (at->image == name || (at->isBuilt && name == m_request.project + QLatin1Char('-') + at.key()))
            return at.key();
    }
    return {};
}

void UpProgress::take(const QList<engine::JsonStream::Item> &items, bool isError)
{
    for (const engine::JsonStream::Item &item : items) {
        const auto *object = std::get_if<QJsonObject>(&item);
        if (!object) {
            takeText(std::get<QByteArray>(item), isError);
        } else if (object->contains(QLatin1String("vertexes")) || object->contains(QLatin1String("statuses")) ||
                   object->contains(QLatin1String("logs")) || object->contains(QLatin1String("warnings"))) {
            takeBuild(m_build.applyRawJson(*object));
        } else if (const auto event = engine::composeEvent(*object)) {
            takeEvent(*event);
        } else {
            // Compose's own errors ("message") and its log lines ("msg") in the JSON form.
            for (const char *key : {"message", "msg", "error"}) {
                const QString said = object->value(QLatin1String(key)).toString();
                if (!said.isEmpty()) {
                    message(said);
                    break;
                }
            }
        }
    }
}

void UpProgress::takeText(const QByteArray &line, bool isError)
{
    engine::BuildChange change;
    if (m_build.applyPlain(line, change)) {
        takeBuild(change);
        return;
    }
    if (const auto event = engine::composeEvent(line)) {
        takeEvent(*event);
        return;
    }
    if (line.trimmed().isEmpty())
        return;
    message(QString::fromUtf8(line));
    LogLine log;
    log.text = m_redactor.redacted(line);
    log.isError = isError;
    log.time = QDateTime::currentDateTimeUtc();
    m_sink.log({log});
}

void UpProgress::message(const QString &said)
{
    m_messages.append(m_redactor.redacted(said.left(8192)));
    if (m_messages.size() > keptMessages)
        m_messages.removeFirst();
}

void UpProgress::takeBuild(const engine::BuildChange &change)
{
    for (const QString &id : change.vertexIds)
        vertexStep(id);
    for (const QString &warning : change.warnings)
        message(warning);
    QList<LogLine> lines;
    for (const engine::BuildLog &log : change.logs) {
        const BuildVertex *vertex = m_build.vertex(log.vertexId);
        LogLine line;
        line.service = vertex ? serviceOfVertex(vertex->name) : QString();
        line.nodeId = nodeOfService(line.service);
        line.stepId = QLatin1String("build/") + log.vertexId;
        line.text = m_redactor.redacted(log.line);
        line.isError = log.isError;
        line.time = log.time;
        lines.append(line);
    }
    if (!lines.isEmpty())
        m_sink.log(lines);
}

void UpProgress::vertexStep(const QString &vertexId)
{
    const BuildVertex *vertex = m_build.vertex(vertexId);
    if (!vertex || vertex->name.isEmpty())
        return; // bytes of a vertex that has not been announced yet
    Step &step = stepAt(QLatin1String("build/") + vertexId, serviceOfVertex(vertex->name), vertex->name);
    step.bytesDone = vertex->bytesDone;
    step.bytesTotal = vertex->bytesTotal;
    step.cached = vertex->state == BuildVertex::State::Cached;
    update(step, stateOf(vertex->state), vertex->error);
    // BuildKit's own times are better than the times at which we heard of it.
    if (vertex->started.isValid())
        step.started = vertex->started;
    if (vertex->completed.isValid())
        step.finished = vertex->completed;
}

void UpProgress::layer(const ComposeEvent &event)
{
    const QString service = serviceOfImage(event.parent.section(QLatin1Char(' '), -1));
    const QString id = QLatin1String("pull/") + (service.isEmpty() ? event.parent : service);
    if (!m_steps.contains(id))
        return;
    if (event.bytesTotal > 0 && event.verb == QLatin1String("Downloading"))
        m_layers[id][event.name] = {event.bytesDone, event.bytesTotal};
    else if (event.phase == Phase::Done && m_layers[id].contains(event.name))
        m_layers[id][event.name].done = m_layers[id][event.name].total;
    Step &step = m_steps[id];
    step.bytesDone = step.bytesTotal = 0;
    for (const Layer &each : std::as_const(m_layers[id])) {
        step.bytesDone += each.done;
        step.bytesTotal += each.total;
    }
    update(step, step.state);
}

void UpProgress::takeEvent(const ComposeEvent &event)
{
    const auto step = [this, &event](const QString &id, const QString &service, const QString &title) {
        if (event.phase == Phase::Failed)
            message(event.name + QLatin1String(": ") + (event.detail.isEmpty() ? event.verb : event.detail));
        update(stepAt(id, service, title), stateOf(event.phase), event.phase == Phase::Working ? QString() : event.detail);
    };
    if (!event.parent.isEmpty()) {
        layer(event);
        return;
    }
    switch (event.subject) {
    case Subject::Network: step(QLatin1String("network/") + event.name, {}, text("network %1").arg(event.name)); return;
    case Subject::Volume: step(QLatin1String("volume/") + event.name, {}, text("volume %1").arg(event.name)); return;
    case Subject::Container: {
        const QString service = serviceOfContainer(event.name);
        const QString name = service.isEmpty() ? event.name : service;
        static const QStringList downWords{QStringLiteral("Stopping"), QStringLiteral("Stopped"), QStringLiteral("Removing"),
            QStringLiteral("Removed"), QStringLiteral("Killing"), QStringLiteral("Killed")};
        static const QStringList waitWords{QStringLiteral("Waiting"), QStringLiteral("Healthy"), QStringLiteral("Exited")};
        if (downWords.contains(event.verb)) {
            Step &stop = stepAt(QLatin1String("stop/") + event.name, service, text("stop %1").arg(name));
            // Stopped is only half the way.
            update(stop, event.verb == QLatin1String("Stopped") || event.verb == QLatin1String("Killed") ? State::Running
                                                                                                         : stateOf(event.phase));
        } else if (waitWords.contains(event.verb)) {
            step(QLatin1String("ready/") + event.name, service, text("wait for %1").arg(name));
        } else {
            Step &start = stepAt(QLatin1String("start/") + event.name, service, text("start %1").arg(name));
            const bool created = event.verb == QLatin1String("Created") || event.verb == QLatin1String("Recreated");
            if (event.phase == Phase::Failed)
                message(event.name + QLatin1String(": ") + event.detail);
            update(
                start, created ? State::Running : stateOf(event.phase), event.phase == Phase::Failed ? event.detail : QString());
        }
        return;
    }
    case Subject::Image:
    case Subject::Other: break;
    }
    static const QRegularExpression layerId(QStringLiteral("^[0-9a-f]{12}$"));
    if (layerId.match(event.name).hasMatch())
        return; // the plain form does not say whose layer it is
    const QString service = serviceOfImage(event.name);
    if (event.verb == QLatin1String("Building") || event.verb == QLatin1String("Built")) {
        step(QLatin1String("image/") + event.name, service, text("build %1").arg(service.isEmpty() ? event.name : service));
        return;
    }
    const QString image = m_facts.services.value(service).image;
    step(QLatin1String("pull/") + (service.isEmpty() ? event.name : service), service,
        text("pull %1").arg(image.isEmpty() ? event.name : image));
}

Step &UpProgress::stepAt(const QString &id, const QString &service, const QString &title)
{
    Step &step = m_steps[id];
    if (step.id.isEmpty()) {
        step.id = id;
        step.service = service;
        step.nodeId = nodeOfService(service);
        step.title = m_redactor.redacted(title);
    }
    return step;
}

void UpProgress::update(Step &step, State state, const QString &detail)
{
    const bool neverBegan = state == State::Waiting || state == State::NotRun;
    if (!neverBegan && !step.started.isValid())
        step.started = QDateTime::currentDateTimeUtc();
    if (isOver(state) && step.started.isValid() && !step.finished.isValid())
        step.finished = QDateTime::currentDateTimeUtc();
    step.state = state;
    step.detail = m_redactor.redacted(detail);
    m_sink.step(step);
}

} // namespace stackwright::run
