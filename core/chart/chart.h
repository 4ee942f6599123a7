#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

// A mermaid flowchart as a plain value. Words for shapes, edge types and strokes are those of mermaid's own
// database (FlowDB): "squareRect", "stadium", "diamond"; "arrow_point", "arrow_open", "double_arrow_point";
// "normal", "thick", "dotted", "invisible".
namespace stackwright::chart {

struct Node
{
    QString id;
    QString label;                              // as written, entities and all; the id where none was written
    QString labelType = QStringLiteral("text"); // "text", "string", "markdown"
    QString shape = QStringLiteral("squareRect");
    QStringList classes;
    QStringList styles; // "fill:#fff"
    // Further keys of id@{…}: icon, form, pos, w, h, img, constraint. Any other key is a property of
    // id[|key:value|label].
    QMap<QString, QString> data;
    QString link;       // click: an address, or "call name(arguments)"; never executed
    QString linkTarget; // click: "_self", "_blank", "_parent", "_top", or empty
    QString tooltip;

    bool operator==(const Node &) const = default;
};

struct Edge
{
    QString id;   // the person's "e1@", or mermaid's "L_A_B_0"
    QString from; // a node or group id
    QString to;
    QString label;
    QString labelType = QStringLiteral("text");
    QString type = QStringLiteral("arrow_point");
    QString stroke = QStringLiteral("normal");
    int length = 1;
    bool ownId = false; // the id was written by a person
    QStringList classes;
    QStringList styles;          // of linkStyle
    QString interpolate;         // the curve, of linkStyle or of id@{ curve: … }
    QMap<QString, QString> data; // animate, animation

    bool operator==(const Edge &) const = default;
};

struct Group
{
    QString id;
    QString title;
    QString labelType = QStringLiteral("text");
    QString parent;    // id of the group around it, or empty
    QString direction; // "TB", "TD", "BT", "LR", "RL", or empty for none of its own
    QStringList nodes; // ids of its direct members, nodes and groups, in mermaid's order: by
                       // statement, and within a chain from its end (c, b, a for a-->b-->c)
    QStringList classes;
    QStringList styles;
    QMap<QString, QString> data;

    bool operator==(const Group &) const = default;
};

struct ClassDef
{
    QString id;
    QStringList styles;

    bool operator==(const ClassDef &) const = default;
};

struct Chart
{
    QString keyword = QStringLiteral("flowchart"); // "graph", "flowchart", "flowchart-elk", "swimlane-beta"
    QString direction = QStringLiteral("TB");      // "TB", "BT", "LR", "RL"; "BR" is drawn as "TB"
    QString title;                                 // of the front matter
    QString config;                                // front matter and directives, kept as text
    QString accTitle;
    QString accDescription;
    QList<Node> nodes;   // in the order of first mention
    QList<Edge> edges;   // in the order written
    QList<Group> groups; // in the order of their closing "end", as mermaid counts them
    QList<ClassDef> classDefs;
    QStringList defaultEdgeStyles; // linkStyle default
    QString defaultInterpolate;

    bool operator==(const Chart &) const = default;

    // Pointers into this value; nullptr where there is none.
    const Node *node(const QString &id) const;
    Node *node(const QString &id);
    const Edge *edge(const QString &id) const;
    Edge *edge(const QString &id);
    const Group *group(const QString &id) const;
    Group *group(const QString &id);
    // The innermost group that holds this node or group, or empty.
    QString groupOf(const QString &id) const;
};

// Whether both charts say the same, whatever the order of their nodes, edges, groups and members, whether a label stands
// in quotes, and which numbers mermaid's made edge ids ("L_A_B_0") have. Parallel edges keep their order.
bool equivalent(const Chart &one, const Chart &other);

// A label as text: entities decoded, <br/> as a newline, other HTML tags taken away; markdown marks stay.
QString decodedText(const QString &label);

// The label as a person sees it: entities decoded, <br/> as a newline, markdown marks and fa: icons taken away.
QString plainText(const QString &label, const QString &labelType);

} // namespace stackwright::chart

Q_DECLARE_TYPEINFO(stackwright::chart::Node, Q_RELOCATABLE_TYPE);
Q_DECLARE_TYPEINFO(stackwright::chart::Edge, Q_RELOCATABLE_TYPE);
Q_DECLARE_TYPEINFO(stackwright::chart::Group, Q_RELOCATABLE_TYPE);
