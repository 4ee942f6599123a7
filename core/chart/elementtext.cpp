#include "core/chart/elementtext.h"

#include "core/chart/arrow.h"
#include "core/chart/scanner.h"
#include "core/chart/shapes.h"

#include <QSet>

namespace stackwright::chart {

namespace {

const QSet<QString> nodeKeys{QStringLiteral("icon"), QStringLiteral("form"), QStringLiteral("pos"), QStringLiteral("img"),
    QStringLiteral("constraint"), QStringLiteral("w"), QStringLiteral("h")};

// Text that what comes before the grammar would change: comments, directives, line ends.
bool survivesPreparation(const QString &text)
{
    if (text.contains(u'\r') || text.contains(QLatin1String("%%{")))
        return false;
    for (qsizetype at = text.indexOf(QLatin1String("%%")); at >= 0; at = text.indexOf(QLatin1String("%%"), at + 1)) {
        qsizetype before = at;
        while (before > 0 && text[before - 1] != u'\n' && text[before - 1].isSpace())
            --before;
        if (before > 0 && text[before - 1] == u'\n')
            return false;
    }
    return true;
}

bool hasAnyOf(const QString &text, QStringView characters)
{
    return std::any_of(text.cbegin(), text.cend(), [&](QChar c) { return characters.contains(c); });
}

// What no label holds outside of quotes; slanted and elliptic ones are less strict.
constexpr QStringView strict = u"()[]{}|\"";
constexpr QStringView lenient = u"()[]{}";

bool fitsPlain(const QString &text, QStringView forbidden = strict)
{
    return text == text.trimmed() && !text.startsWith(u'"') && !hasAnyOf(text, forbidden) && survivesPreparation(text);
}

bool fitsQuotes(const QString &text)
{
    return text == text.trimmed() && !text.contains(u'"') && survivesPreparation(text);
}

// A name in quotes has no space before what would begin markdown: with one, a subgraph has no id of its own.
bool fitsNameQuotes(const QString &text)
{
    return fitsQuotes(text) && !text.startsWith(u'`');
}

bool fitsMarkdownQuotes(const QString &text)
{
    return text == text.trimmed() && !text.contains(QLatin1String("`\"")) && survivesPreparation(text);
}

// In quotes whatever it is, with entities for what would end them or be taken for something else.
QString quotedText(const QString &text)
{
    QString safe = text;
    safe.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
    safe.replace(u'"', QLatin1String("#quot;")).replace(QLatin1String("%%"), QLatin1String("#37;#37;"));
    if (safe.startsWith(u'`'))
        safe.replace(0, 1, QLatin1String("#96;"));
    return u'"' + (safe.isEmpty() ? QStringLiteral(" ") : safe) + u'"';
}

// What stands between the brackets of a label, or a null string where it cannot stand there.
QString bracketedText(const QString &label, const QString &labelType, QStringView forbidden = strict)
{
    const QString text = label.isEmpty() ? QStringLiteral(" ") : label;
    if (labelType == QLatin1String("markdown"))
        return fitsMarkdownQuotes(label) ? QLatin1String("\"`") + text + QLatin1String("`\"") : QString();
    if (labelType == QLatin1String("text") && fitsPlain(label, forbidden))
        return text;
    // A string that begins with "`" would be markdown; the space before it is no part of the label.
    const QLatin1String open(text.startsWith(u'`') ? "\" " : "\"");
    return fitsQuotes(label) ? open + text + u'"' : QString();
}

// A YAML scalar on one line that no step before YAML changes.
QString yamlText(const QString &value)
{
    QString text = QStringLiteral("\"");
    for (const QChar c : value) {
        const char16_t code = c.unicode();
        const bool plain = code >= 0x20 && !(code >= 0x7F && code < 0xA0) && code != 0x2028 && code != 0x2029 && code < 0xFEFF;
        if (c == u'"' || c == u'\\')
            text += u'\\' + QString(c);
        else if (plain && c != u'%')
            text += c;
        else if (c == u'\n')
            text += QLatin1String("\\n");
        else if (code < 0x100)
            text += QStringLiteral("\\x%1").arg(uint(code), 2, 16, QLatin1Char('0'));
        else
            text += QStringLiteral("\\u%1").arg(uint(code), 4, 16, QLatin1Char('0'));
    }
    return text + u'"';
}

bool isPlainWord(const QString &value)
{
    static const QSet<QString> words{QStringLiteral("true"), QStringLiteral("false"), QStringLiteral("null")};
    return !value.isEmpty() && value[0].isLetter() && !words.contains(value) &&
           std::all_of(
               value.cbegin(), value.cend(), [](QChar c) { return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'-'); });
}

QString entry(const QString &key, const QString &value)
{
    return key + QLatin1String(": ") + (isPlainWord(value) && value.toLower() != QLatin1String("nan") ? value : yamlText(value));
}

// "A[text]" in the node's own shape, or empty where the shape has no brackets or the text does not fit them.
QString bracketed(const Node &node, const QString &shape)
{
    const Bracket *bracket = bracketOf(shape);
    if (!bracket)
        return {};
    const QLatin1String open(bracket->open);
    if (node.id.endsWith(QLatin1String("%%")) && open.startsWith(u'{'))
        return {}; // would be a directive
    const bool slanted = open == QLatin1String("[/") || open == QLatin1String("[\\") || open == QLatin1String("(-");
    QString text = bracketedText(node.label, node.labelType, slanted ? lenient : strict);
    if (text.isEmpty())
        return {};
    // "[/path" would be slanted, "(-1" an ellipse.
    const bool misread =
        (open == QLatin1String("[") && (text[0] == u'/' || text[0] == u'\\')) || (open == QLatin1String("(") && text[0] == u'-');
    if (misread)
        text.prepend(u' ');
    return node.id + open + text + bracket->close;
}

bool isPictured(const Node &node)
{
    return node.data.contains(QStringLiteral("icon")) || node.data.contains(QStringLiteral("img"));
}

QStringList propertyKeys(const Node &node)
{
    QStringList keys = node.data.keys();
    keys.removeIf([](const QString &key) { return nodeKeys.contains(key); });
    return keys;
}

// Its label is the one that a bare mention gives it.
bool hasOwnLabel(const Node &node)
{
    const bool bare = node.label == (isPictured(node) ? QString() : node.id) && node.labelType == QLatin1String("text");
    return !bare;
}

} // namespace

QString dataText(const QString &id, const QMap<QString, QString> &data)
{
    QStringList entries;
    for (auto item = data.cbegin(); item != data.cend(); ++item)
        entries.append(entry(item.key(), item.value()));
    return entries.isEmpty() ? QString() : id + QLatin1String("@{ ") + entries.join(QLatin1String(", ")) + QLatin1String(" }");
}

bool beginsStatement(const QString &id)
{
    return id == QLatin1String("click") || id == QLatin1String("call") || id == QLatin1String("href");
}

QString nodeText(const Node &node, const QString &className)
{
    QStringList entries;
    const bool pictured = isPictured(node);
    const bool classic = !pictured && bracketOf(node.shape) != nullptr;
    const QString brackets = classic ? node.shape : QStringLiteral("squareRect");
    const QStringList properties = propertyKeys(node);
    const bool ownLabel = hasOwnLabel(node) || (beginsStatement(node.id) && !pictured && !node.label.isEmpty());
    // A label that equals the id is taken away by a picture; furtherNodeTexts() says it.
    const bool laterLabel = pictured && node.label == node.id && node.labelType != QLatin1String("markdown");

    if (!pictured && !classic && (node.shape != QLatin1String("rect") || properties.isEmpty()))
        entries.append(entry(QStringLiteral("shape"), node.shape));
    QString mention = node.id;
    bool labelInData = false;
    if (!properties.isEmpty()) {
        const QString text = bracketedText(node.label, node.labelType);
        labelInData = text.isEmpty();
        mention += QLatin1String("[|") + properties.first() + u':' + node.data.value(properties.first()) + u'|' +
                   (labelInData ? QStringLiteral(" ") : text) + u']';
    } else if (ownLabel && !laterLabel && !classic && node.labelType == QLatin1String("markdown") && !node.label.isEmpty()) {
        labelInData = true;
    } else if ((ownLabel && !laterLabel) || (classic && node.shape != QLatin1String("squareRect"))) {
        mention = bracketed(node, brackets);
        labelInData = mention.isEmpty();
        if (labelInData) {
            Node unlabelled = node;
            unlabelled.label.clear();
            mention = node.id;
            if (classic && node.shape != QLatin1String("squareRect"))
                mention = bracketed(unlabelled, brackets);
            if (mention.isEmpty()) { // the id takes no brackets
                mention = node.id;
                entries.append(entry(QStringLiteral("shape"), node.shape));
            }
        }
    }
    if (labelInData) {
        entries.append(entry(QStringLiteral("label"), node.label));
        if (node.labelType != QLatin1String("markdown"))
            entries.append(entry(QStringLiteral("labelType"), node.labelType));
    }
    for (auto item = node.data.cbegin(); item != node.data.cend(); ++item) {
        if (nodeKeys.contains(item.key()))
            entries.append(entry(item.key(), item.value()));
    }
    if (!className.isEmpty())
        mention += QLatin1String(":::") + className; // mermaid 11 takes none after the data
    return entries.isEmpty() ? mention : mention + QLatin1String("@{ ") + entries.join(QLatin1String(", ")) + QLatin1String(" }");
}

QStringList furtherNodeTexts(const Node &node)
{
    QStringList texts;
    const QStringList properties = propertyKeys(node);
    for (qsizetype i = 1; i < properties.size(); ++i) {
        Node further = node;
        further.data = {{properties[i], node.data.value(properties[i])}};
        texts.append(nodeText(further));
    }
    // Brackets besides those of the properties.
    if (!properties.isEmpty() && !isPictured(node) && bracketOf(node.shape)) {
        if (const QString text = bracketed(node, node.shape); !text.isEmpty())
            texts.append(text);
    }
    // A picture takes away a label that equals the id, so that label comes after it.
    if (isPictured(node) && node.label == node.id && node.labelType != QLatin1String("markdown")) {
        if (const QString text = bracketed(node, QStringLiteral("squareRect")); !text.isEmpty())
            texts.append(text);
    }
    return texts;
}

namespace {

// "-- text -->", or empty where the text would be taken for something else. A normal arrow may begin with "==" too: it is normal
// by an end such as "o==>", the "o" of which mermaid takes for no part of the text.
QString labelledArrow(const Edge &edge, const QString &arrow)
{
    const bool doubled = edge.type.startsWith(QLatin1String("double_"));
    const QString start = doubled ? arrow.left(1) : QString();
    const QString end = doubled ? arrow.sliced(1) : arrow;
    const auto joined = [&](QLatin1String line, const QString &closing) {
        const QString opening = start + line;
        QString whole = opening + u' ' + edge.label + u' ' + closing;
        const ArrowToken first = arrowAt(whole, 0);
        const ArrowToken last = closingArrow(whole, opening.size(), first.family);
        const bool reads = first.kind == ArrowToken::Kind::Opening && last.kind == ArrowToken::Kind::Whole &&
                           last.end == whole.size() && last.end - last.begin == closing.size();
        return reads ? whole : QString();
    };
    if (edge.stroke == QLatin1String("thick"))
        return joined(QLatin1String("=="), end);
    if (edge.stroke == QLatin1String("dotted"))
        return joined(QLatin1String("-."), end);
    const QString whole = joined(QLatin1String("--"), end);
    if (!whole.isEmpty() || edge.length < 2)
        return whole;
    const QString marks = QString(end).replace(u'-', u'=').sliced(1);
    return joined(QLatin1String("=="), (end.endsWith(u'x') ? u'o' : u'x') + marks);
}

} // namespace

QString linkText(const Edge &edge)
{
    const QString id = edge.ownId ? edge.id + u'@' : QString();
    const QString arrow = arrowText(edge.type, edge.stroke, edge.length);
    if (edge.label.isEmpty() && edge.labelType == QLatin1String("text"))
        return u' ' + id + arrow + u' ';
    const bool invisible = edge.stroke == QLatin1String("invisible");
    const QString text = bracketedText(edge.label, edge.labelType);
    const bool plain = edge.labelType != QLatin1String("text") || fitsPlain(edge.label);
    if (!plain && !invisible && !edge.label.contains(u'"') && survivesPreparation(edge.label)) {
        // Brackets may stand in the text of "-- text -->".
        if (const QString whole = labelledArrow(edge, arrow); !whole.isEmpty())
            return u' ' + id + whole + u' ';
    }
    return u' ' + id + arrow + u'|' + (text.isEmpty() ? quotedText(edge.label) : text) + QLatin1String("| ");
}

QString groupText(const Group &group, int index)
{
    const QString keyword = QStringLiteral("subgraph ");
    const bool text = group.labelType == QLatin1String("text");
    const auto named = [&](const QString &name) { // whether `subgraph name` reads as that name
        return !name.isEmpty() && name == name.trimmed() && name != QLatin1String("default") &&
               !hasAnyOf(name, u"()[]{}|<>,;\"@^~\n") && !name.contains(QLatin1String("%%")) &&
               !name.split(u' ').contains(QLatin1String("end")) && !name.contains(QLatin1String("--")) &&
               !name.contains(QLatin1String("==")) && !name.contains(QLatin1String("-.")) &&
               std::all_of(name.cbegin(), name.cend(), [](QChar c) { return c.unicode() >= 0x20 && c.unicode() != 0x7F; });
    };
    const auto hasSpace = [](const QString &name) {
        return std::any_of(name.cbegin(), name.cend(), [](QChar c) { return c.isSpace(); });
    };
    const bool isMade = group.id == QStringLiteral("subGraph%1").arg(index);
    if (text && group.title == group.id && named(group.id) && !hasSpace(group.id))
        return keyword + group.id;
    if (group.title == group.id && !hasSpace(group.id) && !group.id.isEmpty() && group.labelType != QLatin1String("string")) {
        if (text && fitsNameQuotes(group.id) && !named(group.id))
            return keyword + u'"' + group.id + u'"';
        if (!text && fitsMarkdownQuotes(group.id))
            return keyword + QLatin1String("\"`") + group.id + QLatin1String("`\"");
    }
    if (isMade && text && group.title.isEmpty())
        return keyword.trimmed();
    if (isMade && text && hasSpace(group.title)) {
        if (named(group.title))
            return keyword + group.title;
        if (fitsNameQuotes(group.title))
            return keyword + u'"' + group.title + u'"';
    }
    if (isMade && group.labelType == QLatin1String("markdown") && hasSpace(group.title) && fitsMarkdownQuotes(group.title))
        return keyword + QLatin1String("\"`") + group.title + QLatin1String("`\"");
    QString title = bracketedText(group.title, group.labelType);
    if (title.isEmpty())
        title = quotedText(group.title);
    const QString name = named(group.id) ? group.id : u'"' + group.id + u'"';
    return keyword + name + QLatin1String(" [") + title + u']';
}

QStringList styleTexts(const QStringList &styles)
{
    QStringList texts;
    bool begin = true;
    for (const QString &style : styles) {
        QString escaped;
        int depth = 0;
        for (const QChar c : style) {
            depth += c == u'(' ? 1 : c == u')' && depth > 0 ? -1 : 0;
            if (c == u',' && depth == 0)
                escaped += u'\\';
            escaped += c;
        }
        if (begin)
            texts.append(escaped);
        else
            texts.last() += u',' + escaped;
        // What would swallow the comma after it ends its statement.
        begin = depth > 0 || style.endsWith(u'\\');
    }
    return texts;
}

} // namespace stackwright::chart
