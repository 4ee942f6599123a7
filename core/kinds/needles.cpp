#include "core/kinds/recogniser.h"

namespace stackwright::kinds {

namespace {

// One alternative of a regular expression: its longest run of characters that stand for themselves, outside of groups.
// Empty where it has none.
QString needleOf(const QString &alternative)
{
    QString longest;
    QString run;
    int depth = 0;
    const auto close = [&] {
        if (run.size() > longest.size())
            longest = run;
        run.clear();
    };
    for (qsizetype i = 0; i < alternative.size(); ++i) {
        const QChar c = alternative[i];
        if (c == u'\\') {
            const QChar escaped = i + 1 < alternative.size() ? alternative[++i] : QChar();
            const bool literal = !escaped.isLetterOrNumber();
            if (depth == 0 && literal)
                run += escaped;
            else
                close();
        } else if (c == u'(' || c == u')') {
            close();
            depth += c == u'(' ? 1 : -1;
        } else if (c == u'?' || c == u'*' || c == u'{') {
            run.chop(1); // the character before it may be missing
            close();
            while (c == u'{' && i + 1 < alternative.size() && alternative[i] != u'}')
                ++i;
        } else if (c == u'.' || c == u'^' || c == u'$' || c == u'+') {
            close();
        } else if (depth == 0) {
            run += c.toLower();
        }
    }
    close();
    return longest;
}

} // namespace

QStringList needlesOf(const QString &pattern)
{
    if (pattern.contains(u'[') || pattern.contains(QStringLiteral("(?")))
        return {};
    QStringList needles;
    int depth = 0;
    qsizetype start = 0;
    for (qsizetype i = 0; i <= pattern.size(); ++i) {
        const QChar c = i < pattern.size() ? pattern[i] : QChar(u'|');
        if (c == u'\\')
            ++i;
        else if (c == u'(' || c == u')')
            depth += c == u'(' ? 1 : -1;
        else if (c == u'|' && depth == 0) {
            const QString needle = needleOf(pattern.mid(start, i - start));
            if (needle.isEmpty())
                return {};
            needles.append(needle);
            start = i + 1;
        }
    }
    return needles;
}

} // namespace stackwright::kinds
