#include "core/layout/tracks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace stackwright::layout {

namespace {

// Pieces on one track, by their left ends.
using Occupied = std::map<double, double>;

bool isFree(const Occupied &track, double left, double right, double gap)
{
    auto next = track.lower_bound(left);
    if (next != track.end() && next->first < right + gap)
        return false;
    return next == track.begin() || std::prev(next)->second + gap <= left;
}

// How lines to the right and lines to the left come together.
struct Plan
{
    bool leftwardFirst = false;
    bool apart = false; // the second ones below all of the first
};

Tracks planned(const std::vector<Crossover> &lines, double gap, const Plan &plan, Effort &effort)
{
    Tracks tracks;
    tracks.ofLine.assign(lines.size(), -1);
    std::vector<int> rightward, leftward;
    for (int i = 0; i < int(lines.size()); ++i) {
        const Crossover &line = lines[size_t(i)];
        if (line.lower > line.upper)
            rightward.push_back(i);
        else if (line.lower < line.upper)
            leftward.push_back(i);
    }
    // Of lines to the right, one further left must run below all that it passes under: from right to left, each
    // takes the first track below those. Lines to the left are the mirror image.
    std::vector<Occupied> taken;
    const auto place = [&](std::vector<int> &list, double sign, size_t first) {
        std::stable_sort(list.begin(), list.end(), [&](int a, int b) {
            const Crossover &p = lines[size_t(a)];
            const Crossover &q = lines[size_t(b)];
            return p.upper != q.upper ? sign * p.upper > sign * q.upper : sign * p.lower > sign * q.lower;
        });
        std::vector<double> reach(first, HUGE_VAL); // of this direction's lines on each track, towards the next ones
        for (int index : list) {
            const Crossover &line = lines[size_t(index)];
            size_t track = reach.size();
            if (!effort.spend(1) && !taken.empty()) {
                tracks.ofLine[size_t(index)] = index % int(taken.size());
                continue;
            }
            while (track > first && reach[track - 1] > sign * line.lower + gap && effort.spend(1))
                --track;
            const double left = std::min(line.upper, line.lower);
            const double right = std::max(line.upper, line.lower);
            while (track < taken.size() && !isFree(taken[track], left, right, gap) && effort.spend(8))
                ++track;
            if (track >= taken.size())
                taken.resize(track + 1);
            if (track >= reach.size())
                reach.resize(track + 1, HUGE_VAL);
            taken[track][left] = right;
            reach[track] = std::min(reach[track], sign * line.upper);
            tracks.ofLine[size_t(index)] = int(track);
        }
    };
    if (plan.leftwardFirst)
        place(leftward, -1, 0);
    place(rightward, 1, plan.leftwardFirst && plan.apart ? taken.size() : 0);
    if (!plan.leftwardFirst)
        place(leftward, -1, plan.apart ? taken.size() : 0);
    tracks.count = int(taken.size());
    return tracks;
}

// Pairs whose upright pieces lie on each other: one comes from above where another one goes on below, and higher up.
int overlaid(const std::vector<Crossover> &lines, const Tracks &tracks, Effort &effort)
{
    std::multimap<double, int> arriving;
    for (int i = 0; i < int(lines.size()); ++i) {
        if (tracks.ofLine[size_t(i)] >= 0)
            arriving.emplace(lines[size_t(i)].lower, i);
    }
    int count = 0;
    for (int i = 0; i < int(lines.size()); ++i) {
        const double x = lines[size_t(i)].upper;
        if (tracks.ofLine[size_t(i)] < 0)
            continue;
        for (auto near = arriving.lower_bound(x - 1); near != arriving.end() && near->first <= x + 1 && effort.spend(1); ++near)
            count += near->second != i && tracks.ofLine[size_t(near->second)] <= tracks.ofLine[size_t(i)] ? 1 : 0;
    }
    return count;
}

} // namespace

Tracks assignedTracks(const std::vector<Crossover> &lines, double gap, Effort &effort)
{
    Tracks best = planned(lines, gap, {}, effort);
    int least = overlaid(lines, best, effort);
    for (const Plan &plan : {Plan{true, false}, Plan{false, true}, Plan{true, true}}) {
        if (least == 0 || !effort.spend(8 * qint64(lines.size())))
            break;
        const Tracks other = planned(lines, gap, plan, effort);
        const int count = overlaid(lines, other, effort);
        if (count < least) {
            least = count;
            best = other;
        }
    }
    return best;
}

} // namespace stackwright::layout
