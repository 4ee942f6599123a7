#include "core/kinds/expressions/tree.h"

#include "core/kinds/expressions/treemaker.h"
#include "core/kinds/expressions/treereader.h"

namespace stackwright::kinds::expressions {

base::Result<Tree> Tree::parsed(const yaml::Value &source, const QString &file)
{
    base::Result<Node> root = readTree(source, file);
    if (!root)
        return root.error();
    Tree tree;
    tree.m_root = std::make_shared<Node>(std::move(root).value());
    return tree;
}

std::optional<yaml::Value> Tree::made(Scope &scope, Dollar dollar, QList<base::Error> *errors) const
{
    if (!m_root)
        return {};
    return TreeMaker(dollar, errors).made(*m_root, scope);
}

QList<NameUse> Tree::names() const
{
    QList<NameUse> uses;
    if (m_root)
        collectNames(*m_root, {}, &uses);
    return uses;
}

} // namespace stackwright::kinds::expressions
