#include "ui/canvas/itemstyle.h"

#include "ui/theme/contrast.h"

#include <QRegularExpression>

#include <algorithm>

namespace stackwright::canvas {

using theme::Role;

namespace {

QColor hexColor(const QString &text)
{
    // CSS puts the transparency last, Qt first.
    if (text.size() == 5)
        return hexColor(QStringLiteral("#%1%1%2%2%3%3%4%4").arg(text[1]).arg(text[2]).arg(text[3]).arg(text[4]));
    if (text.size() == 9)
        return QColor(QStringLiteral("#") + text.sliced(7) + text.sliced(1, 6));
    return QColor(text);
}

QColor functionColor(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(rgb|hsl)a?\\(([^)]*)\\)$"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression separators(QStringLiteral("[\\s,/]+"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return {};
    const QStringList parts = match.captured(2).trimmed().split(separators, Qt::SkipEmptyParts);
    if (parts.size() < 3)
        return {};
    const auto number = [&](qsizetype i, double full) {
        const bool percent = parts[i].endsWith(u'%');
        const double value = (percent ? parts[i].chopped(1) : parts[i]).toDouble();
        return float(std::clamp(percent ? value / 100 : value / full, 0.0, 1.0));
    };
    const float alpha = parts.size() > 3 ? number(3, 1) : 1.0f;
    if (match.captured(1).compare(QLatin1String("rgb"), Qt::CaseInsensitive) == 0)
        return QColor::fromRgbF(number(0, 255), number(1, 255), number(2, 255), alpha);
    return QColor::fromHslF(number(0, 360), number(1, 100), number(2, 100), alpha);
}

// A fill for a dark canvas: the same hue, quiet, and a little lighter than what is around it.
QColor nightly(const QColor &fill)
{
    if (fill.lightnessF() < 0.45)
        return fill;
    const float saturation = std::min(fill.hslSaturationF(), 0.9f) * 0.42f;
    return QColor::fromHslF(std::max(0.0f, fill.hslHueF()), saturation, 0.19f, fill.alphaF());
}

ItemStyle adapted(const QMap<QString, QString> &style, const theme::Theme &theme, Role fillRole, Role strokeRole)
{
    const QColor canvas = theme.color(Role::Canvas);
    ItemStyle result;
    const QString fillText = style.value(QStringLiteral("fill"));
    const QColor fill = cssColor(fillText);
    if (fillText == QLatin1String("none") || fillText == QLatin1String("transparent"))
        result.fill = Qt::transparent;
    else
        result.fill = fill.isValid() ? (theme.dark ? nightly(fill) : fill) : theme.color(fillRole);
    QColor under = result.fill;
    under.setAlpha(255);
    under = theme::mixed(canvas, under, result.fill.alphaF());

    const QColor stroke = cssColor(style.value(QStringLiteral("stroke")));
    result.stroke = stroke.isValid() ? theme::readable(stroke, canvas, theme::graphicContrast) : theme.color(strokeRole);
    QString width = style.value(QStringLiteral("stroke-width"));
    width.remove(QStringLiteral("px"));
    bool isNumber = false;
    const double px = width.toDouble(&isNumber);
    if (isNumber)
        result.width = std::clamp(px, 0.0, 8.0);
    const QString dashes = style.value(QStringLiteral("stroke-dasharray"));
    result.dashed = !dashes.isEmpty() && dashes != QLatin1String("none") && dashes != QLatin1String("0");

    const QColor text = cssColor(style.value(QStringLiteral("color")));
    result.text = theme::readable(text.isValid() ? text : theme.color(Role::Text), under);
    result.muted = theme::readable(theme::mixed(under, result.text, 0.68), under);
    return result;
}

} // namespace

QColor cssColor(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.startsWith(u'#'))
        return hexColor(trimmed);
    return trimmed.contains(u'(') ? functionColor(trimmed) : QColor(trimmed);
}

ItemStyle nodeStyle(const QMap<QString, QString> &style, const theme::Theme &theme)
{
    return adapted(style, theme, Role::NodeFill, Role::NodeStroke);
}

ItemStyle groupStyle(const QMap<QString, QString> &style, const theme::Theme &theme)
{
    ItemStyle result = adapted(style, theme, Role::GroupFill, Role::GroupStroke);
    if (!style.contains(QStringLiteral("stroke-width")))
        result.width = 1.2;
    return result;
}

} // namespace stackwright::canvas
