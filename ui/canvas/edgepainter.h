#pragma once

#include "ui/canvas/detail.h"
#include "ui/canvas/stage.h"

#include <QPainter>

namespace stackwright::canvas {

// Draws lines, their heads and their labels. The painter's coordinates are the plane's.
class EdgePainter
{
public:
    EdgePainter(const Stage &stage, Detail detail)
        : m_stage(stage)
        , m_detail(detail)
    {
    }

    void paintLines(QPainter &painter, const QList<const EdgeItem *> &edges) const;
    void paintLabel(QPainter &painter, const EdgeItem &edge) const;
    void paintThread(QPainter &painter, const Thread &thread) const;

private:
    void paintLine(QPainter &painter, const EdgeItem &edge) const;
    void paintFar(QPainter &painter, const QList<const EdgeItem *> &edges) const;
    bool isMarked(const EdgeItem &edge) const;
    bool isRunning(const EdgeItem &edge) const;
    QColor color(const EdgeItem &edge) const;
    QColor seenColor(const EdgeItem &edge) const; // the same, dimmed where others stand out
    void paintHead(QPainter &painter, Head head, const QPointF &tip, const QPointF &before, const QColor &color) const;

    const Stage &m_stage;
    Detail m_detail;
};

// The polyline with its corners rounded.
QPainterPath roundedLine(const QList<QPointF> &points, double radius);

} // namespace stackwright::canvas
