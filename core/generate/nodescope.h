#pragma once

#include "core/kinds/expressions/scope.h"

namespace stackwright::generate {

class World;

// What the expressions of one node's kind see, in one environment. Other nodes are references whose settings and variables are
// worked out when somebody asks: two nodes may speak of each other, as long as no variable needs itself.
class NodeScope final : public kinds::expressions::Scope
{
public:
    NodeScope(World &world, int node, int environment);

    std::optional<yaml::Value> variable(const QString &name) override;
    yaml::Value member(const yaml::Value &reference, const QString &name) override;
    base::Result<yaml::Value> call(const QString &function, const yaml::List &arguments) override;

    // {id, kind, label, s, vars} of a node, to be a patch's `target`.
    static yaml::Map described(World &world, int node);

private:
    yaml::Value nodeMember(int node, const QString &name) const;
    base::Result<yaml::Value> askedSecret(const yaml::List &arguments);

    World &m_world;
    int m_node;
    int m_environment;
};

} // namespace stackwright::generate
