#include "core/chart/sourcetext.h"

#include "core/chart/frontmatter.h"

#include <QCoreApplication>

#include <algorithm>

namespace stackwright::chart {

using base::Location;
using base::Result;

Location locationIn(QStringView text, qsizetype offset, const QString &name)
{
    Location location{name, 1, 1};
    const qsizetype end = std::min(offset, text.size());
    qsizetype lineStart = 0;
    for (qsizetype i = 0; i < end; ++i) {
        const char16_t c = text[i].unicode();
        if (c == u'\n' || (c == u'\r' && (i + 1 == text.size() || text[i + 1] != u'\n'))) {
            ++location.line;
            lineStart = i + 1;
        }
    }
    for (qsizetype i = lineStart; i < end; ++i)
        location.column += text[i].isLowSurrogate() ? 0 : 1;
    return location;
}

Result<SourceText> SourceText::prepared(const QString &original, const QString &name)
{
    SourceText source;
    source.m_name = name;
    source.m_original = original;
    qsizetype start = original.startsWith(QChar(0xFEFF)) ? 1 : 0;
    const Result<FrontMatter> matter = frontMatter(original, start, name);
    if (!matter)
        return matter.error();
    source.m_title = matter->title;
    source.m_config = matter->config;
    start = matter->end;

    if (const qsizetype open = source.removeComments(original, start); open >= 0)
        return base::Error{QCoreApplication::translate("Chart", "found '%%{' without an end, expected '}%%' that closes it"),
            locationIn(original, open, name)};
    if (!source.m_clean.endsWith(u'\n'))
        source.m_clean += u'\n';
    source.softenAttributeQuotes();
    return source;
}

void SourceText::keep(QStringView body, qsizetype from, qsizetype to)
{
    if (from >= to)
        return;
    m_pieces.append({m_clean.size(), from});
    if (from == 0 && to == m_original.size()) {
        m_clean = m_original; // nothing to take out: the same text
        return;
    }
    m_clean.reserve(m_original.size() - from + 1);
    m_clean += body.sliced(from, to - from);
}

// `at` is that of "%%{". Returns where the text goes on, or -1 where the directive has no end.
qsizetype SourceText::removeDirective(QStringView body, qsizetype at)
{
    const qsizetype close = body.indexOf(QLatin1String("}%%"), at);
    if (close < 0)
        return -1;
    const qsizetype end = close + 3;
    if (!m_config.isEmpty())
        m_config += u'\n';
    m_config += body.sliced(at, end - at);
    return end;
}

namespace {

// As indexOf("%%") would; a search for one character is several times as fast.
qsizetype nextComment(QStringView body, qsizetype from)
{
    qsizetype at = body.indexOf(u'%', from);
    while (at >= 0 && !(at + 1 < body.size() && body[at + 1] == u'%'))
        at = body.indexOf(u'%', at + 1);
    return at;
}

} // namespace

// Returns where a directive without an end begins, or -1.
qsizetype SourceText::removeComments(QStringView body, qsizetype bodyOffset)
{
    qsizetype kept = bodyOffset; // everything before is dealt with
    qsizetype at = bodyOffset;
    qsizetype nextReturn = body.indexOf(u'\r', at);
    qsizetype nextPercent = nextComment(body, at);
    while (nextReturn >= 0 || nextPercent >= 0) {
        if (nextReturn >= 0 && (nextPercent < 0 || nextReturn < nextPercent)) {
            keep(body, kept, nextReturn);
            const bool lone = nextReturn + 1 == body.size() || body[nextReturn + 1] != u'\n';
            if (lone) {
                m_pieces.append({m_clean.size(), nextReturn});
                m_clean += u'\n';
            }
            kept = at = nextReturn + 1;
        } else if (nextPercent + 2 < body.size() && body[nextPercent + 2] == u'{') {
            keep(body, kept, nextPercent);
            kept = at = removeDirective(body, nextPercent);
            if (at < 0)
                return nextPercent;
        } else {
            qsizetype lineStart = nextPercent;
            while (lineStart > bodyOffset && body[lineStart - 1] != u'\n' && body[lineStart - 1] != u'\r' &&
                   body[lineStart - 1].isSpace())
                --lineStart;
            const bool ownLine = lineStart == bodyOffset || body[lineStart - 1] == u'\n' || body[lineStart - 1] == u'\r';
            at = nextPercent + 2;
            if (ownLine) {
                qsizetype end = at;
                while (end < body.size() && body[end] != u'\n' && body[end] != u'\r')
                    ++end;
                keep(body, kept, std::max(kept, lineStart));
                if (end < body.size() && body[end] == u'\r' && end + 1 < body.size() && body[end + 1] == u'\n')
                    ++end;
                kept = at = std::min(end + 1, body.size());
            }
        }
        if (nextReturn >= 0 && nextReturn < at)
            nextReturn = body.indexOf(u'\r', at);
        if (nextPercent >= 0 && nextPercent < at)
            nextPercent = nextComment(body, at);
    }
    keep(body, kept, body.size());
    return -1;
}

// Inside <tag …>, ="…" becomes ='…': mermaid does so before it looks for strings, and A["<a href="x">y</a>"] rests on it.
void SourceText::softenAttributeQuotes()
{
    const QLatin1String attribute("=\"");
    qsizetype open = 0; // the first attribute that is not before `tag`
    qsizetype tag = m_clean.indexOf(u'<');
    while (tag >= 0) {
        const QChar first = tag + 1 < m_clean.size() ? m_clean[tag + 1] : QChar();
        if (!(first.unicode() < 128 && (first.isLetterOrNumber() || first == u'_'))) {
            tag = m_clean.indexOf(u'<', tag + 1);
            continue;
        }
        const qsizetype end = m_clean.indexOf(u'>', tag);
        if (end < 0)
            return;
        if (open < tag)
            open = m_clean.indexOf(attribute, tag);
        while (open >= 0 && open < end) {
            const qsizetype close = m_clean.indexOf(u'"', open + 2);
            if (close < 0 || close > end)
                break;
            m_clean[open + 1] = u'\'';
            m_clean[close] = u'\'';
            open = m_clean.indexOf(attribute, close);
        }
        if (open < 0)
            return;
        tag = m_clean.indexOf(u'<', end);
    }
}

qsizetype SourceText::originalOffset(qsizetype cleanOffset) const
{
    const auto after = std::upper_bound(m_pieces.cbegin(), m_pieces.cend(), cleanOffset,
        [](qsizetype offset, const Piece &piece) { return offset < piece.clean; });
    if (after == m_pieces.cbegin())
        return std::min(cleanOffset, m_original.size());
    const Piece &piece = *(after - 1);
    return std::min(piece.original + cleanOffset - piece.clean, m_original.size());
}

Location SourceText::locate(qsizetype cleanOffset) const
{
    return locationIn(m_original, originalOffset(cleanOffset), m_name);
}

} // namespace stackwright::chart
