#include "ui/canvas/minimap.h"

#include "ui/canvas/statemark.h"
#include "ui/theme/contrast.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace stackwright::canvas {

using theme::Role;

namespace {

constexpr int restMs = 300;        // until the view is at rest
constexpr double seeThrough = 0.4; // of what covers cards
constexpr int corner = 14;         // px from the canvas's edges

} // namespace

Minimap::Minimap(const Stage &stage, QWidget *canvas)
    : QWidget(canvas)
    , m_stage(stage)
{
    setCursor(Qt::PointingHandCursor);
    setObjectName(QStringLiteral("minimap"));
    setAccessibleName(tr("Overview"));
    setToolTip(tr("Overview: click to go there"));
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &Minimap::rest);
}

bool Minimap::placeIn(const QSize &canvas)
{
    constexpr QSize smallest(96, 72);
    constexpr QSize largest(176, 132);
    const QSize share = largest.scaled(canvas / 4, Qt::KeepAspectRatio);
    const QSize wanted = share.boundedTo(largest).expandedTo(smallest);
    if (wanted != size()) {
        resize(wanted);
        m_picture = {};
    }
    setGeometry(placeAt(m_corner));
    return canvas.width() >= 4 * smallest.width() && canvas.height() >= 3 * smallest.height();
}

QRect Minimap::placeAt(Corner at) const
{
    const bool left = at == Corner::BottomLeft || at == Corner::TopLeft;
    const bool top = at == Corner::TopRight || at == Corner::TopLeft;
    const QSize canvas = parentWidget()->size();
    return {
        QPoint(left ? corner : canvas.width() - width() - corner, top ? corner : canvas.height() - height() - corner), size()};
}

bool Minimap::coversCards(Corner at) const
{
    const QRectF area = m_stage.view.toPlane(QRectF(placeAt(at)));
    const auto isCovered = [&](const auto &item) { return item.rect.intersects(area); };
    const QList<GroupItem> &groups = m_stage.scene.groups();
    return std::any_of(m_stage.scene.nodes().begin(), m_stage.scene.nodes().end(), isCovered) ||
           std::any_of(groups.begin(), groups.end(), [&](const GroupItem &group) { return group.folded && isCovered(group); });
}

void Minimap::viewChanged()
{
    m_rest.start();
    update();
}

void Minimap::stageMoves()
{
    m_stageMoved = true;
    m_rest.start();
}

void Minimap::rest()
{
    if (m_stageMoved) {
        m_picture = {};
        update();
    }
    leaveCards();
}

void Minimap::leaveCards()
{
    if (isHidden() || underMouse() || !coversCards(m_corner))
        return;
    for (const Corner other : {Corner::BottomRight, Corner::TopRight, Corner::BottomLeft, Corner::TopLeft}) {
        if (!coversCards(other)) {
            m_corner = other;
            setGeometry(placeAt(other));
            return;
        }
    }
}

void Minimap::enterEvent(QEnterEvent *)
{
    update();
}

void Minimap::leaveEvent(QEvent *)
{
    m_rest.start();
    update();
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
    viewChanged();
}

void Minimap::drawPicture()
{
    m_stageMoved = false;
    m_fitted = fitted();
    QPixmap picture(size() * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing, m_stage.scene.nodes().size() < 1000);
    const QColor paper = m_stage.theme.color(Role::Surface);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::mixed(paper, m_stage.theme.color(Role::GroupStroke), 0.35));
    for (const GroupItem &group : m_stage.scene.groups())
        painter.drawRect(m_fitted.mapRect(group.rect));
    for (const NodeItem &node : m_stage.scene.nodes()) {
        const auto state = m_stage.run.find(node.id);
        const bool told = state != m_stage.run.end() && state->state != run::State::Waiting;
        QColor color = told ? stateColor(state->state, m_stage.theme) : theme::mixed(node.style.fill, node.style.stroke, 0.55);
        if (m_stage.selection.contains(node.id))
            color = m_stage.theme.color(Role::Accent);
        painter.fillRect(m_fitted.mapRect(node.rect), color);
    }
    painter.end();
    m_picture = picture;
}

void Minimap::paintEvent(QPaintEvent *)
{
    if (m_picture.isNull() || m_picture.devicePixelRatioF() != devicePixelRatioF())
        drawPicture();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(!underMouse() && coversCards(m_corner) ? seeThrough : 1.0);
    QPainterPath frame;
    frame.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    painter.setPen(m_stage.theme.color(Role::Border));
    painter.setBrush(m_stage.theme.color(Role::Surface));
    painter.drawPath(frame);
    painter.setClipPath(frame);
    painter.drawPixmap(0, 0, m_picture);
    const QRectF seen = m_fitted.mapRect(m_stage.view.toPlane(QRectF(parentWidget()->rect())));
    QColor veil = m_stage.theme.color(Role::Accent);
    veil.setAlphaF(0.12f);
    painter.setBrush(veil);
    painter.setPen(QPen(m_stage.theme.color(Role::Accent), 1.2));
    painter.drawRoundedRect(seen.intersected(QRectF(rect()).adjusted(1, 1, -1, -1)), 3, 3);
}

void Minimap::mousePressEvent(QMouseEvent *event)
{
    emit wanted(m_fitted.inverted().map(event->position()));
}

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        emit wanted(m_fitted.inverted().map(event->position()));
}

} // namespace stackwright::canvas
