#pragma once

#include "core/stack/stack.h"

// Edits of a stack as pure functions. Each takes the stack by value and returns the wanted one with its text kept in step
// (chart::edited). Ids that do not exist make an edit do nothing, and so does what no text of a chart can say: a label
// beyond the limits of the reader.
namespace stackwright::stack {

struct NewNode
{
    QString label;
    QString shape = QStringLiteral("squareRect");
    QString kind = {};  // empty: recognised from the label
    QString group = {}; // empty: none
    std::optional<QPointF> position = {};
};

// A free id that starts with `wish`, made of letters, digits and "_".
QString freeId(const Stack &stack, const QString &wish);

Stack withNode(Stack stack, const QString &id, const NewNode &node);
// The nodes, groups, edges and classes of another chart beside those there are, with other ids where theirs are taken.
// `newNodes`: the ids of the new nodes, in their order.
Stack withPart(Stack stack, const chart::Chart &part, QStringList *newNodes);
Stack withoutItems(Stack stack, const QStringList &nodeEdgeOrGroupIds); // edges of removed nodes go too
Stack withEdge(Stack stack, const QString &from, const QString &to, const QString &label = {});
Stack withEdgeLabel(Stack stack, const QString &edgeId, const QString &label);
Stack withNodeLabel(Stack stack, const QString &nodeId, const QString &label);
Stack withNodeShape(Stack stack, const QString &nodeId, const QString &shape);
Stack withNodeKind(Stack stack, const QString &nodeId, const QString &kind); // empty: recognised again
Stack withGroupTitle(Stack stack, const QString &groupId, const QString &title);
Stack withMembership(Stack stack, const QString &nodeId, const QString &groupId); // empty group: none
Stack withPosition(Stack stack, const QString &nodeId, std::optional<QPointF> centre);
Stack withFolded(Stack stack, const QStringList &groupIds, bool folded);
// A null value takes the setting back to its default (base) or to the base (environment).
Stack withSetting(
    Stack stack, const QString &nodeId, const QString &settingId, const QString &environment, const yaml::Value &value);
// The same of each of these nodes.
Stack withSetting(
    Stack stack, const QStringList &nodeIds, const QString &settingId, const QString &environment, const yaml::Value &value);
Stack withName(Stack stack, const QString &name);
// The chart's text as a person typed it; the error is the reader's. Settings follow a node whose id was changed in it.
base::Result<Stack> withChartText(const Stack &stack, const QString &text);

} // namespace stackwright::stack
