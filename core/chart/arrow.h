#pragma once

#include <QString>

namespace stackwright::chart {

// An arrow as it stands in the text, from its first mark to its last, without white space.
struct ArrowToken
{
    enum class Kind { None, Whole, Opening }; // Whole: "-->"; Opening: "--", before a label
    enum class Family { Normal, Thick, Dotted, Invisible };
    Kind kind = Kind::None;
    Family family = Family::Normal;
    qsizetype begin = 0;
    qsizetype end = 0;
};

// The arrow that begins exactly at `at`, with its x, o or < where one is there.
ArrowToken arrowAt(QStringView text, qsizetype at);

// The whole arrow of that family that closes a label begun at `from`; Kind::None where there is none, with `begin`
// set to what stood in the way (the end of the text, a quote, or two marks that are no arrow). The label ends at
// its begin.
ArrowToken closingArrow(QStringView text, qsizetype from, ArrowToken::Family family);

// What mermaid's database calls an arrow.
struct ArrowMeaning
{
    QString type;   // "arrow_point", "double_arrow_cross", …
    QString stroke; // "normal", "thick", "dotted", "invisible"
    int length = 1;
};

// `opening` is the first part of a labelled arrow, or empty.
ArrowMeaning arrowMeaning(QStringView whole, QStringView opening);

// The text of an arrow, such as "<-.->"; the reverse of arrowMeaning(). Unknown words give a plain arrow.
QString arrowText(const QString &type, const QString &stroke, int length);

} // namespace stackwright::chart
