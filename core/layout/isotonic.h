#pragma once

#include <vector>

namespace stackwright::layout {

// A wished place, and what a px away from it costs.
struct Wish
{
    double place;
    double weight;
};

// The places, none smaller than the one before, whose weighted squares of distances to the wishes are least: pooling of
// adjacent violators (Ayer et al., 1955), in linear time. Weights are more than 0.
std::vector<double> isotonic(const std::vector<Wish> &wishes);

} // namespace stackwright::layout
