#include "ui/theme/contrast.h"

#include <algorithm>
#include <cmath>

namespace stackwright::theme {

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

QColor withLightness(const QColor &color, double lightness)
{
    return QColor::fromHslF(std::max(0.0f, color.hslHueF()), color.hslSaturationF(), float(lightness));
}

} // namespace

double relativeLuminance(const QColor &color)
{
    const QColor rgb = color.toRgb();
    return 0.2126 * linear(rgb.redF()) + 0.7152 * linear(rgb.greenF()) + 0.0722 * linear(rgb.blueF());
}

double contrastRatio(const QColor &one, const QColor &other)
{
    const double a = relativeLuminance(one);
    const double b = relativeLuminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor readable(const QColor &wanted, const QColor &background, double ratio)
{
    if (contrastRatio(wanted, background) >= ratio)
        return wanted;
    const double start = wanted.lightnessF();
    for (int step = 1; step <= 100; ++step) {
        const double distance = step / 100.0;
        for (const double lightness : {start - distance, start + distance}) {
            if (lightness < 0 || lightness > 1)
                continue;
            const QColor candidate = withLightness(wanted, lightness);
            if (contrastRatio(candidate, background) >= ratio)
                return candidate;
        }
    }
    return contrastRatio(Qt::black, background) > contrastRatio(Qt::white, background) ? Qt::black : Qt::white;
}

QColor mixed(const QColor &under, const QColor &over, double amount)
{
    const auto channel = [amount](float a, float b) { return float(a + (b - a) * amount); };
    return QColor::fromRgbF(channel(under.redF(), over.redF()), channel(under.greenF(), over.greenF()),
        channel(under.blueF(), over.blueF()), channel(under.alphaF(), over.alphaF()));
}

} // namespace stackwright::theme
