#include "ui/canvas/grouppainter.h"

#include "ui/canvas/groupsummary.h"
#include "ui/canvas/statemark.h"

#include <algorithm>

namespace stackwright::canvas {

using theme::Role;

namespace {

constexpr double corner = 12;
constexpr int farTitle = 10;     // px of the screen
constexpr double farWidth = 150; // px of the screen that a title may take at the least
constexpr double leaf = 4;       // how far the sheets of a folded group stand out behind each other

} // namespace

void GroupPainter::paint(QPainter &painter, const GroupItem &group) const
{
    const bool faded = m_stage.choosingTarget && !m_stage.targets.contains(group.id);
    painter.setOpacity(m_stage.isDimmed(group.id) ? dimmedOpacity : faded ? 0.5 : 1.0);
    paintFrame(painter, group);
    if (m_detail == Detail::Near || (m_detail == Detail::Middle && !group.folded))
        paintHead(painter, group);
    if (m_stage.focused && m_stage.current == group.id) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_stage.theme.color(Role::Text), 1.2 / m_stage.view.zoom(), Qt::DotLine));
        painter.drawRoundedRect(group.rect.adjusted(-5, -5, 5, 5), corner + 2, corner + 2);
    }
    painter.setOpacity(1.0);
}

void GroupPainter::paintFrame(QPainter &painter, const GroupItem &group) const
{
    const bool selected = m_stage.selection.contains(group.id);
    const bool lit = m_stage.dropTarget == group.id || m_stage.targets.contains(group.id);
    const bool found = m_stage.found.contains(group.id);
    QColor stroke = group.style.stroke;
    if (selected || lit || found)
        stroke = m_stage.theme.color(selected ? Role::Accent : lit ? Role::Success : Role::Warning);
    if (m_stage.hovered == group.id && !selected && !lit)
        stroke = m_stage.theme.color(Role::BorderStrong);
    const double width = std::max(group.style.width + (selected || lit || found ? 1.2 : 0), 0.9 / m_stage.view.zoom());
    painter.setPen(QPen(stroke, width, group.style.dashed ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(group.style.fill);
    if (group.folded) {
        painter.drawRoundedRect(group.rect.translated(leaf, leaf), corner, corner);
        // A frame may be see-through; a card is not.
        painter.setBrush(m_stage.theme.color(Role::Canvas));
        painter.drawRoundedRect(group.rect, corner, corner);
        painter.setBrush(group.style.fill);
    }
    painter.drawRoundedRect(group.rect, corner, corner);
}

void GroupPainter::paintHead(QPainter &painter, const GroupItem &group) const
{
    paintMark(painter, group);
    const std::optional<run::State> state = stateOf(m_stage, group);
    QFont font = m_stage.fonts.title;
    // Open, the title may grow while the chart is far away; a card has its room.
    font.setPixelSize(group.folded ? font.pixelSize() : std::clamp(int(11 / m_stage.view.zoom()), 14, 24));
    const double right = state ? Scene::titleRight : 14;
    const QRectF title(group.rect.left() + Scene::titleLeft, group.rect.top() + 4, group.rect.width() - Scene::titleLeft - right,
        Scene::titleHeight);
    const auto draw = [&](const QRectF &room, const QString &text) {
        painter.drawText(room, int(Qt::AlignLeft | Qt::AlignVCenter),
            QFontMetricsF(painter.font()).elidedText(text, Qt::ElideRight, room.width()));
    };
    painter.setFont(font);
    painter.setPen(group.style.muted);
    draw(title, group.title);
    if (group.folded) {
        painter.setFont(m_stage.fonts.subtitle);
        draw(title.translated(0, 21), summaryOf(m_stage, group));
    }
    if (state && *state != run::State::Waiting)
        paintSign(painter, QPointF(group.rect.right() - 20, title.center().y()), 9, *state, m_stage.theme);
}

void GroupPainter::paintTitleAlone(QPainter &painter, const GroupItem &group, QList<QRectF> *taken) const
{
    const double zoom = m_stage.view.zoom();
    if (!group.folded || m_detail == Detail::Near || m_stage.isDimmed(group.id))
        return;
    QFont font = m_stage.fonts.title;
    font.setPixelSize(farTitle);
    const QFontMetricsF metrics(font);
    const std::optional<run::State> state = stateOf(m_stage, group);
    const double sign = state && *state != run::State::Waiting ? 14 : 0;
    const double height = metrics.height() + 2;
    const QString title = group.title.isEmpty() ? group.id : group.title;
    const QPointF centre = m_stage.view.toScreen(group.rect.center());
    // In px of the screen, whatever the zoom. In full where there is room on the card, above or below it; else what the card's
    // own width takes of it.
    const double full = std::max(group.rect.width() * zoom, farWidth);
    const double step = std::max((group.rect.height() * zoom + height) / 2, height) + 2;
    const QList<std::pair<double, double>> tries = {{full, 0}, {full, -step}, {full, step}, {group.rect.width() * zoom, 0}};
    for (const auto &[width, down] : tries) {
        const QString text = metrics.elidedText(title, Qt::ElideRight, width - sign - 8);
        const QSizeF size(metrics.horizontalAdvance(text) + sign + 8, height);
        const QRectF plate(centre - QPointF(size.width(), size.height()) / 2 + QPointF(0, down), size);
        if (std::any_of(taken->cbegin(), taken->cend(), [&](const QRectF &other) { return other.intersects(plate); }))
            continue;
        taken->append(plate);
        painter.save();
        painter.translate(group.rect.center());
        painter.scale(1 / zoom, 1 / zoom);
        painter.translate(-centre);
        painter.setPen(QPen(m_stage.selection.contains(group.id) ? m_stage.theme.color(Role::Accent) : group.style.stroke, 1));
        painter.setBrush(m_stage.theme.color(Role::Surface));
        painter.drawRoundedRect(plate, 3, 3);
        painter.setFont(font);
        painter.setPen(m_stage.theme.color(Role::Text));
        painter.drawText(plate.adjusted(4 + sign, 0, -4, 0), int(Qt::AlignLeft | Qt::AlignVCenter), text);
        if (sign > 0)
            paintSign(painter, QPointF(plate.left() + 9, plate.center().y()), 5, *state, m_stage.theme);
        painter.restore();
        return;
    }
}

void GroupPainter::paintMark(QPainter &painter, const GroupItem &group) const
{
    const QPointF c = foldMark(group).center();
    const double s = 4.5;
    QPen pen(group.style.muted, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    if (group.folded)
        painter.drawPolyline(QPolygonF({c + QPointF(-s / 2, -s), c + QPointF(s / 2, 0), c + QPointF(-s / 2, s)}));
    else
        painter.drawPolyline(QPolygonF({c + QPointF(-s, -s / 2), c + QPointF(0, s / 2), c + QPointF(s, -s / 2)}));
}

} // namespace stackwright::canvas
