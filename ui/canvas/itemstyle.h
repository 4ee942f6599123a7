#pragma once

#include "ui/theme/theme.h"

#include <QMap>

// What the chart's own styles become in a theme.
namespace stackwright::canvas {

struct ItemStyle
{
    QColor fill;
    QColor stroke;
    QColor text;  // 4.5:1 on fill
    QColor muted; // second lines; 4.5:1 on fill
    double width = 1.5;
    bool dashed = false;

    bool operator==(const ItemStyle &) const = default;
};

// A CSS colour: names, #rgb, #rgba, #rrggbb, #rrggbbaa, rgb(), rgba(), hsl(), hsla(). Invalid where it is
// none.
QColor cssColor(const QString &text);

// `style` is what chart::ClassStyles gives. In a dark theme light fills become dark ones of the same hue, so
// that a chart made for white paper keeps its classes apart without glaring; text always keeps AA contrast.
ItemStyle nodeStyle(const QMap<QString, QString> &style, const theme::Theme &theme);
ItemStyle groupStyle(const QMap<QString, QString> &style, const theme::Theme &theme);

} // namespace stackwright::canvas
