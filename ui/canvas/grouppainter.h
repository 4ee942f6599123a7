#pragma once

#include "ui/canvas/detail.h"
#include "ui/canvas/stage.h"

#include <QPainter>

namespace stackwright::canvas {

// Draws a group: the frame around what is in it, or folded, the card that stands for it. The painter's coordinates are the
// plane's.
class GroupPainter
{
public:
    GroupPainter(const Stage &stage, Detail detail)
        : m_stage(stage)
        , m_detail(detail)
    {
    }

    void paint(QPainter &painter, const GroupItem &group) const;
    // From far away the title of a folded group is written over it, and over what is beside it, as large as it can be read:
    // nothing else says what is in there. It covers none of `taken`, px of the screen, to which it is added.
    void paintTitleAlone(QPainter &painter, const GroupItem &group, QList<QRectF> *taken) const;

private:
    void paintFrame(QPainter &painter, const GroupItem &group) const;
    void paintHead(QPainter &painter, const GroupItem &group) const;
    void paintMark(QPainter &painter, const GroupItem &group) const;

    const Stage &m_stage;
    Detail m_detail;
};

} // namespace stackwright::canvas
