#pragma once

#include <QString>

namespace stackwright::chart {

// A classic shape: the brackets around its label and mermaid's word for it.
struct Bracket
{
    constexpr Bracket(const char *opening, const char *closing, QStringView word)
        : open(opening)
        , close(closing)
        , shape(word)
    {
    }

    QLatin1String open;
    QLatin1String close;
    QStringView shape;
};

// The brackets that open at the start of `rest`, or nullptr. Slanted ones ("[/", "[\") are told by their close:
// see slantedShape().
const Bracket *bracketAt(QStringView rest);
// The shape of "[/ … /]" and its three siblings.
QString slantedShape(QChar open, QChar close);

// The brackets for a shape's word ("squareRect" -> "[", "]"), or nullptr where it has none. `rect` has none.
const Bracket *bracketOf(const QString &shape);

// Whether `name` is one of the names that "@{ shape: … }" takes, in mermaid 11 or 12.
bool isShapeName(const QString &name);

} // namespace stackwright::chart
