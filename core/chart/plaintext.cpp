#include "core/chart/chart.h"
#include "core/chart/entities.h"

#include <QRegularExpression>
#include <QSet>

namespace stackwright::chart {

namespace {

bool isNameCharacter(QChar c)
{
    return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'_');
}

// The character of "#quot;", "#9829;", "&quot;", "&#9829;" or "&#x2665;" at `at`, and where it ends; 0 for none.
char32_t entityAt(QStringView text, qsizetype at, qsizetype *end)
{
    const bool ampersand = text[at] == u'&';
    const bool numeric = ampersand && at + 1 < text.size() && text[at + 1] == u'#';
    const qsizetype begin = at + (numeric ? 2 : 1);
    qsizetype stop = begin;
    while (stop < text.size() && stop - begin < 32 && isNameCharacter(text[stop]))
        ++stop;
    if (stop == begin || stop >= text.size() || text[stop] != u';')
        return 0;
    *end = stop + 1;
    const QStringView name = text.sliced(begin, stop - begin);
    bool ok = false;
    char32_t code = 0;
    if (numeric && (name[0] == u'x' || name[0] == u'X'))
        code = name.sliced(1).toUInt(&ok, 16);
    else if (numeric || !ampersand)
        code = name.toUInt(&ok, 10);
    if (!ok)
        return numeric ? 0 : entityCharacter(name);
    const bool printable = code >= 0x20 || code == u'\n' || code == u'\t';
    return printable && code <= QChar::LastValidCodePoint && !QChar::isSurrogate(code) ? code : 0;
}

// Where the HTML tag at `at` ends, or `at` where none begins there.
qsizetype tagEnd(QStringView text, qsizetype at)
{
    if (at + 1 >= text.size())
        return at;
    const QChar next = text[at + 1];
    if (!(next.unicode() < 128 && next.isLetter()) && next != u'/' && next != u'!')
        return at;
    const qsizetype close = text.indexOf(u'>', at);
    return close < 0 ? at : close + 1;
}

bool isLineBreak(QStringView tag)
{
    return tag.startsWith(QLatin1String("<br"), Qt::CaseInsensitive) && tag.size() > 3 && !tag[3].isLetterOrNumber();
}

// **text** and __text__ without their marks. An expression would look for the end again from every mark that has none.
QString withoutStrongMarks(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    QSet<QChar> unclosed; // no pair of this mark ends anything from here on
    for (qsizetype at = 0; at < text.size();) {
        const QChar mark = text[at];
        const bool opens = (mark == u'*' || mark == u'_') && at + 3 < text.size() && text[at + 1] == mark &&
                           !text[at + 2].isSpace() && !unclosed.contains(mark);
        if (opens) {
            const QString pair(2, mark);
            qsizetype close = text.indexOf(pair, at + 3);
            while (close >= 0 && text[close - 1].isSpace())
                close = text.indexOf(pair, close + 1);
            if (close >= 0) {
                plain += QStringView(text).sliced(at + 2, close - at - 2);
                at = close + 2;
                continue;
            }
            unclosed.insert(mark);
        }
        plain += mark;
        ++at;
    }
    return plain;
}

QString withoutMarkdown(const QString &text)
{
    static const QRegularExpression emphasis(QStringLiteral("(?<![\\w*])([*_])(?=\\S)([^*_\n]+?)(?<=\\S)\\1(?![\\w*])"));
    static const QRegularExpression indentation(QStringLiteral("\n[ \t]+"));
    QString plain = withoutStrongMarks(text);
    plain.replace(emphasis, QStringLiteral("\\2"));
    plain.replace(indentation, QStringLiteral("\n"));
    return plain;
}

} // namespace

QString decodedText(const QString &label)
{
    QString text;
    text.reserve(label.size());
    const qsizetype lastClose = label.lastIndexOf(u'>'); // no tag begins after it
    for (qsizetype at = 0; at < label.size();) {
        const QChar c = label[at];
        if (c == u'<' && at < lastClose) {
            if (const qsizetype end = tagEnd(label, at); end > at) {
                if (isLineBreak(QStringView(label).sliced(at, end - at)))
                    text += u'\n';
                at = end;
                continue;
            }
        }
        qsizetype end = at;
        if (c == u'#' || c == u'&') {
            if (const char32_t code = entityAt(label, at, &end)) {
                text += QChar::fromUcs4(code);
                at = end;
                continue;
            }
        }
        text += c;
        ++at;
    }
    return text;
}

QString plainText(const QString &label, const QString &labelType)
{
    static const QRegularExpression icon(QStringLiteral("\\bfa[bdklrs]?:fa-[\\w-]+\\s*"));
    QString text = decodedText(label);
    text.replace(QLatin1String("\\n"), QLatin1String("\n"));
    text.remove(icon);
    if (labelType == QLatin1String("markdown"))
        text = withoutMarkdown(text);
    return text.trimmed();
}

} // namespace stackwright::chart
