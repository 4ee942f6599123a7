#pragma once

#include "core/layout/graph.h"

#include <QStringList>

// How much room text takes, known without a screen or a font: the advance widths of Helvetica with a little more, so
// the same on all machines. Where a viewer takes a wider font (DejaVu Sans has 14 % more), the padding of a node absorbs it.
namespace stackwright::layout {

inline constexpr double lineHeightEm = 1.25;

// Width of one line in em.
double textWidthEm(QStringView text);

// The label in lines of about the same length and at most `maxWidthEm`; longer words are broken. Newlines stay.
QStringList wrappedLabel(const QString &text, double maxWidthEm);

// Size in px of the lines alone.
QSizeF textSize(const QStringList &lines, double emPx);

// Size in px of a node with these lines in it: padding included, and what a slanted outline cuts off.
QSizeF nodeSize(const QStringList &lines, Outline outline, double emPx);

} // namespace stackwright::layout
