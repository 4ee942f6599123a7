#pragma once

#include "core/base/diagnostic.h"
#include "core/generate/secretregistry.h"
#include "core/stack/stack.h"

#include <QHash>
#include <QSet>

#include <functional>
#include <utility>

namespace stackwright::generate {

struct WorldNode
{
    const chart::Node *node = nullptr;
    const kinds::Kind *kind = nullptr; // nullptr: unknown
    QString label;                     // plain, on one line
    QString group;                     // title of the innermost group
    int index = 0;                     // among the nodes of its kind
    QList<int> neighbours;             // joined by an edge, either way; in the order of the edges
};

// All that the expressions of one generating can see: the nodes with their kinds, effective settings and variables, by
// environment (0 is the base). Worked out when first asked for, and kept.
class World
{
public:
    World(const stack::Stack &stack, const kinds::Catalogue &catalogue);

    const stack::Stack &stack() const { return m_stack; }
    const QList<WorldNode> &nodes() const { return m_nodes; }
    int indexOf(const QString &id) const { return m_indices.value(id, -1); }
    const QStringList &environments() const { return m_environments; } // the first one is "", the base
    bool hasOverrides(int environment) const;                          // of any node

    // Faulty values are told once and stand as their default; what does not count is left out.
    const yaml::Map &settings(int node, int environment);
    std::optional<yaml::Value> variable(int node, int environment, const QString &name);
    // Whether an expression asked which environment this is, itself or by a variable, since this was last called.
    bool takeEnvironmentAsked() { return std::exchange(m_environmentAsked, false); }
    void noteEnvironmentAsked() { m_environmentAsked = true; }

    QList<int> ofKinds(const QStringList &kinds) const;
    // Joined by an edge or named by the setting "uses"; all of these kinds where there are none.
    QList<int> linked(int node, int environment, const QStringList &kinds);

    void fail(
        int node, const QString &message, const QString &code, const QString &settingId = {}, const base::Location &where = {});
    void fail(int node, const base::Error &error);
    const base::Diagnostics &diagnostics() const { return m_diagnostics; }

    SecretRegistry secrets;
    // file(path) of expressions: the path as this environment has it.
    std::function<QString(int environment, const QString &path)> fileInEnvironment;
    // stack.secrets: the list, complete only when all else is made. Tells its maker that it was asked for.
    std::function<yaml::Value()> secretList;

private:
    struct Variable
    {
        yaml::Value value;
        bool asksEnvironment = false;
    };
    struct State
    {
        std::optional<yaml::Map> settings;
        QHash<QString, Variable> variables;
        QSet<QString> inProgress;
    };

    State &state(int node, int environment);
    void readNodes(const kinds::Catalogue &catalogue);
    void warnOfWhatIsNotThere();
    void readEdges();
    yaml::Map checkedSettings(int node, int environment);

    const stack::Stack &m_stack;
    QList<WorldNode> m_nodes;
    QHash<QString, int> m_indices;
    QHash<QString, QList<int>> m_byKind;
    QStringList m_environments;
    std::vector<State> m_states;
    base::Diagnostics m_diagnostics;
    QSet<QString> m_told; // of fail()
    bool m_environmentAsked = false;
};

} // namespace stackwright::generate
