#pragma once

#include "core/kinds/expressions/treenode.h"

namespace stackwright::kinds::expressions {

// Parses the expressions of one part of a descriptor. A part without any is kept whole.
base::Result<Tree::Node> readTree(const yaml::Value &source, const QString &file);

void collectNames(const Tree::Node &node, const QStringList &bound, QList<NameUse> *uses);

} // namespace stackwright::kinds::expressions
