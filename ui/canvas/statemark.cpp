#include "ui/canvas/statemark.h"

#include "ui/theme/contrast.h"

namespace stackwright::canvas {

using run::State;
using theme::Role;

QColor stateColor(State state, const theme::Theme &theme)
{
    switch (state) {
    case State::Running: return theme.color(Role::Accent);
    case State::Passed: return theme.color(Role::Success);
    case State::Failed: return theme.color(Role::Danger);
    case State::Cancelled: return theme.color(Role::Warning);
    case State::Waiting:
    case State::Skipped:
    case State::NotRun: break;
    }
    return theme.color(Role::TextMuted);
}

void paintRing(QPainter &painter, const QRectF &circle, const run::NodeState &state, const theme::Theme &theme)
{
    const QColor color = stateColor(state.state, theme);
    QColor track = color;
    track.setAlphaF(0.25f);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(track, 3));
    painter.drawEllipse(circle);
    const bool partly = state.state == State::Running && state.percent >= 0;
    const bool full = state.state == State::Passed || state.state == State::Failed || state.state == State::Cancelled;
    const int sixteenths = 16 * 360;
    painter.setPen(QPen(color, 3, Qt::SolidLine, Qt::RoundCap));
    if (partly)
        painter.drawArc(circle, 90 * 16, -sixteenths * qBound(0, state.percent, 100) / 100);
    else if (full)
        painter.drawEllipse(circle);
    else if (state.state == State::Running)
        painter.drawArc(circle, 90 * 16, -sixteenths / 4);
}

void paintSign(QPainter &painter, const QPointF &c, double r, State state, const theme::Theme &theme)
{
    const QColor color = stateColor(state, theme);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(c, r, r);
    const QColor sign = theme::readable(theme.dark ? QColor(Qt::black) : QColor(Qt::white), color, theme::graphicContrast);
    painter.setPen(QPen(sign, r * 0.32, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const double s = r * 0.42;
    switch (state) {
    case State::Passed:
        painter.drawPolyline(QPolygonF({c + QPointF(-s, 0), c + QPointF(-s * 0.2, s * 0.8), c + QPointF(s, -s * 0.8)}));
        break;
    case State::Failed:
        painter.drawLine(c + QPointF(-s, -s), c + QPointF(s, s));
        painter.drawLine(c + QPointF(-s, s), c + QPointF(s, -s));
        break;
    case State::Running:
        painter.drawPolygon(QPolygonF({c + QPointF(-s * 0.6, -s), c + QPointF(s, 0), c + QPointF(-s * 0.6, s)}));
        break;
    case State::Cancelled: painter.drawRect(QRectF(c.x() - s * 0.8, c.y() - s * 0.8, s * 1.6, s * 1.6)); break;
    case State::Skipped:
    case State::NotRun: painter.drawLine(c + QPointF(-s, 0), c + QPointF(s, 0)); break;
    case State::Waiting:
        for (const double x : {-s, 0.0, s})
            painter.drawPoint(c + QPointF(x, 0));
        break;
    }
}

} // namespace stackwright::canvas
