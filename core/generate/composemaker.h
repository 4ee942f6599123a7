#pragma once

#include "core/generate/world.h"

namespace stackwright::generate {

// The Compose file of each environment as a tree: what all nodes contribute, merged in the order of the chart, and patched.
// Values stand at line node + 1, so that a line of the written file leads back to its node.
class ComposeMaker
{
public:
    explicit ComposeMaker(World &world);

    // The whole model of an environment (0: the base), in the order of writing.
    yaml::Value model(int environment);
    // Compose service -> index of the node that it comes from.
    QMap<QString, int> owners(int environment) const { return m_owners[environment]; }
    QStringList oneShots(int node, int environment);

private:
    struct Services
    {
        QStringList names;
        QSet<QString> oneShots;
    };

    yaml::Value fragment(int node, int environment, const kinds::expressions::Tree &tree);
    void merge(yaml::Value *tree, const yaml::Value &fragment, int node, int environment);
    // All patches for `overlay` (empty: the base): those that say they are `last` after those of every other node.
    void patch(yaml::Value *tree, int environment, const QString &overlay, const QStringList &names);
    void patchBy(int node, yaml::Value *tree, int environment, const kinds::Patch &patch, const Services &services);
    void apply(yaml::Value *tree, int node, int environment, const kinds::Patch &patch, const yaml::Map &target);
    void finish(yaml::Value *tree, int environment);

    World &m_world;
    QMap<int, QMap<QString, int>> m_owners;
};

} // namespace stackwright::generate
