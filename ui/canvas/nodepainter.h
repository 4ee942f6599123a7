#pragma once

#include "ui/canvas/detail.h"
#include "ui/canvas/stage.h"

#include <QPainter>

namespace stackwright::canvas {

// Draws cards. The painter's coordinates are the plane's.
class NodePainter
{
public:
    NodePainter(const Stage &stage, Detail detail)
        : m_stage(stage)
        , m_detail(detail)
    {
    }

    void paint(QPainter &painter, const NodeItem &node) const;
    // The dots at which a person takes hold of a new edge.
    static QList<QPointF> ports(const NodeItem &node);

private:
    void drawLines(QPainter &painter, const QStringList &lines, const QRectF &rect, Qt::Alignment across) const;
    void paintHalo(QPainter &painter, const NodeItem &node, const QPainterPath &outline) const;
    void paintBody(QPainter &painter, const NodeItem &node, const QPainterPath &outline) const;
    void paintContent(QPainter &painter, const NodeItem &node) const;
    void drawIcon(QPainter &painter, const QRectF &target, const QString &name, const QColor &tint) const;
    void paintIcon(QPainter &painter, const NodeItem &node, const QRectF &rect) const;
    void paintTitleAlone(QPainter &painter, const NodeItem &node) const;
    void paintBadges(QPainter &painter, const NodeItem &node) const;
    bool isMarked(const NodeItem &node) const;
    QColor farFill(const NodeItem &node) const;
    const FittedTitle &titleFor(const NodeItem &node, const QSizeF &room) const;
    void paintPorts(QPainter &painter, const NodeItem &node) const;
    QString subtitle(const NodeItem &node) const;
    const run::NodeState *runState(const NodeItem &node) const;

    const Stage &m_stage;
    Detail m_detail;
};

} // namespace stackwright::canvas
