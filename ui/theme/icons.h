#pragma once

#include <QColor>
#include <QIcon>
#include <QPainter>
#include <QPixmap>

namespace stackwright::theme {

// The icon ":/icons/<name>.svg" in the colour of the text that stands beside it: it follows the application's
// palette, also when that changes, and knows disabled and selected. An unknown name gives the generic icon.
QIcon icon(const QString &name);

// The same in a colour that means something; it gives way to that of selected text.
QIcon icon(const QString &name, const QColor &color);

// The same drawing in one colour. `size` in px before `ratio` (device pixels per px) is applied. Cached.
QPixmap tintedPixmap(const QString &name, const QColor &color, int size, qreal ratio);

// The same as lines and fills, for files that are printed or enlarged; on any thread.
void paintTinted(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color);

} // namespace stackwright::theme
