#include "core/chart/arrow.h"
#include "core/chart/parser.h"
#include "core/chart/shapes.h"

#include <QCoreApplication>

// The part of the grammar that makes nodes and arrows.
namespace stackwright::chart {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Chart", text);
}

} // namespace

bool Parser::takeShape(Mention *mention)
{
    const qsizetype begin = m_in.at();
    const Bracket *bracket = bracketAt(m_in.text().sliced(begin));
    if (!bracket)
        return true;
    bool taken = false;
    const QLatin1String open = bracket->open;
    m_in.moveTo(begin + open.size());
    if (open == QLatin1String("[") && m_in.peek() == u'|') {
        taken = takeProperties(mention);
    } else if (open == QLatin1String("[/") || open == QLatin1String("[\\")) {
        QChar close;
        taken = m_in.takeSlantedLabel(&mention->label, &close);
        mention->shape = slantedShape(open[1], close);
    } else if (open == QLatin1String("(-")) {
        taken = m_in.takeEllipseLabel(&mention->label);
        mention->shape = QStringLiteral("ellipse");
    } else {
        taken = m_in.takeLabel(bracket->close, &mention->label);
        mention->shape = QString::fromRawData(bracket->shape.data(), bracket->shape.size()); // a literal
    }
    mention->shapeSpan = {begin, m_in.at()};
    return taken;
}

// [|borders:lt|label]
bool Parser::takeProperties(Mention *mention)
{
    const auto takeWord = [this] {
        const qsizetype begin = m_in.at();
        while (!m_in.atEnd() && !QChar(m_in.peek()).isSpace() && !QStringView(u":|[](){}\"").contains(QChar(m_in.peek())))
            m_in.moveTo(m_in.at() + 1);
        return m_in.since(begin);
    };
    m_in.moveTo(m_in.at() + 1);
    mention->propertyName = takeWord();
    if (mention->propertyName.isEmpty() || m_in.peek() != u':')
        return m_in.fail(tr("a property such as borders:lt"));
    m_in.moveTo(m_in.at() + 1);
    mention->propertyValue = takeWord();
    if (mention->propertyValue.isEmpty() || m_in.peek() != u'|')
        return m_in.fail(tr("'|' after a property such as borders:lt"));
    m_in.moveTo(m_in.at() + 1);
    mention->shape = QStringLiteral("rect");
    return m_in.takeLabel(QLatin1String("]"), &mention->label);
}

// @{ … }: YAML, in braces where it stands on one line. A line end within "…" is a line break of the label.
bool Parser::takeData(Mention *mention)
{
    const qsizetype begin = m_in.at();
    if (!mention->hasData())
        mention->dataAt = begin;
    m_in.moveTo(m_in.at() + 2);
    QString data;
    bool inString = false;
    bool multiLine = false;
    for (;; m_in.moveTo(m_in.at() + 1)) {
        if (m_in.atEnd())
            return m_in.failSaying(begin, inString ? tr("found a string without an end in '@{', expected '\"' that closes it")
                                                   : tr("found '@{' without an end, expected '}' that closes it"));
        const char16_t c = m_in.peek();
        if (c == u'}' && !inString)
            break;
        if (inString && c == u'\\') {
            data += QChar(c);
            m_in.moveTo(m_in.at() + 1);
            if (m_in.atEnd() || m_in.peek() == u'\n') {
                m_in.moveTo(m_in.at() - 1);
                continue;
            }
            data += QChar(m_in.peek());
        } else if (inString && c == u'\n') {
            data += QLatin1String("<br/>");
            while (QChar(m_in.peek(1)).isSpace())
                m_in.moveTo(m_in.at() + 1);
        } else {
            inString = (c == u'"') != inString;
            multiLine = multiLine || c == u'\n';
            data += QChar(c);
        }
    }
    m_in.moveTo(m_in.at() + 1);
    mention->data.append(multiLine ? data : QString(QLatin1String("{\n") + data + QLatin1String("\n}")));
    return true;
}

bool Parser::takeLink(Link *link, bool *taken)
{
    const qsizetype before = m_in.at();
    m_in.skipBlanks();
    // e1@-->
    const qsizetype idBegin = m_in.at();
    qsizetype idEnd = idBegin;
    const QStringView text = m_in.text();
    const auto mayBeOfId = [](QChar c) {
        switch (c.unicode()) {
        case u'@':
        case u'"':
        case u'[':
        case u']':
        case u'(':
        case u')':
        case u'{':
        case u'}':
        case u'|':
        case u';': return false;
        default: return !c.isSpace();
        }
    };
    // An arrow has precedence: "-.e1@ .->" has the label "e1@".
    const bool mayHaveId = idBegin > before && arrowAt(text, idBegin).kind == ArrowToken::Kind::None;
    while (mayHaveId && idEnd < text.size() && mayBeOfId(text[idEnd]))
        ++idEnd;
    if (idEnd > idBegin && idEnd < text.size() && text[idEnd] == u'@') {
        m_in.moveTo(idEnd + 1);
        m_in.skipSpace();
        if (arrowAt(text, m_in.at()).kind != ArrowToken::Kind::None)
            link->id = text.sliced(idBegin, idEnd - idBegin);
    }
    if (link->id.isEmpty()) {
        m_in.moveTo(before);
        m_in.skipSpace();
    }

    const ArrowToken arrow = arrowAt(text, m_in.at());
    if (arrow.kind == ArrowToken::Kind::None) {
        m_in.moveTo(before);
        *taken = false;
        return true;
    }
    *taken = true;
    link->span.begin = link->id.isEmpty() ? arrow.begin : idBegin;
    m_in.moveTo(arrow.end);
    const QStringView first = text.sliced(arrow.begin, arrow.end - arrow.begin);
    ArrowMeaning meaning;
    if (arrow.kind == ArrowToken::Kind::Opening) {
        m_in.skipWhiteSpace(); // a label may begin with "%%"
        const bool quoted = m_in.peek() == u'"';
        if (quoted && !m_in.takeQuoted(&link->label))
            return false;
        const qsizetype labelBegin = m_in.at();
        const ArrowToken close = closingArrow(text, labelBegin, arrow.family);
        if (close.kind == ArrowToken::Kind::None) {
            if (close.begin >= text.size())
                return m_in.failSaying(arrow.begin,
                    tr("found '%1' and a label without an arrow after it, expected an arrow such as '-->'").arg(first));
            return m_in.fail(close.begin, tr("an arrow that closes the label (or the label in quotes)"));
        }
        const QStringView plain = text.sliced(labelBegin, close.begin - labelBegin).trimmed();
        if (quoted)
            link->label.text += plain;
        else
            link->label = {plain.toString(), LabelType::Text};
        if (!quoted && close.begin == labelBegin)
            return m_in.fail(close.begin, tr("the text of a label"));
        link->hasLabel = true;
        m_in.moveTo(close.end);
        meaning = arrowMeaning(text.sliced(close.begin, close.end - close.begin), first);
    } else {
        meaning = arrowMeaning(first, {});
        m_in.skipSpace();
        if (m_in.peek() == u'|') {
            m_in.moveTo(m_in.at() + 1);
            if (!m_in.takeLabel(QLatin1String("|"), &link->label))
                return false;
            link->hasLabel = true;
        } else {
            m_in.moveTo(arrow.end);
        }
    }
    link->type = meaning.type;
    link->stroke = meaning.stroke;
    link->length = meaning.length;
    link->span.end = m_in.at();
    if (link->hasLabel && arrow.kind == ArrowToken::Kind::Whole)
        m_in.skipBlanks();
    else
        m_in.skipSpace();
    return true;
}

} // namespace stackwright::chart
