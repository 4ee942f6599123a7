#pragma once

#include "core/layout/graph.h"

namespace stackwright::test {

struct RandomGraphShape
{
    int nodes = 20;
    int edges = 30;
    int groups = 4;
    bool labels = true;
    bool groupEdges = true; // some edges begin or end at a group
    bool loops = true;
};

// A graph with nested groups, own directions, cycles, parallel edges and all outlines: the same for the same seed.
layout::Graph randomGraph(quint32 seed, const RandomGraphShape &shape);

// Its nodes, groups and edges as a flowchart in mermaid's language.
QString flowchartText(const layout::Graph &graph);

} // namespace stackwright::test
