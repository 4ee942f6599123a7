#include "core/layout/isotonic.h"

#include <cstddef>

namespace stackwright::layout {

std::vector<double> isotonic(const std::vector<Wish> &wishes)
{
    struct Pool
    {
        double sum, weight;
        size_t count;
    };
    std::vector<Pool> pools;
    for (const Wish &wish : wishes) {
        pools.push_back({wish.place * wish.weight, wish.weight, 1});
        while (pools.size() > 1) {
            const Pool last = pools.back();
            Pool &before = pools[pools.size() - 2];
            if (before.sum / before.weight <= last.sum / last.weight)
                break;
            before.sum += last.sum;
            before.weight += last.weight;
            before.count += last.count;
            pools.pop_back();
        }
    }
    std::vector<double> places;
    places.reserve(wishes.size());
    for (const Pool &pool : pools)
        places.insert(places.end(), pool.count, pool.sum / pool.weight);
    return places;
}

} // namespace stackwright::layout
