#pragma once

#include "core/chart/chart.h"
#include "core/layout/graph.h"

#include <QByteArray>

// Pieces of SVG, with all text escaped. Numbers have at most two decimals, so equal drawings give equal bytes.
namespace stackwright::run::svg {

QByteArray number(double value);
QByteArray escaped(const QString &text);

// ' name="value"' for the properties of `style` that may stand in a drawing; values that could reach outside or break
// out of the attribute are left out.
QByteArray styleAttributes(const QMap<QString, QString> &style, const QStringList &names);
// A value of the style that is safe to write, or the fallback.
QString safeStyle(const QMap<QString, QString> &style, const QString &name, const QString &fallback);

// Black or white text, whichever is read better on `fill` ("#rgb" or "#rrggbb"); the fallback for other colours.
QString textColourOn(const QString &fill, const QString &fallback);

// The elements of a node's shape in its rectangle; `paint` are the attributes of fill and stroke.
QByteArray shape(const QString &word, const QRectF &rect, const QByteArray &paint);

// The d attribute of a polyline with rounded corners.
QByteArray roundedPath(const QList<QPointF> &points, double radius);

// Lines of text around a middle.
QByteArray textLines(const QStringList &lines, const QPointF &middle, const QByteArray &attributes);

} // namespace stackwright::run::svg
