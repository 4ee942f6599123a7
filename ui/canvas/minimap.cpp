#include "ui/canvas/minimap.h"

#include "ui/canvas/statemark.h"
#include "ui/theme/contrast.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace stackwright::canvas {

using theme::Role;

Minimap::Minimap(const Stage &stage, QWidget *canvas)
    : QWidget(canvas)
    , m_stage(stage)
{
    setCursor(Qt::PointingHandCursor);
    setObjectName(QStringLiteral("minimap"));
    setAccessibleName(tr("Overview"));
    setToolTip(tr("Overview: click to go there"));
}

bool Minimap::placeIn(const QSize &canvas)
{
    constexpr int corner = 14;
    constexpr QSize smallest(96, 72);
    constexpr QSize largest(176, 132);
    const QSize share = largest.scaled(canvas / 4, Qt::KeepAspectRatio);
    const QSize wanted = share.boundedTo(largest).expandedTo(smallest);
    if (wanted != size()) {
        resize(wanted);
        m_picture = {};
    }
    move(canvas.width() - width() - corner, canvas.height() - height() - corner);
    return canvas.width() >= 4 * smallest.width() && canvas.height() >= 3 * smallest.height();
}

QTransform Minimap::fitted() const
{
    constexpr double margin = 6;
    constexpr double most = 0.5; // of the chart's own size
    const QRectF bounds = m_stage.scene.bounds();
    const double across = (width() - 2 * margin) / std::max(bounds.width(), 1.0);
    const double down = (height() - 2 * margin) / std::max(bounds.height(), 1.0);
    const double scale = std::min({across, down, most});
    const QPointF offset = QPointF(width(), height()) / 2 - bounds.center() * scale;
    return {scale, 0, 0, scale, offset.x(), offset.y()};
}

void Minimap::stageChanged()
{
    m_picture = {};
    update();
}

QPixmap Minimap::picture() const
{
    QPixmap picture(size() * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing, m_stage.scene.nodes().size() < 1000);
    const QColor paper = m_stage.theme.color(Role::Surface);
    const QTransform view = fitted();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::mixed(paper, m_stage.theme.color(Role::GroupStroke), 0.35));
    for (const GroupItem &group : m_stage.scene.groups())
        painter.drawRect(view.mapRect(group.rect));
    for (const NodeItem &node : m_stage.scene.nodes()) {
        const auto state = m_stage.run.find(node.id);
        const bool told = state != m_stage.run.end() && state->state != run::State::Waiting;
        QColor color = told ? stateColor(state->state, m_stage.theme) : theme::mixed(node.style.fill, node.style.stroke, 0.55);
        if (m_stage.selection.contains(node.id))
            color = m_stage.theme.color(Role::Accent);
        painter.fillRect(view.mapRect(node.rect), color);
    }
    return picture;
}

void Minimap::paintEvent(QPaintEvent *)
{
    if (m_picture.isNull() || m_picture.devicePixelRatioF() != devicePixelRatioF())
        m_picture = picture();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath frame;
    frame.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    painter.setPen(m_stage.theme.color(Role::Border));
    painter.setBrush(m_stage.theme.color(Role::Surface));
    painter.drawPath(frame);
    painter.setClipPath(frame);
    painter.drawPixmap(0, 0, m_picture);
    const QRectF seen = fitted().mapRect(m_stage.view.toPlane(QRectF(parentWidget()->rect())));
    QColor veil = m_stage.theme.color(Role::Accent);
    veil.setAlphaF(0.12f);
    painter.setBrush(veil);
    painter.setPen(QPen(m_stage.theme.color(Role::Accent), 1.2));
    painter.drawRoundedRect(seen.intersected(QRectF(rect()).adjusted(1, 1, -1, -1)), 3, 3);
}

void Minimap::mousePressEvent(QMouseEvent *event)
{
    emit wanted(fitted().inverted().map(event->position()));
}

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        emit wanted(fitted().inverted().map(event->position()));
}

} // namespace stackwright::canvas
