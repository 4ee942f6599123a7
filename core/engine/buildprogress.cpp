#include "core/engine/buildprogress.h"

#include <QJsonArray>

namespace stackwright::engine {

namespace {

constexpr qsizetype lineLimit = 16 * 1024;
constexpr qsizetype keptLines = 30;

// "2026-11-22T10:44:37.675849074Z", with as many digits as it takes
QDateTime time(const QJsonValue &value)
{
    QString said = value.toString();
    if (!said.endsWith(QLatin1Char('Z')))
        return {};
    said.chop(1);
    return QDateTime::fromString(said.left(23) + QLatin1Char('Z'), Qt::ISODateWithMs);
}

bool isCancelled(const QString &error)
{
    return error.endsWith(QLatin1String("context canceled"));
}

} // namespace

BuildVertex *BuildProgress::changed(const QString &id, BuildChange &change)
{
    auto at = m_index.constFind(id);
    if (at == m_index.constEnd()) {
        if (id.isEmpty() || m_vertices.size() >= maxVertices)
            return nullptr;
        at = m_index.insert(id, m_vertices.size());
        BuildVertex vertex;
        vertex.id = id;
        m_vertices.append(vertex);
    }
    if (!change.vertexIds.contains(id))
        change.vertexIds.append(id);
    return &m_vertices[*at];
}

const BuildVertex *BuildProgress::vertex(const QString &id) const
{
    const auto at = m_index.constFind(id);
    return at == m_index.constEnd() ? nullptr : &m_vertices.at(*at);
}

const BuildVertex *BuildProgress::failed() const
{
    for (const BuildVertex &vertex : m_vertices) {
        if (vertex.state == BuildVertex::State::Failed)
            return &vertex;
    }
    return nullptr;
}

void BuildProgress::setTransfer(BuildVertex &vertex, const QString &id, const Transfer &transfer)
{
    QHash<QString, Transfer> &transfers = m_transfers[vertex.id];
    if (transfers.size() >= maxVertices && !transfers.contains(id))
        return;
    Transfer &known = transfers[id];
    vertex.bytesDone += transfer.done - known.done;
    vertex.bytesTotal += transfer.total - known.total;
    known = transfer;
}

void BuildProgress::addLog(const BuildLog &log, BuildChange &change)
{
    change.logs.append(log);
    QList<QByteArray> &lines = m_lastLines[log.vertexId];
    lines.append(log.line);
    if (lines.size() > keptLines)
        lines.removeFirst();
}

// What a step printed last often has no line end: "fatal: no licence key".
void BuildProgress::addLastParts(const QString &id, BuildChange &change)
{
    for (const bool isError : {false, true}) {
        const QByteArray part = m_partLines.take(id + QLatin1Char(isError ? '2' : '1'));
        if (!part.isEmpty())
            addLog({id, part, isError, QDateTime::currentDateTimeUtc()}, change);
    }
}

BuildChange BuildProgress::applyRawJson(const QJsonObject &object)
{
    BuildChange change;
    for (const QJsonValue &each : object.value(QLatin1String("vertexes")).toArray()) {
        BuildVertex *vertex = changed(each[QLatin1String("digest")].toString(), change);
        if (!vertex)
            continue;
        vertex->name = each[QLatin1String("name")].toString().left(lineLimit);
        vertex->started = time(each[QLatin1String("started")]);
        vertex->completed = time(each[QLatin1String("completed")]);
        vertex->error = each[QLatin1String("error")].toString().left(lineLimit);
        if (!vertex->error.isEmpty())
            vertex->state = isCancelled(vertex->error) ? BuildVertex::State::Cancelled : BuildVertex::State::Failed;
        else if (each[QLatin1String("cached")].toBool())
            vertex->state = BuildVertex::State::Cached;
        else if (vertex->completed.isValid())
            vertex->state = BuildVertex::State::Done;
        else
            vertex->state = vertex->started.isValid() ? BuildVertex::State::Running : BuildVertex::State::Waiting;
    }
    for (const QJsonValue &each : object.value(QLatin1String("statuses")).toArray()) {
        BuildVertex *vertex = changed(each[QLatin1String("vertex")].toString(), change);
        const qint64 total = each[QLatin1String("total")].toInteger();
        if (vertex && total > 0)
            setTransfer(*vertex, each[QLatin1String("id")].toString(),
                {qBound<qint64>(0, each[QLatin1String("current")].toInteger(), total), total});
    }
    for (const QJsonValue &each : object.value(QLatin1String("logs")).toArray()) {
        const QString id = each[QLatin1String("vertex")].toString();
        if (!changed(id, change))
            continue;
        const bool isError = each[QLatin1String("stream")].toInt() == 2;
        // Go writes a []byte as base64. Lines may come in pieces.
        QByteArray &part = m_partLines[id + QLatin1Char(isError ? '2' : '1')];
        part += QByteArray::fromBase64(each[QLatin1String("data")].toString().toLatin1());
        qsizetype end = 0;
        while ((end = part.indexOf('\n')) >= 0 || part.size() > lineLimit) {
            const qsizetype size = end >= 0 ? qMin(end, lineLimit) : lineLimit;
            QByteArray line = part.first(size);
            part.remove(0, end >= 0 ? end + 1 : size);
            if (line.endsWith('\r'))
                line.chop(1);
            addLog({id, line, isError, time(each[QLatin1String("timestamp")])}, change);
        }
    }
    for (const QString &id : QStringList(change.vertexIds)) {
        if (vertex(id)->isOver())
            addLastParts(id, change);
    }
    for (const QJsonValue &each : object.value(QLatin1String("warnings")).toArray()) {
        // `short` is a []byte too.
        const QByteArray text = QByteArray::fromBase64(each[QLatin1String("short")].toString().toLatin1());
        if (!text.isEmpty())
            change.warnings.append(QString::fromUtf8(text.left(lineLimit)));
    }
    return change;
}

BuildChange BuildProgress::finish(bool succeeded)
{
    BuildChange change;
    for (BuildVertex &vertex : m_vertices) {
        if (vertex.isOver())
            continue;
        vertex.state = succeeded ? BuildVertex::State::Cached : BuildVertex::State::Cancelled;
        change.vertexIds.append(vertex.id);
    }
    for (const BuildVertex &vertex : std::as_const(m_vertices))
        addLastParts(vertex.id, change);
    return change;
}

VertexName vertexName(const QString &name)
{
    VertexName parts;
    parts.text = name;
    const qsizetype end = name.indexOf(QLatin1Char(']'));
    if (!name.startsWith(QLatin1Char('[')) || end < 0)
        return parts;
    parts.text = name.mid(end + 1).trimmed();
    parts.words = name.mid(1, end - 1).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (parts.words.isEmpty())
        return parts;
    const QString last = parts.words.last();
    const qsizetype slash = last.indexOf(QLatin1Char('/'));
    bool isStep = false;
    bool isCount = false;
    const int step = last.left(slash).toInt(&isStep);
    const int steps = last.mid(slash + 1).toInt(&isCount);
    if (slash > 0 && isStep && isCount) {
        parts.step = step;
        parts.steps = steps;
        parts.words.removeLast();
    } else if (last == QLatin1String("internal")) {
        parts.isInternal = true;
        parts.words.removeLast();
    }
    return parts;
}

QString serviceOfVertex(const QString &name, const QStringList &builtServices)
{
    if (builtServices.size() == 1)
        return builtServices.first();
    const VertexName parts = vertexName(name);
    if (parts.words.isEmpty())
        return {};
    const QString &target = parts.words.first();
    for (const QString &service : builtServices) {
        // A bake target's name has no dots: Compose writes "a_b" for the service "a.b".
        if (service == target || QString(service).replace(QLatin1Char('.'), QLatin1Char('_')) == target)
            return service;
    }
    return {};
}

} // namespace stackwright::engine
