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
struct NodeChanged
{
    QString id;
}; // label, shape, classes, styles or kind
struct NodeMoved
{
    QString id;
}; // by a person, or back to the layout's place
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
struct GroupChanged
{
    QString id;
}; // title, members, parent, or whether it is folded
struct SettingChanged
{
    QString nodeId;
    QString settingId;
    QString environment;
};
struct StylesChanged
{
}; // class definitions or direction
struct TextChanged
{
}; // the mermaid text
struct NameChanged
{
}; // of the stack, or its environments
struct StackReplaced
{
}; // another stack altogether: read everything anew

using StackChange = std::variant<NodeAdded, NodeRemoved, NodeChanged, NodeMoved, EdgeAdded, EdgeRemoved, EdgeChanged, GroupAdded,
    GroupRemoved, GroupChanged, SettingChanged, StylesChanged, TextChanged, NameChanged, StackReplaced>;
using StackChanges = QList<StackChange>;

} // namespace stackwright::stack
