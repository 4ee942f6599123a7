#include "core/layout/isotonic.h"
#include "core/layout/layers.h"
#include "core/layout/spacing.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace stackwright::layout {

namespace {

constexpr double leastPitch = 9; // px between lines that end on one side, where there is room at all
constexpr double aside = 4;      // px that tell two upright pieces apart

double &portOf(Link &link, bool below)
{
    return below ? link.upperPort : link.lowerPort;
}

bool isFixed(const Link &link, bool below)
{
    return below ? link.upperFixed : link.lowerFixed;
}

double usable(const Level &level, const Vertex &vertex, bool below)
{
    const LevelItem &item = level.items[size_t(vertex.index)];
    return below ? item.usableBelow : item.usableAbove;
}

// The place nearest to the wished one that keeps off those taken; as far off as the side allows.
double freePort(double wished, double half, const std::vector<double> &taken, Effort &effort)
{
    for (const double pitch : {leastPitch, aside, 1.0}) {
        for (double off = 0; off <= 2 * half && effort.spend(2 * qint64(taken.size())); off += pitch) {
            for (const double port : {wished + off, wished - off}) {
                const bool isFree =
                    std::none_of(taken.begin(), taken.end(), [&](double other) { return std::abs(other - port) < pitch; });
                if (isFree && std::abs(port) <= half)
                    return port;
            }
        }
    }
    return wished;
}

// In the order of their other ends, spread around the middle of the side.
void spreadSide(Layers &layers, const Level &level, Vertex &vertex, bool below, Effort &effort)
{
    auto &links = below ? vertex.down : vertex.up;
    const auto farKey = [&](int index) {
        const Link &link = layers.links[size_t(index)];
        const Vertex &far = layers.vertices[size_t(below ? link.lower : link.upper)];
        return std::pair(far.order, below ? link.lowerPort : link.upperPort);
    };
    std::stable_sort(links.begin(), links.end(), [&](int a, int b) { return farKey(a) < farKey(b); });
    std::vector<double> settled;
    int open = 0;
    for (int link : links) {
        if (isFixed(layers.links[size_t(link)], below))
            settled.push_back(portOf(layers.links[size_t(link)], below));
        else
            ++open;
    }
    if (open == 0)
        return;
    const double half = usable(level, vertex, below);
    const double pitch = open > 1 ? std::min(spacing::portPitch, 2 * half / (open - 1)) : 0;
    double at = -pitch * (open - 1) / 2;
    double least = -half;
    for (int index : links) {
        Link &link = layers.links[size_t(index)];
        if (isFixed(link, below))
            continue;
        if (settled.empty()) {
            (below ? link.upperRoom : link.lowerRoom) = {least, least + 2 * half - pitch * (open - 1)};
            least += pitch;
        }
        const double port = settled.empty() ? std::round(at) : freePort(std::round(at), half, settled, effort);
        if (!settled.empty())
            settled.push_back(port);
        portOf(link, below) = port;
        at += pitch;
    }
}

// Whether the end of a link on an item may move to `port` and stay between its neighbours.
bool mayMove(Layers &layers, const Level &level, const Vertex &vertex, bool below, int index, double port, Effort &effort,
    double pitch = leastPitch)
{
    if (!effort.spend(qint64(below ? vertex.down.size() : vertex.up.size())))
        return false;
    if (isFixed(layers.links[size_t(index)], below) || std::abs(port) > usable(level, vertex, below))
        return false;
    const double now = portOf(layers.links[size_t(index)], below);
    for (int link : below ? vertex.down : vertex.up) {
        if (link == index)
            continue;
        const double taken = portOf(layers.links[size_t(link)], below);
        const bool sameSide = (taken < now) == (taken < port);
        if (!sameSide || std::abs(taken - port) < pitch)
            return false;
    }
    return true;
}

// Moves one end of a link aside, by the port on its item or with the bend itself.
bool moveAside(Layers &layers, const Level &level, int index, bool below, double by, Effort &effort)
{
    Link &link = layers.links[size_t(index)];
    Vertex &vertex = layers.vertices[size_t(below ? link.upper : link.lower)];
    if (vertex.kind != Vertex::Kind::Item) {
        vertex.x += by;
        return true;
    }
    const double port = portOf(link, below) + by;
    if (!mayMove(layers, level, vertex, below, index, port, effort, aside))
        return false;
    portOf(link, below) = port;
    return true;
}

// One pass over all ranks; false where nothing had to be moved.
bool separatedUprights(Layers &layers, const Level &level, double step, Effort &effort)
{
    bool moved = false;
    const auto upperX = [&](const Link &link) { return layers.vertices[size_t(link.upper)].x + link.upperPort; };
    const auto lowerX = [&](const Link &link) { return layers.vertices[size_t(link.lower)].x + link.lowerPort; };
    for (const auto &rank : layers.ranks) {
        std::vector<std::pair<double, int>> arriving; // by x
        std::vector<int> leaving;
        for (int vertex : rank) {
            for (int index : layers.vertices[size_t(vertex)].down) {
                const Link &link = layers.links[size_t(index)];
                if (upperX(link) == lowerX(link))
                    continue;
                arriving.emplace_back(lowerX(link), index);
                leaving.push_back(index);
            }
        }
        std::stable_sort(arriving.begin(), arriving.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        for (int index : leaving) {
            const Link &link = layers.links[size_t(index)];
            const double x = upperX(link);
            const bool rightward = lowerX(link) > x;
            const auto isLeft = [](const auto &end, double place) { return end.first < place; };
            for (auto near = std::lower_bound(arriving.begin(), arriving.end(), x - 1.5, isLeft);
                 near != arriving.end() && near->first < x + 1.5; ++near) {
                if (!effort.spend(1))
                    return false;
                const Link &other = layers.links[size_t(near->second)];
                if (near->second == index || (lowerX(other) > upperX(other)) == rightward ||
                    std::abs(lowerX(other) - upperX(link)) >= 1.5)
                    continue;
                for (const double by : {step, -step}) {
                    if (moveAside(layers, level, near->second, false, by, effort) ||
                        moveAside(layers, level, index, true, by, effort))
                        break;
                }
                moved = true;
            }
        }
    }
    return moved;
}

// Ends go along the side towards the places that they lead to, in their order.
void slideSide(Layers &layers, const Level &level, const Vertex &vertex, bool below, Effort &effort)
{
    const auto &links = below ? vertex.down : vertex.up;
    if (links.empty() || !effort.spend(qint64(links.size()) * 4))
        return;
    for (int link : links) {
        if (isFixed(layers.links[size_t(link)], below))
            return;
    }
    const double half = usable(level, vertex, below);
    const int count = int(links.size());
    const double pitch = count > 1 ? std::min(spacing::portPitch, 2 * half / (count - 1)) : 0;
    std::vector<Wish> wishes;
    for (int i = 0; i < count; ++i) {
        const Link &link = layers.links[size_t(links[size_t(i)])];
        const Vertex &far = layers.vertices[size_t(below ? link.lower : link.upper)];
        const double wished = far.x + portOf(layers.links[size_t(links[size_t(i)])], !below) - vertex.x - pitch * i;
        wishes.push_back({std::clamp(wished, -half, std::max(-half, half - pitch * (count - 1))), 1});
    }
    const std::vector<double> places = isotonic(wishes);
    for (int i = 0; i < count; ++i)
        portOf(layers.links[size_t(links[size_t(i)])], below) = std::round(places[size_t(i)]) + std::floor(pitch * i);
}

} // namespace

void spreadPorts(Layers &layers, const Level &level, Effort &effort)
{
    Effort phase(effort, 3);
    for (Vertex &vertex : layers.vertices) {
        if (vertex.kind != Vertex::Kind::Item)
            continue;
        spreadSide(layers, level, vertex, false, phase);
        spreadSide(layers, level, vertex, true, phase);
    }
}

void straightenPorts(Layers &layers, const Level &level, Effort &effort)
{
    Effort phase(effort, 3);
    for (int round = 0; round < 3; ++round) {
        for (Vertex &vertex : layers.vertices) {
            if (vertex.kind != Vertex::Kind::Item)
                continue;
            for (const bool below : {false, true})
                slideSide(layers, level, vertex, below, phase);
        }
    }
    for (int index = 0; index < int(layers.links.size()); ++index) {
        Link &link = layers.links[size_t(index)];
        const Vertex &upper = layers.vertices[size_t(link.upper)];
        const Vertex &lower = layers.vertices[size_t(link.lower)];
        const double jog = upper.x + link.upperPort - lower.x - link.lowerPort;
        if (jog == 0)
            continue;
        if (lower.kind == Vertex::Kind::Item && mayMove(layers, level, lower, false, index, link.lowerPort + jog, phase))
            link.lowerPort += jog;
        else if (upper.kind == Vertex::Kind::Item && mayMove(layers, level, upper, true, index, link.upperPort - jog, phase))
            link.upperPort -= jog;
    }
}

void separateUprights(Layers &layers, const Level &level, Effort &effort)
{
    Effort phase(effort, 3);
    // What is moved may come to lie on another line: another step, of another width, finds it a place.
    for (const double step : {aside, aside + 1, aside + 3, aside - 1}) {
        if (!separatedUprights(layers, level, step, phase))
            return;
    }
}

} // namespace stackwright::layout
