#include "core/kinds/expressions/treereader.h"

#include <QCoreApplication>

#include <algorithm>

namespace stackwright::kinds::expressions {

namespace {

using Node = Tree::Node;

QString tr(const char *text)
{
    return QCoreApplication::translate("Descriptor", text);
}

base::Location placeOf(const yaml::Value &value, const QString &file)
{
    return {file, value.line(), value.column()};
}

bool isExpression(const QString &text)
{
    return text.startsWith(QStringLiteral("= ")) || text == u"=";
}

// Splits "a{= x}b" into its parts.
base::Result<TextParts> readParts(const QString &text, const base::Location &where)
{
    const QString opening = QStringLiteral("{= ");
    TextParts parts;
    int position = 0;
    while (position < text.size()) {
        const int start = int(text.indexOf(opening, position));
        if (start != position)
            parts.append(text.mid(position, start < 0 ? -1 : start - position));
        if (start < 0)
            break;
        position = start + int(opening.size());
        base::Result<Expression> expression = Expression::parsedInside(text, &position, where);
        if (!expression)
            return expression.error();
        parts.append(*expression);
    }
    return parts;
}

bool isDynamic(const yaml::Value &value)
{
    if (value.isString())
        return isExpression(value.toString()) || value.toString().contains(QStringLiteral("{= "));
    if (value.isList())
        return std::any_of(value.toList().cbegin(), value.toList().cend(), isDynamic);
    return std::any_of(value.toMap().begin(), value.toMap().end(), [](const yaml::Map::Entry &entry) {
        return entry.first.startsWith(u'$') || entry.first.contains(QStringLiteral("{= ")) || isDynamic(entry.second);
    });
}

base::Result<Node> readText(const yaml::Value &source, const QString &file, Node node)
{
    const QString text = source.toString();
    const base::Location where = placeOf(source, file);
    if (isExpression(text)) {
        base::Result<Expression> expression = Expression::parsed(text.mid(1), where);
        if (!expression)
            return expression.error();
        node.kind = Node::Kind::Single;
        node.single = *expression;
        return node;
    }
    base::Result<TextParts> parts = readParts(text, where);
    if (!parts)
        return parts.error();
    node.kind = Node::Kind::Text;
    node.parts = *parts;
    return node;
}

base::Result<void> readLoop(const yaml::Map &map, const yaml::Value &source, const QString &file, Node *node)
{
    const yaml::Value *over = map.find(QStringLiteral("$for"));
    const yaml::Value *body = map.find(QStringLiteral("$do"));
    const yaml::Value *name = map.find(QStringLiteral("$as"));
    if (!over && !body && !name)
        return {};
    if (!over || !body || !name || !name->isString())
        return base::Error{tr("A loop needs $for, $as (a name) and $do"), placeOf(source, file)};
    base::Result<Node> list = readTree(*over, file);
    if (!list)
        return list.error();
    base::Result<Node> each = readTree(*body, file);
    if (!each)
        return each.error();
    node->loop = std::make_shared<Node::Loop>(Node::Loop{*list, name->toString(), *each});
    return {};
}

base::Result<Node> readMap(const yaml::Value &source, const QString &file, Node node)
{
    const yaml::Map &map = source.toMap();
    node.kind = Node::Kind::Map;
    if (const base::Result<void> loop = readLoop(map, source, file, &node); !loop)
        return loop.error();
    for (const auto &[key, value] : map) {
        if (key == u"$for" || key == u"$as" || key == u"$do")
            continue;
        base::Result<Node> child = readTree(value, file);
        if (!child)
            return child.error();
        if (key == u"$if") {
            node.condition = std::make_shared<Node>(*child);
            continue;
        }
        if (key.startsWith(u'$'))
            return base::Error{tr("'%1' is not known; there are $if, $for, $as and $do").arg(key), placeOf(value, file)};
        Node::Member member{key, {}, *child};
        if (key.contains(QStringLiteral("{= "))) {
            base::Result<TextParts> parts = readParts(key, placeOf(value, file));
            if (!parts)
                return parts.error();
            member.keyParts = *parts;
        }
        node.members.push_back(std::move(member));
    }
    return node;
}

void collectParts(const TextParts &parts, const QStringList &bound, QList<NameUse> *uses)
{
    for (const TextPart &part : parts) {
        if (const auto *expression = std::get_if<Expression>(&part)) {
            for (const NameUse &use : expression->names()) {
                if (!bound.contains(use.name))
                    uses->append(use);
            }
        }
    }
}

} // namespace

base::Result<Node> readTree(const yaml::Value &source, const QString &file)
{
    Node node;
    if (!isDynamic(source)) {
        node.literal = source;
        return node;
    }
    node.literal.setTag(source.tag());
    if (source.isString())
        return readText(source, file, std::move(node));
    if (source.isMap())
        return readMap(source, file, std::move(node));
    node.kind = Node::Kind::List;
    for (const yaml::Value &item : source.toList()) {
        base::Result<Node> child = readTree(item, file);
        if (!child)
            return child.error();
        node.items.push_back(*child);
    }
    return node;
}

void collectNames(const Node &node, const QStringList &bound, QList<NameUse> *uses)
{
    if (node.kind == Node::Kind::Single)
        collectParts({node.single}, bound, uses);
    collectParts(node.parts, bound, uses);
    for (const Node &item : node.items)
        collectNames(item, bound, uses);
    for (const Node::Member &member : node.members) {
        collectParts(member.keyParts, bound, uses);
        collectNames(member.value, bound, uses);
    }
    if (node.condition)
        collectNames(*node.condition, bound, uses);
    if (node.loop) {
        collectNames(node.loop->over, bound, uses);
        collectNames(node.loop->body, bound + QStringList{node.loop->name}, uses);
    }
}

} // namespace stackwright::kinds::expressions
