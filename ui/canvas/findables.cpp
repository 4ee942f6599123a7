#include "ui/canvas/findables.h"

#include "ui/canvas/folding.h"
#include "ui/canvas/walk.h"

#include <algorithm>

namespace stackwright::canvas {

QList<Findable> findables(const stack::Stack &stack, const kinds::Catalogue &catalogue, const Stage &stage)
{
    const Folding folding(stack);
    const QMap<QString, const kinds::Kind *> kindOfNode = stack::kindsOf(stack, catalogue);
    QHash<QString, QList<Findable>> shown; // by what shows them
    const auto add = [&](const QString &id, const QStringList &words) {
        const QString place = folding.shownAs(id);
        shown[place].append({id, place, words.join(QLatin1Char('\n')).toCaseFolded()});
    };
    for (const chart::Group &group : stack.chart.groups)
        add(group.id, {chart::plainText(group.title, group.labelType), group.id});
    for (const chart::Node &node : stack.chart.nodes) {
        QStringList words = {chart::plainText(node.label, node.labelType), node.id};
        if (const kinds::Kind *kind = kindOfNode.value(node.id))
            words << kind->title << kind->id;
        const auto services = stage.services.constFind(node.id);
        if (services != stage.services.constEnd())
            words << services->subtitle << services->services;
        add(node.id, words);
    }
    QList<Findable> all;
    for (const QString &id : flowOrder(stage.scene))
        all += shown.value(id);
    for (const EdgeItem &edge : stage.scene.edges()) {
        if (!edge.label.isEmpty())
            all.append({edge.id, edge.id, QString(edge.label + QLatin1Char('\n') + edge.id).toCaseFolded()});
    }
    return all;
}

QList<Findable> matching(const QList<Findable> &all, const QString &words)
{
    const QStringList wanted = words.toCaseFolded().simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QList<Findable> found;
    if (wanted.isEmpty())
        return found;
    std::copy_if(all.begin(), all.end(), std::back_inserter(found), [&](const Findable &one) {
        return std::all_of(wanted.begin(), wanted.end(), [&](const QString &word) { return one.text.contains(word); });
    });
    return found;
}

} // namespace stackwright::canvas
