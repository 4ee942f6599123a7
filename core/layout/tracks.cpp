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

} // namespace

Tracks assignedTracks(const std::vector<Crossover> &lines, double gap)
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
    const auto orderBy = [&](std::vector<int> &list, double sign) {
        std::stable_sort(list.begin(), list.end(), [&](int a, int b) {
            const Crossover &p = lines[size_t(a)];
            const Crossover &q = lines[size_t(b)];
            return p.upper != q.upper ? sign * p.upper > sign * q.upper : sign * p.lower > sign * q.lower;
        });
    };
    orderBy(rightward, 1);
    orderBy(leftward, -1);
    std::vector<Occupied> taken;
    const auto place = [&](const std::vector<int> &list, double sign) {
        std::vector<double> reach; // of this direction's lines on each track, towards where the next ones come from
        for (int index : list) {
            const Crossover &line = lines[size_t(index)];
            size_t track = reach.size();
            while (track > 0 && reach[track - 1] > sign * line.lower + gap)
                --track;
            const double left = std::min(line.upper, line.lower);
            const double right = std::max(line.upper, line.lower);
            while (track < taken.size() && !isFree(taken[track], left, right, gap))
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
    place(rightward, 1);
    place(leftward, -1);
    tracks.count = int(taken.size());
    return tracks;
}

} // namespace stackwright::layout
