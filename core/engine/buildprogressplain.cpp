#include "core/engine/buildprogress.h"

#include <QRegularExpression>

// The form that BuildKit prints for people without a terminal, and the only one that Compose has before 2.29.
namespace stackwright::engine {

namespace {

// "#12 text", or "#12" alone
const QRegularExpression &numbered()
{
    static const QRegularExpression expression(
        QStringLiteral("^(#\\d{1,6})(?: (.*))?$"), QRegularExpression::DotMatchesEverythingOption);
    return expression;
}

// "1.234 what the command printed"
const QRegularExpression &timed()
{
    static const QRegularExpression expression(
        QStringLiteral("^\\d+\\.\\d+ (.*)$"), QRegularExpression::DotMatchesEverythingOption);
    return expression;
}

// "sha256:abc… 1.05MB / 29.13MB 0.2s"
const QRegularExpression &transfer()
{
    static const QRegularExpression expression(QStringLiteral("^(\\S+) ([\\d.]+)(k?B|MB|GB) / ([\\d.]+)(k?B|MB|GB)(?: .*)?$"));
    return expression;
}

qint64 bytes(const QString &number, const QString &unit)
{
    double value = qBound(0.0, number.toDouble(), 1e12);
    if (unit == QLatin1String("kB"))
        value *= 1e3;
    else if (unit == QLatin1String("MB"))
        value *= 1e6;
    else if (unit == QLatin1String("GB"))
        value *= 1e9;
    return qint64(qMin(value, 1e15));
}

} // namespace

bool BuildProgress::applyPlain(const QByteArray &line, BuildChange &change)
{
    if (!line.startsWith('#'))
        return false;
    const QRegularExpressionMatch match = numbered().match(QString::fromUtf8(line.left(64)));
    if (!match.hasMatch())
        return false;
    const QString id = match.captured(1);
    if (id == QLatin1String("#0"))
        return true; // says which builder is used
    BuildVertex *vertex = changed(id, change);
    if (!vertex)
        return true;
    const QByteArray text = line.mid(id.size() + 1);
    if (vertex->name.isEmpty()) {
        vertex->name = QString::fromUtf8(text);
        vertex->state = BuildVertex::State::Running;
        vertex->started = QDateTime::currentDateTimeUtc();
    } else if (text != "..." && text != vertex->name.toUtf8()) { // both only say that another vertex's lines came between
        applyPlainText(*vertex, text, change);
    }
    return true;
}

void BuildProgress::applyPlainText(BuildVertex &vertex, const QByteArray &text, BuildChange &change)
{
    const auto over = [&vertex](BuildVertex::State state) {
        vertex.state = state;
        vertex.completed = QDateTime::currentDateTimeUtc();
    };
    if (text == "CACHED") {
        over(BuildVertex::State::Cached);
    } else if (text.startsWith("DONE ")) {
        over(BuildVertex::State::Done);
    } else if (text == "CANCELED") {
        over(BuildVertex::State::Cancelled);
    } else if (text.startsWith("ERROR: ")) {
        vertex.error = QString::fromUtf8(text.mid(7));
        over(vertex.error.endsWith(QLatin1String("context canceled")) ? BuildVertex::State::Cancelled
                                                                      : BuildVertex::State::Failed);
    } else if (const auto log = timed().match(QString::fromUtf8(text)); log.hasMatch()) {
        addLog({vertex.id, text.mid(text.indexOf(' ') + 1), false, QDateTime::currentDateTimeUtc()}, change);
    } else if (const auto bar = transfer().match(QString::fromUtf8(text)); bar.hasMatch()) {
        const qint64 total = bytes(bar.captured(4), bar.captured(5));
        setTransfer(vertex, bar.captured(1), {qMin(bytes(bar.captured(2), bar.captured(3)), total), total});
    }
}

} // namespace stackwright::engine
