#include "core/layout/detoursearch.h"

#include "core/layout/spacing.h"

#include <QHash>

#include <algorithm>
#include <limits>
#include <queue>

namespace stackwright::layout {

namespace {

constexpr double beside = spacing::lineToItem; // a line's way past a box
constexpr size_t mostPoints = 15'000;
constexpr double bend = 50; // px of way that a bend is worth

enum Heading { Up, Right, Down, Left, Headings };

void sortUnique(std::vector<double> &lines)
{
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end(), [](double a, double b) { return b - a < 0.5; }), lines.end());
}

int nearest(const std::vector<double> &lines, double place)
{
    const auto above = std::lower_bound(lines.begin(), lines.end(), place - 0.5);
    return int((above == lines.end() ? lines.end() - 1 : above) - lines.begin());
}

// The lines strictly inside, as a half-open range.
std::pair<int, int> inside(const std::vector<double> &lines, double low, double high)
{
    const auto first = std::upper_bound(lines.begin(), lines.end(), low);
    const auto last = std::lower_bound(lines.begin(), lines.end(), high);
    return {int(first - lines.begin()), int(last - lines.begin())};
}

} // namespace

DetourSearch::DetourSearch(const QRectF &from, const QRectF &to)
    : m_from(from)
    , m_to(to)
{
}

void DetourSearch::avoid(const QRectF &box)
{
    m_boxes.append(box);
}

QList<DetourSearch::Port> DetourSearch::portsOf(const QRectF &rect)
{
    const QPointF c = rect.center();
    return {{{c.x(), rect.top()}, {c.x(), rect.top() - beside}, Up},
        {{rect.right(), c.y()}, {rect.right() + beside, c.y()}, Right},
        {{c.x(), rect.bottom()}, {c.x(), rect.bottom() + beside}, Down},
        {{rect.left(), c.y()}, {rect.left() - beside, c.y()}, Left}};
}

void DetourSearch::makeGrid()
{
    for (const QRectF &end : {m_from, m_to}) {
        m_xs.insert(m_xs.end(), {end.left() - beside, end.center().x(), end.right() + beside});
        m_ys.insert(m_ys.end(), {end.top() - beside, end.center().y(), end.bottom() + beside});
    }
    // Half way between the ends: where a line without a detour would bend.
    const double across = m_from.left() < m_to.left() ? m_from.right() + m_to.left() : m_from.left() + m_to.right();
    const double down = m_from.top() < m_to.top() ? m_from.bottom() + m_to.top() : m_from.top() + m_to.bottom();
    m_xs.push_back(across / 2);
    m_ys.push_back(down / 2);
    for (const QRectF &box : std::as_const(m_boxes)) {
        m_xs.insert(m_xs.end(), {box.left() - beside, box.right() + beside});
        m_ys.insert(m_ys.end(), {box.top() - beside, box.bottom() + beside});
    }
    sortUnique(m_xs);
    sortUnique(m_ys);
    m_rightBlocked.assign(m_xs.size() * m_ys.size(), false);
    m_downBlocked.assign(m_xs.size() * m_ys.size(), false);
    for (const QRectF &box : std::as_const(m_boxes))
        blockBehind(box);
    blockBehind(m_from);
    blockBehind(m_to);
}

void DetourSearch::blockBehind(const QRectF &box)
{
    const auto [left, right] = inside(m_xs, box.left() - spacing::clear, box.right() + spacing::clear);
    const auto [top, bottom] = inside(m_ys, box.top() - spacing::clear, box.bottom() + spacing::clear);
    const int width = int(m_xs.size());
    // A piece of a line that is inside has its end there, or its beginning, or spans the whole box.
    for (int y = top; y < bottom; ++y) {
        for (int x = std::max(0, left - 1); x < right; ++x)
            m_rightBlocked[size_t(y * width + x)] = true;
        if (left == right && left > 0 && left < width)
            m_rightBlocked[size_t(y * width + left - 1)] = true;
    }
    for (int x = left; x < right; ++x) {
        for (int y = std::max(0, top - 1); y < bottom; ++y)
            m_downBlocked[size_t(y * width + x)] = true;
        if (top == bottom && top > 0 && top < int(m_ys.size()))
            m_downBlocked[size_t((top - 1) * width + x)] = true;
    }
}

bool DetourSearch::isFree(const Port &port) const
{
    const QRectF stub =
        QRectF(port.border, port.stub).normalized().adjusted(-spacing::clear, -spacing::clear, spacing::clear, spacing::clear);
    return std::none_of(m_boxes.begin(), m_boxes.end(), [&](const QRectF &box) {
        return box.left() < stub.right() && stub.left() < box.right() && box.top() < stub.bottom() && stub.top() < box.bottom();
    });
}

int DetourSearch::pointAt(const QPointF &place) const
{
    return nearest(m_ys, place.y()) * int(m_xs.size()) + nearest(m_xs, place.x());
}

QPointF DetourSearch::placeOf(int point) const
{
    return {m_xs[size_t(point) % m_xs.size()], m_ys[size_t(point) / m_xs.size()]};
}

int DetourSearch::neighbour(int point, int heading) const
{
    const int width = int(m_xs.size());
    const int x = point % width;
    const int y = point / width;
    switch (heading) {
    case Up: return y > 0 && !m_downBlocked[size_t(point - width)] ? point - width : -1;
    case Right: return x + 1 < width && !m_rightBlocked[size_t(point)] ? point + 1 : -1;
    case Down: return y + 1 < int(m_ys.size()) && !m_downBlocked[size_t(point)] ? point + width : -1;
    default: return x > 0 && !m_rightBlocked[size_t(point - 1)] ? point - 1 : -1;
    }
}

QList<QPointF> DetourSearch::path(int *effort)
{
    makeGrid();
    *effort -= int(m_rightBlocked.size() / 4); // it costs something itself
    if (m_rightBlocked.size() > mostPoints)
        return {};
    struct Entry
    {
        double estimate;
        int state; // point * Headings + heading; breaks ties, so that the answer is always the same
        double cost;
        bool operator>(const Entry &other) const
        {
            return estimate != other.estimate ? estimate > other.estimate : state > other.state;
        }
    };
    const size_t states = m_rightBlocked.size() * Headings;
    std::vector<double> costs(states, std::numeric_limits<double>::max());
    std::vector<int> cameFrom(states, -1);
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    const auto reach = [&](int state, double cost, int from) {
        if (cost >= costs[size_t(state)])
            return;
        costs[size_t(state)] = cost;
        cameFrom[size_t(state)] = from;
        const QPointF place = placeOf(state / Headings);
        const double across = std::max({m_to.left() - place.x(), place.x() - m_to.right(), 0.0});
        const double down = std::max({m_to.top() - place.y(), place.y() - m_to.bottom(), 0.0});
        open.push({cost + across + down, state, cost});
    };
    // The side that a line enters by is chosen by its price: a line that comes from the side has to turn once more.
    QHash<int, Port> ends;
    for (const Port &port : portsOf(m_to)) {
        if (isFree(port))
            ends.insert(pointAt(port.stub), port);
    }
    for (const Port &port : portsOf(m_from)) {
        if (isFree(port))
            reach(pointAt(port.stub) * Headings + port.heading, 0, -1);
    }
    double best = std::numeric_limits<double>::max();
    int bestState = -1;
    while (!open.empty() && --*effort > 0) {
        const Entry entry = open.top();
        open.pop();
        if (entry.estimate >= best)
            break;
        if (entry.cost > costs[size_t(entry.state)])
            continue;
        const int point = entry.state / Headings;
        const int heading = entry.state % Headings;
        const auto end = ends.constFind(point);
        if (end != ends.constEnd() && end->heading != heading) {
            const bool straightIn = (end->heading + 2) % Headings == heading;
            const double cost = entry.cost + (straightIn ? 0 : bend);
            if (cost < best) {
                best = cost;
                bestState = entry.state;
            }
        }
        for (const int turn : {0, 1, Headings - 1}) {
            const int next = (heading + turn) % Headings;
            const int to = neighbour(point, next);
            if (to >= 0) {
                const double way = (placeOf(to) - placeOf(point)).manhattanLength();
                reach(to * Headings + next, entry.cost + way + (turn == 0 ? 0 : bend), entry.state);
            }
        }
    }
    return bestState < 0 ? QList<QPointF>() : wayTo(bestState, ends.value(bestState / Headings), cameFrom);
}

QList<QPointF> DetourSearch::wayTo(int state, const Port &end, const std::vector<int> &cameFrom) const
{
    QList<QPointF> way = {end.border};
    int heading = -1;
    int first = state;
    // Backwards; only where it turns.
    for (int at = state; at >= 0; at = cameFrom[size_t(at)]) {
        const bool turns = heading >= 0 ? at % Headings != heading : (end.heading + 2) % Headings != at % Headings;
        if (turns)
            way.append(placeOf(at / Headings));
        heading = at % Headings;
        first = at;
    }
    const QList<Port> starts = portsOf(m_from);
    way.append(starts.at(first % Headings).border);
    std::reverse(way.begin(), way.end());
    // Grid lines that are all but the same were made one: the outer pieces are straight all the same.
    if (way.size() > 2) {
        const qsizetype last = way.size() - 1;
        const auto align = [](QPointF &point, const QPointF &border, int side) {
            side == Up || side == Down ? point.setX(border.x()) : point.setY(border.y());
        };
        align(way[1], way.first(), first % Headings);
        align(way[last - 1], way.last(), end.heading);
    }
    return way;
}

} // namespace stackwright::layout
