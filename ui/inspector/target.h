#pragma once

#include "core/stack/stack.h"

namespace stackwright::inspector {

// A setting of one node; of the catalogue's, which outlives the inspector.
struct Target
{
    QString nodeId;
    const kinds::Setting *setting;
};

// What nodes that are selected together have in common: for each setting that every one of their kinds has, by id, type and
// what it takes, in the order of the first one's kind, the setting of each node. Of one node that is all of its settings. Secrets and references
// to nodes are each node's own and never common to several.
QList<QList<Target>> targetsOf(const QStringList &nodeIds, const QList<const kinds::Kind *> &kinds);

} // namespace stackwright::inspector
