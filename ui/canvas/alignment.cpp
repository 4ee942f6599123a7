#include "ui/canvas/alignment.h"

#include <algorithm>

namespace stackwright::canvas {

QMap<QString, QPointF> lined(const QMap<QString, QRectF> &places, Line line)
{
    QRectF all;
    QPointF mean;
    for (const QRectF &place : places) {
        all |= place;
        mean += place.center() / double(places.size());
    }
    QMap<QString, QPointF> centres;
    for (auto it = places.begin(); it != places.end(); ++it) {
        QPointF centre = it->center();
        switch (line) {
        case Line::Left: centre.setX(all.left() + it->width() / 2); break;
        case Line::Centre: centre.setX(mean.x()); break;
        case Line::Right: centre.setX(all.right() - it->width() / 2); break;
        case Line::Top: centre.setY(all.top() + it->height() / 2); break;
        case Line::Middle: centre.setY(mean.y()); break;
        case Line::Bottom: centre.setY(all.bottom() - it->height() / 2); break;
        }
        centres.insert(it.key(), centre);
    }
    return centres;
}

QMap<QString, QPointF> spaced(const QMap<QString, QRectF> &places, Qt::Orientation along)
{
    const bool across = along == Qt::Horizontal;
    const auto at = [across](const QPointF &point) { return across ? point.x() : point.y(); };
    const auto length = [across](const QRectF &rect) { return across ? rect.width() : rect.height(); };
    QMap<QString, QPointF> centres;
    QStringList order = places.keys();
    std::stable_sort(order.begin(), order.end(),
        [&](const QString &a, const QString &b) { return at(places[a].center()) < at(places[b].center()); });
    double room = 0;
    if (order.size() > 2) {
        room = at(places[order.last()].topLeft()) - at(places[order.first()].bottomRight());
        for (qsizetype i = 1; i + 1 < order.size(); ++i)
            room -= length(places[order[i]]);
    }
    double next = order.isEmpty() ? 0 : at(places[order.first()].topLeft());
    for (const QString &id : std::as_const(order)) {
        const QRectF &place = places[id];
        QPointF centre = place.center();
        if (order.size() > 2)
            (across ? centre.rx() : centre.ry()) = next + length(place) / 2;
        next += length(place) + room / double(std::max(qsizetype(1), order.size() - 1));
        centres.insert(id, centre);
    }
    return centres;
}

} // namespace stackwright::canvas
