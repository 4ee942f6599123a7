#pragma once

#include "ui/canvas/nodeform.h"

#include <QFont>
#include <QStringList>

// What stands on a node card and where. All lengths are px at 100 %.
namespace stackwright::canvas {

// The words of a card, before they are measured.
struct NodeWords
{
    QString caption;          // "TASK-002", above the title; may be empty
    QString title;            // "PostgreSQL Configuration"
    bool hasSubtitle = false; // a line is kept free for it, so that its coming and changing moves nothing
};

// Splits a plain label: a short code in front of a colon is its caption.
NodeWords wordsOf(const QString &plainLabel);

struct CardFonts
{
    QFont title;
    QFont caption;
    QFont subtitle;

    // From the application's font; sizes are px of the plane.
    static CardFonts from(const QFont &base);
};

// The title broken into lines that fit `width`; at most `lines`, the last one elided.
QStringList wrapped(const QString &text, const QFont &font, double width, int lines);

// A title as large as it fits a box, in the lines that it takes. Elided only where even the smallest size is
// too large.
struct FittedTitle
{
    int px = 0;
    QStringList lines;
};
FittedTitle fittedTitle(const QString &title, const QFont &font, const QSizeF &box, int largest);

// The parts of a card around the origin of its content room.
struct CardLayout
{
    QSizeF content; // of all parts together
    QStringList titleLines;
    QRectF icon; // relative to the content's top left
    QRectF caption;
    QRectF title;
    QRectF subtitle;
};

CardLayout cardLayout(const NodeWords &words, Form form, const CardFonts &fonts);

} // namespace stackwright::canvas
