#pragma once

#include "core/kinds/catalogue.h"

#include <QHash>

namespace stackwright::kinds {

// Finds the kind of a flowchart node or of a compose service.
class Recogniser
{
public:
    explicit Recogniser(const QList<Kind> &kinds);

    // Index of the kind, or -1. The highest priority wins, then the longest matched text, then more conditions, then the id.
    qsizetype forNode(const NodeContext &node) const;
    qsizetype forImage(const QString &image) const;

private:
    // A label's regular expression, and texts of which one is in every label that it matches (empty: unknown).
    struct Pattern
    {
        QRegularExpression expression;
        QStringList needles;
    };
    struct Candidate
    {
        QString id;
        Recognition recognition;
        QList<Pattern> patterns;
        int conditions = 0;
    };

    static bool fits(const Candidate &candidate, const NodeContext &node);
    static int matchedLength(const Candidate &candidate, const QString &label, const QString &lowered);

    QList<Candidate> m_candidates;
    QHash<QString, qsizetype> m_images;
};

// Texts in lower case of which at least one is in everything that the regular expression matches, case aside. Empty where that
// cannot be told; recognising 68 nodes against 75 kinds is then a matter of searching texts, not of 10,000 regular expressions.
QStringList needlesOf(const QString &pattern);

} // namespace stackwright::kinds
