#pragma once

#include "core/base/result.h"
#include "core/chart/chart.h"
#include "core/kinds/catalogue.h"
#include "core/yaml/value.h"

#include <QPointF>

namespace stackwright::stack {

// What a person configured on one node. Only what differs from the kind's defaults is kept.
struct NodeConfig
{
    QString kind;                       // chosen by a person; empty: recognised from the label
    yaml::Map settings;                 // for every environment
    QMap<QString, yaml::Map> overrides; // environment -> settings that differ there
    yaml::Map unknown;                  // keys of the file that this version does not know

    bool isEmpty() const { return kind.isEmpty() && settings.isEmpty() && overrides.isEmpty() && unknown.isEmpty(); }
    bool operator==(const NodeConfig &) const = default;
};

// The whole of a stack, as a plain value: what the project file holds.
struct Stack
{
    QString name; // project name: [a-z0-9][a-z0-9_-]*
    chart::Chart chart;
    QString chartText;               // the mermaid text; reads as `chart`
    QMap<QString, NodeConfig> nodes; // by node id; absent: all defaults
    QStringList environments = {QStringLiteral("dev"), QStringLiteral("prod")};
    QMap<QString, QPointF> positions; // centres, px; only nodes that a person moved, and groups that were moved folded
    QStringList folded;               // groups that are drawn closed, in order of their ids
    yaml::Map unknown;                // top-level keys of the file that this version does not know

    bool operator==(const Stack &) const = default;
};

// The kind of a node: the chosen one, else the recognised one. nullptr only for an unknown chosen kind or an empty catalogue.
const kinds::Kind *kindOf(const Stack &stack, const QString &nodeId, const kinds::Catalogue &catalogue);
// The same for all nodes in one pass over the edges.
QMap<QString, const kinds::Kind *> kindsOf(const Stack &stack, const kinds::Catalogue &catalogue);

// Where the effective value of a setting comes from.
enum class Origin { Default, Base, Environment };
struct Effective
{
    yaml::Value value;
    Origin origin = Origin::Default;
};
// `environment` may be empty for the base.
Effective effective(const Stack &stack, const QString &nodeId, const kinds::Setting &setting, const QString &environment);

// A stack from the text of a .mmd or .md file (of Markdown, the block `number`; see chart::readFileText); its name is made from
// the chart's title, from the heading above it where the file has several charts, or from the file's name.
base::Result<Stack> fromMermaid(const QString &text, const QString &fileName, int number = 0);

// Compose project names (Compose specification, "name"): lower-case letters, digits, "-" and "_", a letter or digit first.
bool isProjectName(const QString &name);
// Environments: a lower-case letter, then at most 30 of these, digits and "-"; they are parts of file names. "override" is none:
// a plain "docker compose up" takes compose.override.yaml by itself.
bool isEnvironmentName(const QString &name);
// The nearest project name to any text; "stack" where nothing of it is left.
QString projectNameFrom(const QString &text);

} // namespace stackwright::stack
