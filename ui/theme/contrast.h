#pragma once

#include <QColor>

// Contrast after WCAG 2.2 (success criterion 1.4.3 and its definitions of contrast ratio and relative
// luminance).
namespace stackwright::theme {

inline constexpr double textContrast = 4.5;    // AA, text of ordinary size
inline constexpr double graphicContrast = 3.0; // AA, large text and the parts of graphics that carry meaning

// 0 (black) to 1 (white). Transparency is ignored.
double relativeLuminance(const QColor &color);

// 1 to 21, the same in either order.
double contrastRatio(const QColor &one, const QColor &other);

// `wanted` where it reads well on `background`; else the colour nearest to it in lightness, of the same hue,
// that does; else black or white, whichever reads better.
QColor readable(const QColor &wanted, const QColor &background, double ratio = textContrast);

// `over`, `amount` (0..1) of it, laid on `under`.
QColor mixed(const QColor &under, const QColor &over, double amount);

} // namespace stackwright::theme
