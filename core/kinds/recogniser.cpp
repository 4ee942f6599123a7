#include "core/kinds/recogniser.h"

#include <algorithm>

namespace stackwright::kinds {

Recogniser::Recogniser(const QList<Kind> &kinds)
{
    for (qsizetype i = 0; i < kinds.size(); ++i) {
        const Recognition &recognition = kinds[i].recognition;
        Candidate candidate{kinds[i].id, recognition, {}, 0};
        for (const QRegularExpression &label : recognition.labels)
            candidate.patterns.append({label, needlesOf(label.pattern())});
        candidate.conditions =
            int(!recognition.shapes.isEmpty()) + int(!recognition.incoming.isEmpty()) + int(!recognition.outgoing.isEmpty());
        m_candidates.append(candidate);
        for (const QString &image : recognition.images) {
            if (!m_images.contains(image))
                m_images.insert(image, i);
        }
    }
}

bool Recogniser::fits(const Candidate &candidate, const NodeContext &node)
{
    const Recognition &wanted = candidate.recognition;
    if (candidate.patterns.isEmpty() && candidate.conditions == 0)
        return false;
    if (!wanted.shapes.isEmpty() && !wanted.shapes.contains(node.shape))
        return false;
    if ((wanted.incoming == u"none" && node.incoming > 0) || (wanted.incoming == u"some" && node.incoming == 0))
        return false;
    if (wanted.outgoing == u"none")
        return node.outgoing == 0;
    if (wanted.outgoing == u"some")
        return node.outgoing > 0;
    if (wanted.outgoing == u"many")
        return node.outgoing > 1;
    return wanted.outgoing != u"labelled" || node.labelledOutgoing > 0;
}

// The longest text that a label's expression matches; 0 where there are none, -1 where none of them matches.
int Recogniser::matchedLength(const Candidate &candidate, const QString &label, const QString &lowered)
{
    if (candidate.patterns.isEmpty())
        return 0;
    int longest = -1;
    for (const Pattern &pattern : candidate.patterns) {
        const bool possible = pattern.needles.isEmpty() || std::any_of(pattern.needles.cbegin(), pattern.needles.cend(),
                                                               [&](const QString &each) { return lowered.contains(each); });
        if (!possible)
            continue;
        const QRegularExpressionMatch match = pattern.expression.match(label);
        if (match.hasMatch())
            longest = std::max(longest, int(match.capturedLength()));
    }
    return longest;
}

qsizetype Recogniser::forNode(const NodeContext &node) const
{
    const QString lowered = node.label.toLower();
    qsizetype best = -1;
    int bestLength = -1;
    for (qsizetype i = 0; i < m_candidates.size(); ++i) {
        const Candidate &candidate = m_candidates[i];
        if (!fits(candidate, node))
            continue;
        const int length = matchedLength(candidate, node.label, lowered);
        if (length < 0)
            continue;
        const auto rank = [](const Candidate &each, int matched) {
            return std::make_tuple(each.recognition.priority, matched, each.conditions);
        };
        const bool better =
            best < 0 || rank(candidate, length) > rank(m_candidates[best], bestLength) ||
            (rank(candidate, length) == rank(m_candidates[best], bestLength) && candidate.id < m_candidates[best].id);
        if (better) {
            best = i;
            bestLength = length;
        }
    }
    return best;
}

qsizetype Recogniser::forImage(const QString &image) const
{
    QString name = image.section(u'@', 0, 0);
    if (const qsizetype colon = name.lastIndexOf(u':'); colon > name.lastIndexOf(u'/'))
        name.truncate(colon);
    const QString host = name.section(u'/', 0, 0);
    if (name.contains(u'/') && (host.contains(u'.') || host.contains(u':') || host == u"localhost"))
        name = name.mid(host.size() + 1);
    if (name.startsWith(QStringLiteral("library/")))
        name = name.mid(8);
    return m_images.value(name, -1);
}

} // namespace stackwright::kinds
