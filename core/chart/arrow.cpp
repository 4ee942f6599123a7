#include "core/chart/arrow.h"

#include <algorithm>

namespace stackwright::chart {

namespace {

constexpr int longestLength = 10; // mermaid counts no further

char16_t charAt(QStringView text, qsizetype at)
{
    return at >= 0 && at < text.size() ? text[at].unicode() : u'\0';
}

bool isStartMark(char16_t c)
{
    return c == u'x' || c == u'o' || c == u'<';
}

bool isEndMark(char16_t c)
{
    return c == u'x' || c == u'o' || c == u'>';
}

qsizetype runEnd(QStringView text, qsizetype at, char16_t mark)
{
    while (charAt(text, at) == mark)
        ++at;
    return at;
}

// --, ---, -->, ==, ===, ==>: two marks and an end, or three marks.
ArrowToken solidArrow(QStringView text, qsizetype begin, qsizetype line, char16_t mark)
{
    ArrowToken token;
    token.begin = begin;
    token.family = mark == u'=' ? ArrowToken::Family::Thick : ArrowToken::Family::Normal;
    token.end = runEnd(text, line, mark);
    const qsizetype marks = token.end - line;
    if (marks < 2)
        return token;
    token.kind = ArrowToken::Kind::Whole;
    if (isEndMark(charAt(text, token.end)))
        ++token.end;
    else if (marks == 2)
        token.kind = ArrowToken::Kind::Opening;
    return token;
}

// -.-, -.->, .-, ..->, and "-." before a label.
ArrowToken dottedArrow(QStringView text, qsizetype begin, qsizetype line)
{
    ArrowToken token;
    token.begin = begin;
    token.family = ArrowToken::Family::Dotted;
    const qsizetype dots = charAt(text, line) == u'-' ? line + 1 : line;
    const qsizetype dotsEnd = runEnd(text, dots, u'.');
    if (dotsEnd == dots)
        return token;
    if (charAt(text, dotsEnd) == u'-') {
        token.kind = ArrowToken::Kind::Whole;
        token.end = dotsEnd + (isEndMark(charAt(text, dotsEnd + 1)) ? 2 : 1);
    } else if (dots > line) {
        token.kind = ArrowToken::Kind::Opening;
        token.end = dots + 1;
    }
    return token;
}

QString markedType(QChar mark)
{
    switch (mark.unicode()) {
    case u'>':
    case u'<': return QStringLiteral("arrow_point");
    case u'x': return QStringLiteral("arrow_cross");
    case u'o': return QStringLiteral("arrow_circle");
    default: return QStringLiteral("arrow_open");
    }
}

QString doubled(const QString &type)
{
    if (type == QLatin1String("arrow_point"))
        return QStringLiteral("double_arrow_point");
    if (type == QLatin1String("arrow_cross"))
        return QStringLiteral("double_arrow_cross");
    if (type == QLatin1String("arrow_circle"))
        return QStringLiteral("double_arrow_circle");
    return type;
}

} // namespace

ArrowToken arrowAt(QStringView text, qsizetype at)
{
    const char16_t first = charAt(text, at);
    const qsizetype line = isStartMark(first) ? at + 1 : at;
    const char16_t mark = charAt(text, line);
    if (mark == u'-' && charAt(text, line + 1) == u'-')
        return solidArrow(text, at, line, u'-');
    if (mark == u'=')
        return solidArrow(text, at, line, u'=');
    if (mark == u'-' || mark == u'.')
        return dottedArrow(text, at, line);
    ArrowToken token;
    token.begin = at;
    token.family = ArrowToken::Family::Invisible;
    if (line == at && mark == u'~') {
        token.end = runEnd(text, at, u'~');
        if (token.end - at >= 3)
            token.kind = ArrowToken::Kind::Whole;
    }
    return token;
}

ArrowToken closingArrow(QStringView text, qsizetype from, ArrowToken::Family family)
{
    ArrowToken token;
    for (qsizetype at = from; at < text.size();) {
        const char16_t c = text[at].unicode();
        if (c == u'"') {
            token.begin = at;
            return token;
        }
        const bool dotted = family == ArrowToken::Family::Dotted;
        const char16_t mark = family == ArrowToken::Family::Thick ? u'=' : u'-';
        const bool candidate =
            dotted ? c == u'.' || (c == mark && charAt(text, at + 1) == u'.') : c == mark && charAt(text, at + 1) == mark;
        if (!candidate) {
            ++at;
            continue;
        }
        token = dotted ? dottedArrow(text, at, at) : solidArrow(text, at, at, mark);
        if (token.kind == ArrowToken::Kind::Whole) {
            if (at > from && isStartMark(charAt(text, at - 1)))
                --token.begin;
            return token;
        }
        token.kind = ArrowToken::Kind::None;
        if (!dotted)
            return token;
        at = runEnd(text, at + 1, u'.'); // dots within the label
    }
    token.begin = text.size();
    return token;
}

ArrowMeaning arrowMeaning(QStringView whole, QStringView opening)
{
    ArrowMeaning meaning;
    QStringView line = whole.chopped(1);
    meaning.type = markedType(whole.back());
    const bool ended = meaning.type != QLatin1String("arrow_open");
    const QChar start = whole.front();
    if (ended && (start == whole.back() || (start == u'<' && whole.back() == u'>'))) {
        meaning.type = doubled(meaning.type);
        line = line.sliced(1);
    }
    // As mermaid does it: a start mark that does not match the end is one more unit of length.
    meaning.stroke = QStringLiteral("normal");
    meaning.length = int(line.size()) - 1;
    if (line.startsWith(u'='))
        meaning.stroke = QStringLiteral("thick");
    if (line.startsWith(u'~'))
        meaning.stroke = QStringLiteral("invisible");
    if (const qsizetype dots = line.count(u'.'); dots > 0) {
        meaning.stroke = QStringLiteral("dotted");
        meaning.length = int(dots);
    }
    if (!opening.isEmpty() && isStartMark(opening.front().unicode()) && markedType(opening.front()) == meaning.type)
        meaning.type = doubled(meaning.type);
    meaning.length = std::clamp(meaning.length, 1, longestLength);
    return meaning;
}

QString arrowText(const QString &type, const QString &stroke, int length)
{
    length = std::clamp(length, 1, longestLength);
    if (stroke == QLatin1String("invisible"))
        return QString(length + 2, u'~');
    QString start;
    QString end;
    if (type.endsWith(QLatin1String("arrow_cross")))
        end = QStringLiteral("x");
    else if (type.endsWith(QLatin1String("arrow_circle")))
        end = QStringLiteral("o");
    else if (type != QLatin1String("arrow_open"))
        end = QStringLiteral(">");
    if (type.startsWith(QLatin1String("double_")))
        start = end == QLatin1String(">") ? QStringLiteral("<") : end;
    if (stroke == QLatin1String("dotted"))
        return start + u'-' + QString(length, u'.') + u'-' + end;
    const QChar mark = stroke == QLatin1String("thick") ? u'=' : u'-';
    return start + QString(length + (end.isEmpty() ? 2 : 1), mark) + end;
}

} // namespace stackwright::chart
