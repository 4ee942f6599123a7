#include "ui/canvas/nodepainter.h"

#include "ui/canvas/statemark.h"
#include "ui/theme/contrast.h"
#include "ui/theme/icons.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace stackwright::canvas {

using theme::Role;

namespace {

constexpr qsizetype mostFittedTitles = 50'000;

// What is seen of a sheet's shadow beside it: most cards are boxes, and four strips are a fraction of a stroke's work.
void paintStraightShadow(QPainter &painter, const QRectF &rect, double reach, const QColor &color)
{
    constexpr double cut = 2; // off the corners
    const QRectF dark = rect.translated(0, 2).adjusted(-reach, -reach, reach, reach);
    const double high = dark.height() - 2 * cut;
    painter.setRenderHint(QPainter::Antialiasing, false); // so soft an edge needs none, and without it these are plain spans
    painter.fillRect(QRectF(dark.left(), dark.top() + cut, rect.left() - dark.left(), high), color);
    painter.fillRect(QRectF(rect.right(), dark.top() + cut, dark.right() - rect.right(), high), color);
    painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), dark.bottom() - rect.bottom()), color);
    if (dark.top() < rect.top())
        painter.fillRect(QRectF(rect.left(), dark.top(), rect.width(), rect.top() - dark.top()), color);
    painter.setRenderHint(QPainter::Antialiasing, true);
}

} // namespace

void NodePainter::drawLines(QPainter &painter, const QStringList &lines, const QRectF &rect, Qt::Alignment across) const
{
    Typesetter &typesetter = m_stage.typesetter;
    const QFont font = painter.font();
    const QFontMetricsF metrics(font);
    double y = rect.center().y() - metrics.lineSpacing() * double(lines.size()) / 2 + metrics.ascent();
    for (const QString &line : lines) {
        const double aside = across & Qt::AlignHCenter ? (rect.width() - typesetter.width(font, line)) / 2 : 0;
        typesetter.draw(painter, QPointF(rect.left() + aside, y), line);
        y += metrics.lineSpacing();
    }
}

QList<QPointF> NodePainter::ports(const NodeItem &node)
{
    const QRectF &r = node.rect;
    return {{r.center().x(), r.top()}, {r.right(), r.center().y()}, {r.center().x(), r.bottom()}, {r.left(), r.center().y()}};
}

const run::NodeState *NodePainter::runState(const NodeItem &node) const
{
    const auto found = m_stage.run.find(node.id);
    return found == m_stage.run.end() ? nullptr : &*found;
}

QString NodePainter::subtitle(const NodeItem &node) const
{
    QStringList parts;
    if (const run::NodeState *state = runState(node)) {
        QString text = state->text.isEmpty() ? run::stateName(state->state) : state->text;
        if (state->state == run::State::Running && state->percent >= 0)
            text += QStringLiteral(" %1 %").arg(state->percent);
        parts.append(text);
    }
    const QString own = m_stage.services.value(node.id).subtitle;
    if (!own.isEmpty())
        parts.append(own);
    return parts.join(QStringLiteral(" · ")).simplified();
}

void NodePainter::paint(QPainter &painter, const NodeItem &node) const
{
    const bool faded = m_stage.choosingTarget && !m_stage.targets.contains(node.id);
    painter.setOpacity(m_stage.isDimmed(node.id) ? dimmedOpacity : faded ? 0.35 : 1.0);
    if (m_detail == Detail::Far && node.form != Form::Diamond && !isMarked(node)) {
        painter.fillRect(node.rect, farFill(node));
        painter.setOpacity(1.0);
        return;
    }
    const QPainterPath outline = outlinePath(node.form, node.rect);
    paintHalo(painter, node, outline);
    paintBody(painter, node, outline);
    if (m_detail == Detail::Near) {
        paintContent(painter, node);
        paintPorts(painter, node);
    } else if (m_detail == Detail::Middle) {
        paintTitleAlone(painter, node);
    }
    if (m_detail != Detail::Far)
        paintBadges(painter, node);
    painter.setOpacity(1.0);
}

bool NodePainter::isMarked(const NodeItem &node) const
{
    return m_stage.selection.contains(node.id) || m_stage.targets.contains(node.id) || m_stage.dropTarget == node.id ||
           m_stage.current == node.id || m_stage.found.contains(node.id);
}

QColor NodePainter::farFill(const NodeItem &node) const
{
    const run::NodeState *state = runState(node);
    if (state && state->state != run::State::Waiting)
        return stateColor(state->state, m_stage.theme);
    return theme::mixed(node.style.fill, node.style.stroke, 0.3);
}

void NodePainter::paintHalo(QPainter &painter, const NodeItem &node, const QPainterPath &outline) const
{
    const bool selected = m_stage.selection.contains(node.id);
    const bool lit = m_stage.targets.contains(node.id) || m_stage.dropTarget == node.id;
    if (m_detail == Detail::Near && node.style.fill.alpha() == 255) {
        QColor shadow = m_stage.theme.color(Role::Shadow);
        shadow.setAlphaF(shadow.alphaF() * 0.34f);
        const bool isStraight = node.form == Form::Box || node.form == Form::Subroutine;
        for (int i = 3; i >= 1; --i) {
            if (isStraight)
                paintStraightShadow(painter, node.rect, i * 1.25, shadow);
            else
                painter.strokePath(outline.translated(0, 2), QPen(shadow, i * 2.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        }
    }
    const bool found = m_stage.found.contains(node.id);
    if (!selected && !lit && !found)
        return;
    // At least 2 px of the screen, however far away.
    const double reach = std::max(2.0, 1.6 / m_stage.view.zoom());
    const QColor color = m_stage.theme.color(lit ? Role::Success : selected ? Role::Accent : Role::Warning);
    QColor soft = color;
    soft.setAlphaF(m_stage.dropTarget == node.id || selected ? 0.35f : 0.18f);
    painter.strokePath(outline, QPen(soft, node.style.width + 4 * reach, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.strokePath(outline, QPen(color, node.style.width + 2 * reach, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

void NodePainter::paintBody(QPainter &painter, const NodeItem &node, const QPainterPath &outline) const
{
    const run::NodeState *state = runState(node);
    QColor stroke = node.style.stroke;
    if (state && state->state == run::State::Failed)
        stroke = m_stage.theme.color(Role::Danger);
    const double width = std::max(node.style.width, 0.9 / m_stage.view.zoom());
    QPen pen(stroke, width, node.style.dashed ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (node.form == Form::Text || node.style.width <= 0)
        pen = Qt::NoPen;
    QColor fill = node.form == Form::Text ? QColor(Qt::transparent) : node.style.fill;
    if (m_stage.hovered == node.id)
        fill = theme::mixed(fill, stroke, 0.06);
    if (m_detail == Detail::Far)
        fill = farFill(node);
    painter.setPen(pen);
    painter.setBrush(fill);
    painter.drawPath(outline);
    const QPainterPath lines = innerLines(node.form, node.rect);
    if (!lines.isEmpty())
        painter.strokePath(lines, QPen(stroke, width * 0.75));
    if (m_stage.focused && m_stage.current == node.id) {
        const double zoom = m_stage.view.zoom();
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_stage.theme.color(Role::Text), 1.2 / zoom, Qt::DotLine));
        const double out = 7 / zoom;
        painter.drawRoundedRect(node.rect.adjusted(-out, -out, out, out), 5 / zoom, 5 / zoom);
    }
}

void NodePainter::paintContent(QPainter &painter, const NodeItem &node) const
{
    const QRectF room = contentRoom(node.form, node.rect);
    const CardLayout &card = node.card;
    QPointF origin = room.center() - QPointF(card.content.width(), card.content.height()) / 2;
    // Boxes are wider than their content where they stand in a list: there the icons make a column.
    if (node.form == Form::Box)
        origin.setX(room.left());
    paintIcon(painter, node, card.icon.translated(origin));
    const QString second = subtitle(node);
    // The line that is kept free for it is shared above and below while there is nothing to say.
    if (second.isEmpty())
        origin += QPointF(0, card.subtitle.height() / 2);
    if (!node.words.caption.isEmpty()) {
        painter.setFont(m_stage.fonts.caption);
        painter.setPen(node.style.muted);
        drawLines(painter, {node.words.caption}, card.caption.translated(origin), Qt::AlignLeft);
    }
    painter.setFont(m_stage.fonts.title);
    painter.setPen(node.style.text);
    drawLines(painter, card.titleLines, card.title.translated(origin), Qt::AlignLeft);

    if (second.isEmpty())
        return;
    const QFontMetricsF metrics(m_stage.fonts.subtitle);
    painter.setFont(m_stage.fonts.subtitle);
    const QRectF line = card.subtitle.translated(origin);
    if (line.height() > 0) {
        painter.setPen(node.style.muted);
        drawLines(painter, {metrics.elidedText(second, Qt::ElideRight, line.width())}, line, Qt::AlignLeft);
    } else if (runState(node)) {
        // A card without a second line tells its state on a slip that hangs from it.
        const QString text = metrics.elidedText(second, Qt::ElideRight, node.rect.width() + 20);
        QRectF slip(0, 0, metrics.horizontalAdvance(text) + 14, metrics.height() + 4);
        slip.moveCenter({node.rect.center().x(), node.rect.bottom() + slip.height() / 2 - 3});
        painter.setPen(QPen(stateColor(runState(node)->state, m_stage.theme), 1));
        painter.setBrush(m_stage.theme.color(Role::Raised));
        painter.drawRoundedRect(slip, slip.height() / 2, slip.height() / 2);
        painter.setPen(m_stage.theme.color(Role::TextMuted));
        drawLines(painter, {text}, slip, Qt::AlignHCenter);
    }
}

void NodePainter::drawIcon(QPainter &painter, const QRectF &target, const QString &name, const QColor &tint) const
{
    if (m_stage.forFile) {
        theme::paintTinted(painter, target, name, tint);
        return;
    }
    const int px = std::max(4, int(std::lround(target.width() * m_stage.view.zoom())));
    const QPixmap icon = theme::tintedPixmap(name, tint, px, painter.device()->devicePixelRatioF());
    painter.drawPixmap(target, icon, QRectF(icon.rect()));
}

void NodePainter::paintIcon(QPainter &painter, const NodeItem &node, const QRectF &rect) const
{
    const run::NodeState *state = runState(node);
    QColor chip = node.style.stroke;
    chip.setAlphaF(m_stage.theme.dark ? 0.20f : 0.13f);
    painter.setPen(Qt::NoPen);
    painter.setBrush(chip);
    if (state)
        painter.drawEllipse(rect);
    else
        painter.drawRoundedRect(rect, 7, 7);
    const double inset = 5.5;
    const QRectF target = rect.adjusted(inset, inset, -inset, -inset);
    QColor under = node.style.fill.alpha() == 0 ? m_stage.theme.color(Role::Canvas) : node.style.fill;
    under = theme::mixed(under, QColor(chip.rgb()), chip.alphaF());
    const QColor tint = theme::readable(node.style.stroke, under, theme::textContrast);
    drawIcon(painter, target, node.icon, tint);
    if (state) {
        paintRing(painter, rect.adjusted(1, 1, -1, -1), *state, m_stage.theme);
        if (state->state != run::State::Waiting)
            paintSign(painter, rect.bottomRight() - QPointF(3, 3), 6.5, state->state, m_stage.theme);
    }
}

const FittedTitle &NodePainter::titleFor(const NodeItem &node, const QSizeF &room) const
{
    const int largest = std::clamp(int(9.5 / m_stage.view.zoom()), 14, 20);
    QHash<QString, FittedTitle> &known = m_stage.fittedTitles;
    if (known.size() > mostFittedTitles)
        known.clear();
    const QString key = QStringLiteral("%1/%2/%3/%4").arg(node.words.title).arg(room.width()).arg(room.height()).arg(largest);
    auto found = known.find(key);
    if (found == known.end())
        found = known.insert(key, fittedTitle(node.words.title, m_stage.fonts.title, room, largest));
    return *found;
}

void NodePainter::paintTitleAlone(QPainter &painter, const NodeItem &node) const
{
    const bool pointed = node.form == Form::Diamond || outlineOf(node.form) == layout::Outline::Ellipse;
    const QRectF room = pointed ? contentRoom(node.form, node.rect) : node.rect.adjusted(7, 4, -7, -4);
    QFont font = m_stage.fonts.title;
    const FittedTitle fitted = titleFor(node, room.size());
    font.setPixelSize(fitted.px);
    painter.setFont(font);
    painter.setPen(node.style.text);
    drawLines(painter, fitted.lines, room, Qt::AlignHCenter);
    const run::NodeState *state = runState(node);
    if (state && state->state != run::State::Waiting)
        paintSign(
            painter, node.rect.topLeft() + QPointF(4, 4), std::min(12.0, 5 / m_stage.view.zoom()), state->state, m_stage.theme);
}

void NodePainter::paintBadges(QPainter &painter, const NodeItem &node) const
{
    const auto found = m_stage.marks.find(node.id);
    if (found == m_stage.marks.end())
        return;
    const double radius = std::min(14.0, std::max(8.5, 5.5 / m_stage.view.zoom()));
    QPointF centre = node.rect.topRight() + QPointF(-radius * 0.6, 0);
    QFont font = m_stage.fonts.title;
    font.setPixelSize(int(radius * 1.4));
    painter.setFont(font);
    const auto badge = [&](Role role, const QString &sign, const QString &icon) {
        const QColor color = m_stage.theme.color(role);
        const QColor ink = theme::readable(m_stage.theme.dark ? QColor(Qt::black) : QColor(Qt::white), color);
        painter.setPen(QPen(m_stage.theme.color(Role::Canvas), 2));
        painter.setBrush(color);
        QPainterPath path;
        if (role == Role::Warning && icon.isEmpty()) {
            path.addPolygon(QPolygonF({centre + QPointF(0, -radius * 1.15), centre + QPointF(radius * 1.15, radius * 0.85),
                centre + QPointF(-radius * 1.15, radius * 0.85)}));
            path.closeSubpath();
        } else {
            path.addEllipse(centre, radius, radius);
        }
        painter.drawPath(path);
        painter.setPen(ink);
        const QRectF box(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
        if (icon.isEmpty()) {
            drawLines(painter, {sign}, box, Qt::AlignHCenter);
        } else {
            const QRectF target = box.adjusted(radius * 0.4, radius * 0.4, -radius * 0.4, -radius * 0.4);
            drawIcon(painter, target, icon, ink);
        }
        centre -= QPointF(radius * 2.3, 0);
    };
    if (found->errors > 0)
        badge(Role::Danger, QStringLiteral("!"), {});
    else if (found->warnings > 0)
        badge(Role::Warning, QStringLiteral("!"), {});
    if (found->secretMissing)
        badge(Role::Warning, {}, QStringLiteral("key"));
}

void NodePainter::paintPorts(QPainter &painter, const NodeItem &node) const
{
    if (m_stage.hovered != node.id || m_stage.choosingTarget || !node.givesEdges)
        return;
    const double radius = 5;
    painter.setPen(QPen(m_stage.theme.color(Role::Accent), 1.6));
    painter.setBrush(m_stage.theme.color(Role::Canvas));
    for (const QPointF &port : ports(node))
        painter.drawEllipse(port, radius, radius);
}

} // namespace stackwright::canvas
