#pragma once

namespace stackwright::canvas {

// How much of a card is drawn.
enum class Detail {
    Far,    // a coloured outline
    Middle, // the outline and its title, as large as it fits
    Near,   // everything
};

inline constexpr double dimmedOpacity = 0.16; // of what does not stand out while something does

inline Detail detailAt(double zoom)
{
    if (zoom < 0.14)
        return Detail::Far;
    return zoom < 0.6 ? Detail::Middle : Detail::Near;
}

} // namespace stackwright::canvas
