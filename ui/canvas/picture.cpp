#include "ui/canvas/picture.h"

#include "ui/canvas/stagepainter.h"

#include <cmath>
#include <utility>

namespace stackwright::canvas {

QRect touchedPixels(const View &view, const QRectF &plane)
{
    const double reach = itemReach(view.zoom()) * view.zoom() + 1;
    return view.toScreen(plane).adjusted(-reach, -reach, reach, reach).toAlignedRect();
}

// Moves the pixels that stay in view; the region is what came into it.
QRegion Picture::scrolledTo(const View &view, const QSize &size)
{
    const double ratio = m_pixmap.devicePixelRatioF();
    const QPointF way = (view.offset() - m_view.offset()) * ratio;
    if (std::abs(way.x()) >= m_pixmap.width() || std::abs(way.y()) >= m_pixmap.height()) {
        m_view = view;
        return QRect(QPoint(), size);
    }
    const QPoint steps = way.toPoint();
    if (steps.isNull())
        return {};
    QRegion exposed;
    m_pixmap.scroll(steps.x(), steps.y(), m_pixmap.rect(), &exposed);
    m_view.pan(QPointF(steps) / ratio);
    QRegion region;
    for (const QRect &part : exposed)
        region += QRectF(QPointF(part.topLeft()) / ratio, QSizeF(part.size()) / ratio).toAlignedRect();
    return region;
}

const QPixmap &Picture::current(Stage &stage, const QSize &size, double ratio)
{
    const QSize pixels(int(std::ceil(size.width() * ratio)), int(std::ceil(size.height() * ratio)));
    if (m_pixmap.size() != pixels || m_pixmap.devicePixelRatioF() != ratio) {
        m_pixmap = QPixmap(pixels);
        m_pixmap.setDevicePixelRatio(ratio);
        m_allSpoiled = true;
    }
    // In px of the widget; where those end within a pixel of the device, that one is painted, too.
    const QSize covered(int(std::ceil(pixels.width() / ratio)), int(std::ceil(pixels.height() / ratio)));
    const QRegion whole = QRect(QPoint(), covered);
    QRegion stale = whole;
    if (m_allSpoiled || m_view.zoom() != stage.view.zoom()) {
        m_view = stage.view;
    } else {
        stale = scrolledTo(stage.view, covered);
        for (const QRectF &plane : std::as_const(m_spoiled))
            stale += touchedPixels(m_view, plane);
        stale &= whole;
    }
    m_spoiled.clear();
    m_allSpoiled = false;
    if (!stale.isEmpty()) {
        const View wanted = std::exchange(stage.view, m_view);
        QPainter painter(&m_pixmap);
        painter.setClipRegion(stale);
        paintStage(painter, stage, stale);
        stage.view = wanted;
    }
    return m_pixmap;
}

} // namespace stackwright::canvas
