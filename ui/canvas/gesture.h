#pragma once

#include "ui/canvas/charteditor.h"
#include "ui/canvas/stage.h"

namespace stackwright::canvas {

// Areas of the plane that look different now; none: all of it.
using Touched = std::optional<QList<QRectF>>;

// What the pointer does between press and release. Points are px of the screen. Nothing is edited before
// finish().
class Gesture
{
public:
    virtual ~Gesture() = default;
    virtual Touched move(const QPointF &screen) = 0;
    virtual void finish() = 0;
    virtual void cancel() = 0; // as if it had never begun
};

class PanGesture : public Gesture
{
public:
    PanGesture(Stage &stage, const QPointF &start);
    Touched move(const QPointF &screen) override;
    void finish() override {}
    void cancel() override;

private:
    Stage &m_stage;
    View m_before;
    QPointF m_last;
};

// Selects what it encloses; what was selected before stays where `add`.
class BandGesture : public Gesture
{
public:
    BandGesture(Stage &stage, const QPointF &start, bool add);
    Touched move(const QPointF &screen) override;
    void finish() override;
    void cancel() override;

private:
    Stage &m_stage;
    QPointF m_start; // of the plane
    QSet<QString> m_before;
};

// Moves nodes and folded groups; nodes that are dropped on a group go into it, and one that nothing is joined to goes into the edge
// that it is dropped on.
class MoveGesture : public Gesture
{
public:
    MoveGesture(Stage &stage, ChartEditor &editor, const QPointF &start, const QStringList &ids, bool mayChangeGroup);
    Touched move(const QPointF &screen) override;
    void finish() override;
    void cancel() override;

private:
    Stage &m_stage;
    ChartEditor &m_editor;
    QPointF m_start;   // of the plane
    QPointF m_anchor;  // the centre that goes to the grid; the others keep their places around it
    QPointF m_shifted; // so far
    QStringList m_moved;
    QString m_group; // the common group before
    Scene m_before;
    bool m_mayChangeGroup = false;
    bool m_mayInsert = false; // into an edge that it is dropped on
    bool m_movesFolded = false;
    bool m_hasMoved = false;
};

// Draws a new edge from a node or group.
class ConnectGesture : public Gesture
{
public:
    ConnectGesture(Stage &stage, ChartEditor &editor, const QString &from, const QPointF &start);
    Touched move(const QPointF &screen) override;
    void finish() override;
    void cancel() override;

private:
    Stage &m_stage;
    ChartEditor &m_editor;
    QString m_from;
    QPointF m_start; // of the plane
    QString m_target;
};

} // namespace stackwright::canvas
