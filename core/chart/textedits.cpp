#include "core/chart/textedits.h"

#include <algorithm>

namespace stackwright::chart {

TextEdits::TextEdits(const QString &text)
    : m_text(text)
{
    const qsizetype end = text.indexOf(u'\n');
    m_lineEnd = end > 0 && text[end - 1] == u'\r' ? QStringLiteral("\r\n") : QStringLiteral("\n");
}

qsizetype TextEdits::lineBegin(qsizetype at) const
{
    return at <= 0 ? 0 : m_text.lastIndexOf(u'\n', at - 1) + 1;
}

qsizetype TextEdits::nextLine(qsizetype at) const
{
    const qsizetype end = m_text.indexOf(u'\n', at);
    return end < 0 ? m_text.size() : end + 1;
}

bool TextEdits::startsLine(qsizetype at) const
{
    return QStringView(m_text).sliced(lineBegin(at), at - lineBegin(at)).trimmed().isEmpty();
}

QString TextEdits::indentation(qsizetype at) const
{
    const qsizetype begin = lineBegin(at);
    qsizetype end = begin;
    while (end < m_text.size() && m_text[end] != u'\n' && m_text[end] != u'\r' && m_text[end].isSpace())
        ++end;
    return m_text.sliced(begin, end - begin);
}

void TextEdits::replace(qsizetype begin, qsizetype end, const QString &with)
{
    m_edits.append({begin, end, with});
}

void TextEdits::removeStatement(qsizetype begin, qsizetype end)
{
    qsizetype after = end;
    const auto skipBlanks = [&] {
        while (after < m_text.size() && m_text[after] != u'\n' && m_text[after].isSpace())
            ++after;
    };
    skipBlanks();
    if (after < m_text.size() && m_text[after] == u';') {
        ++after;
        skipBlanks();
    }
    const bool endsLine =
        after >= m_text.size() || m_text[after] == u'\n' || QStringView(m_text).sliced(after).startsWith(QLatin1String("%%"));
    if (startsLine(begin) && endsLine)
        replace(lineBegin(begin), nextLine(after), QString());
    else
        replace(begin, endsLine ? end : after, QString());
}

void TextEdits::replaceStatement(qsizetype begin, qsizetype end, const QStringList &lines)
{
    if (lines.isEmpty())
        removeStatement(begin, end);
    else
        replace(begin, end, lines.join(m_lineEnd + indentation(begin)));
}

void TextEdits::insertBefore(qsizetype at, const QStringList &lines, const QString &indentation)
{
    QString inserted;
    const bool whole = startsLine(at);
    for (const QString &line : lines)
        inserted += whole ? QString(indentation + line + m_lineEnd) : QString(m_lineEnd + indentation + line);
    if (!whole && !lines.isEmpty())
        inserted += m_lineEnd;
    const qsizetype place = whole ? lineBegin(at) : at;
    replace(place, place, inserted);
}

void TextEdits::insertAfter(qsizetype at, const QStringList &lines, const QString &indentation)
{
    const qsizetype place = nextLine(at);
    const bool open = place > 0 && m_text[place - 1] != u'\n';
    QString inserted;
    for (const QString &line : lines)
        inserted += open ? QString(m_lineEnd + indentation + line) : QString(indentation + line + m_lineEnd);
    replace(place, place, inserted);
}

QString TextEdits::applied() const
{
    QList<Edit> edits = m_edits;
    std::stable_sort(edits.begin(), edits.end(), [](const Edit &one, const Edit &other) {
        return one.begin != other.begin ? one.begin < other.begin : one.begin == one.end && other.begin != other.end;
    });
    QString result = QStringLiteral("");
    qsizetype done = 0;
    for (const Edit &edit : edits) {
        if (edit.begin < done)
            return {};
        result += QStringView(m_text).sliced(done, edit.begin - done);
        result += edit.with;
        done = edit.end;
    }
    return result + QStringView(m_text).sliced(done).toString();
}

} // namespace stackwright::chart
