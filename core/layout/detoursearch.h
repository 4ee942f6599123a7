#pragma once

#include <QList>
#include <QRectF>

#include <vector>

namespace stackwright::layout {

// The cheapest way along the axes from one box to another, round some more: A* over the lines that pass beside the boxes. Bends
// cost as much as a piece of way. For Router.
class DetourSearch
{
public:
    DetourSearch(const QRectF &from, const QRectF &to);

    void avoid(const QRectF &box);
    // From the middle of a side to the middle of a side; empty where there is no way, or none within the effort, which is
    // counted down.
    QList<QPointF> path(int *effort);

private:
    struct Port
    {
        QPointF border; // middle of the side
        QPointF stub;   // where the first bend may be
        int heading;    // away from the box
    };
    static QList<Port> portsOf(const QRectF &rect);
    void makeGrid();
    void blockBehind(const QRectF &box);
    bool isFree(const Port &port) const;
    int pointAt(const QPointF &place) const;
    QPointF placeOf(int point) const;
    int neighbour(int point, int heading) const; // -1: there is none, or something is in between
    QList<QPointF> wayTo(int state, const Port &end, const std::vector<int> &cameFrom) const;

    QRectF m_from;
    QRectF m_to;
    QList<QRectF> m_boxes;
    std::vector<double> m_xs; // grid lines, ascending
    std::vector<double> m_ys;
    std::vector<bool> m_rightBlocked; // of each point, the piece to its right
    std::vector<bool> m_downBlocked;
};

} // namespace stackwright::layout
