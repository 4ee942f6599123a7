#include "core/layout/outline.h"

#include <algorithm>
#include <cmath>

namespace stackwright::layout {

namespace {

// Of a quarter of an ellipse that begins `start` from the middle and ends at `half`, `rise` deep.
double curveDepth(double offset, double start, double half, double rise)
{
    if (offset <= start || half <= start)
        return 0;
    const double part = std::min(1.0, (offset - start) / (half - start));
    return rise * (1 - std::sqrt(1 - part * part));
}

} // namespace

double hexagonInset(const QSizeF &size)
{
    return std::min(size.height() / 4, size.width() / 4);
}

double slantInset(const QSizeF &size)
{
    return std::min(size.height() / 3, size.width() / 4);
}

double outlineDepth(const QSizeF &size, Outline outline, Side side, double offset)
{
    const bool lying = side == Side::Top || side == Side::Bottom; // the side lies along x
    const double along = (lying ? size.width() : size.height()) / 2;
    const double across = (lying ? size.height() : size.width()) / 2;
    const double place = along > 0 ? std::clamp(offset / (2 * along), -0.5, 0.5) : 0; // with its sign
    offset = std::min(std::abs(offset), along);
    switch (outline) {
    case Outline::Rectangle: return 0;
    case Outline::Rounded: {
        const double radius = std::min({roundedRadius, along, across});
        return curveDepth(offset, along - radius, along, radius);
    }
    case Outline::Stadium: {
        const double radius = std::min(along, across);
        return curveDepth(offset, along - radius, along, radius);
    }
    case Outline::Diamond: return along > 0 ? across * offset / along : 0;
    case Outline::Ellipse: return curveDepth(offset, 0, along, across);
    case Outline::Hexagon: {
        const double inset = hexagonInset(size);
        if (!lying)
            return along > 0 ? inset * offset / along : 0;
        return inset > 0 && offset > along - inset ? across * (offset - along + inset) / inset : 0;
    }
    case Outline::Cylinder: return lying ? curveDepth(offset, 0, along, std::min(cylinderCap, across)) : 0;
    case Outline::LeanRight: return lying ? 0 : slantInset(size) * (side == Side::Left ? 0.5 - place : 0.5 + place);
    case Outline::LeanLeft: return lying ? 0 : slantInset(size) * (side == Side::Left ? 0.5 + place : 0.5 - place);
    case Outline::Trapezoid: return lying ? 0 : slantInset(size) * (0.5 - place);
    case Outline::InvertedTrapezoid: return lying ? 0 : slantInset(size) * (0.5 + place);
    }
    return 0;
}

double usableHalf(const QSizeF &size, Outline outline, Side side)
{
    const bool lying = side == Side::Top || side == Side::Bottom;
    const double along = (lying ? size.width() : size.height()) / 2;
    const double across = (lying ? size.height() : size.width()) / 2;
    switch (outline) {
    case Outline::Rectangle: return std::max(along * 0.84, along - 9);
    case Outline::Cylinder: return along * 0.84;
    case Outline::Rounded: return std::max(along * 0.5, along - roundedRadius - 2);
    case Outline::Stadium: return std::max(along * 0.6, along - across);
    case Outline::Diamond: return along * 0.2;
    case Outline::Ellipse: return along * 0.7;
    case Outline::Hexagon: return lying ? along - hexagonInset(size) : along * 0.6;
    case Outline::LeanRight:
    case Outline::LeanLeft:
    case Outline::Trapezoid:
    case Outline::InvertedTrapezoid: return lying ? (along - slantInset(size)) * 0.9 : along * 0.7;
    }
    return along;
}

} // namespace stackwright::layout
