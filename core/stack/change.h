#pragma once

#include <QList>
#include <QString>

#include <variant>

// Facts about what changed in a stack: ids and no pointers.
namespace stackwright::stack {

struct NodeAdded
{
    QString id;
};
struct NodeRemoved
{
    QString id;
};
// Label, shape, classes, styles or kind.
struct NodeChanged
{
    QString id;
};
// By a person, or back to the layout's place.
struct NodeMoved
{
    QString id;
};
struct EdgeAdded
{
    QString id;
};
struct EdgeRemoved
{
    QString id;
};
struct EdgeChanged
{
    QString id;
};
struct GroupAdded
{
    QString id;
};
struct GroupRemoved
{
    QString id;
};
// Title, members, parent, or whether it is folded.
struct GroupChanged
{
    QString id;
};
struct SettingChanged
{
    QString nodeId;
    QString settingId;
    QString environment;
};
// Class definitions or direction.
struct StylesChanged
{
};
// The mermaid text.
struct TextChanged
{
};
// Of the stack, or its environments.
struct NameChanged
{
};
// Another stack altogether: read everything anew.
struct StackReplaced
{
};

using StackChange = std::variant<NodeAdded, NodeRemoved, NodeChanged, NodeMoved, EdgeAdded, EdgeRemoved, EdgeChanged, GroupAdded,
    GroupRemoved, GroupChanged, SettingChanged, StylesChanged, TextChanged, NameChanged, StackReplaced>;
using StackChanges = QList<StackChange>;

} // namespace stackwright::stack
