#include "ui/canvas/minimap.h"

#include "ui/canvas/statemark.h"
#include "ui/theme/contrast.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace stackwright::canvas {

using theme::Role;

Minimap::Minimap(const Stage &stage, QWidget *canvas)
    : QWidget(canvas)
    , m_stage(stage)
{
    setFixedSize(176, 132);
    setCursor(Qt::PointingHandCursor);
    setObjectName(QStringLiteral("minimap"));
    setAccessibleName(tr("Overview"));
    setToolTip(tr("Overview: click to go there"));
}

View Minimap::fitted() const
{
    View view;
    // The view keeps a margin that is meant for windows; here the widget is the margin.
    view.fit(m_stage.scene.bounds(), size() + QSizeF(40, 40), 0.5);
    view.pan({-20, -20});
    return view;
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
    const View view = fitted();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::mixed(paper, m_stage.theme.color(Role::GroupStroke), 0.35));
    for (const GroupItem &group : m_stage.scene.groups())
        painter.drawRect(view.toScreen(group.rect));
    for (const NodeItem &node : m_stage.scene.nodes()) {
        const auto state = m_stage.run.find(node.id);
        const bool told = state != m_stage.run.end() && state->state != run::State::Waiting;
        QColor color = told ? stateColor(state->state, m_stage.theme) : theme::mixed(node.style.fill, node.style.stroke, 0.55);
        if (m_stage.selection.contains(node.id))
            color = m_stage.theme.color(Role::Accent);
        painter.fillRect(view.toScreen(node.rect), color);
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
    const QRectF seen = fitted().toScreen(m_stage.view.toPlane(QRectF(parentWidget()->rect())));
    QColor veil = m_stage.theme.color(Role::Accent);
    veil.setAlphaF(0.12f);
    painter.setBrush(veil);
    painter.setPen(QPen(m_stage.theme.color(Role::Accent), 1.2));
    painter.drawRoundedRect(seen.intersected(QRectF(rect()).adjusted(1, 1, -1, -1)), 3, 3);
}

void Minimap::mousePressEvent(QMouseEvent *event)
{
    emit wanted(fitted().toPlane(event->position()));
}

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        emit wanted(fitted().toPlane(event->position()));
}

} // namespace stackwright::canvas
