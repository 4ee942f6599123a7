#include "core/run/svgpath.h"

#include "core/layout/textmetrics.h"
#include "core/run/chartgraph.h"

#include <QLineF>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace stackwright::run::svg {

namespace {

// A drawing is mostly numbers: this is what takes the time.
void append(QByteArray &text, double value)
{
    qint64 hundredths = qRound64(std::clamp(value, -1e15, 1e15) * 100);
    if (hundredths < 0) {
        text += '-';
        hundredths = -hundredths;
    }
    std::array<char, 24> digits;
    text.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), hundredths / 100).ptr - digits.data());
    const auto rest = int(hundredths % 100);
    if (rest == 0)
        return;
    text += '.';
    text += char('0' + rest / 10);
    if (rest % 10 > 0)
        text += char('0' + rest % 10);
}

void append(QByteArray &path, char command, const QPointF &point)
{
    path += command;
    append(path, point.x());
    path += ' ';
    append(path, point.y());
}

} // namespace

QByteArray number(double value)
{
    QByteArray text;
    append(text, value);
    return text;
}

QByteArray escaped(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool pair = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair) {
            clean += c;
            clean += text[++i];
        } else if (c.isSurrogate() || c.unicode() >= 0xfffe || (c.unicode() < 0x20 && c != u'\t' && c != u'\n')) {
            clean += QChar::ReplacementCharacter; // XML 1.0 has no place for it
        } else {
            clean += c;
        }
    }
    return clean.toHtmlEscaped().toUtf8();
}

QString safeStyle(const QMap<QString, QString> &style, const QString &name, const QString &fallback)
{
    static const QRegularExpression safe(QStringLiteral("\\A[#A-Za-z0-9 .,%()+-]{1,100}\\z"));
    QString value = style.value(name);
    value.remove(QLatin1String("!important"));
    value = value.trimmed();
    if (!safe.match(value).hasMatch() || value.contains(QLatin1String("url"), Qt::CaseInsensitive))
        return fallback;
    return value;
}

QByteArray styleAttributes(const QMap<QString, QString> &style, const QStringList &names)
{
    QByteArray result;
    for (const QString &name : names) {
        const QString value = safeStyle(style, name, {});
        if (!value.isEmpty())
            result += ' ' + name.toLatin1() + "=\"" + value.toLatin1() + '"';
    }
    return result;
}

QString textColourOn(const QString &fill, const QString &fallback)
{
    static const QRegularExpression hex(QStringLiteral("\\A#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\\z"));
    if (!hex.match(fill).hasMatch())
        return fallback;
    const bool brief = fill.size() == 4;
    double luminance = 0;
    const double parts[] = {0.2126, 0.7152, 0.0722}; // WCAG 2.1, relative luminance
    for (int i = 0; i < 3; ++i) {
        const QString digits = brief ? QString(2, fill[1 + i]) : fill.mid(1 + 2 * i, 2);
        const double level = digits.toInt(nullptr, 16) / 255.0;
        luminance += parts[i] * (level <= 0.04045 ? level / 12.92 : std::pow((level + 0.055) / 1.055, 2.4));
    }
    return luminance > 0.179 ? QStringLiteral("#1f2933") : QStringLiteral("#ffffff");
}

QByteArray roundedPath(const QList<QPointF> &points, double radius)
{
    QByteArray path;
    path.reserve(points.size() * 48);
    for (qsizetype i = 0; i < points.size(); ++i) {
        if (i == 0 || i + 1 == points.size()) {
            append(path, i == 0 ? 'M' : 'L', points[i]);
            continue;
        }
        const QLineF in(points[i - 1], points[i]);
        const QLineF out(points[i], points[i + 1]);
        const double inLength = in.length();
        const double outLength = out.length();
        const double cut = std::min({radius, inLength / 2, outLength / 2});
        if (cut < 0.5) {
            append(path, 'L', points[i]);
            continue;
        }
        append(path, 'L', in.pointAt(1 - cut / inLength));
        append(path, 'Q', points[i]);
        append(path, ' ', out.pointAt(cut / outLength));
    }
    return path;
}

QByteArray textLines(const QStringList &lines, const QPointF &middle, const QByteArray &attributes)
{
    const double step = layout::lineHeightEm * chartEmPx;
    // The first baseline: letters stand 0.35 em above the middle of their line.
    double y = middle.y() - step * double(lines.size() - 1) / 2 + 0.35 * chartEmPx;
    QByteArray result;
    // One element a line: SVG Tiny, which Qt reads, knows no places inside of a text.
    for (const QString &line : lines) {
        result +=
            "<text x=\"" + number(middle.x()) + "\" y=\"" + number(y) + "\"" + attributes + '>' + escaped(line) + "</text>\n";
        y += step;
    }
    return result;
}

} // namespace stackwright::run::svg
