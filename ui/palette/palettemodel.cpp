#include "ui/palette/palettemodel.h"

#include "ui/theme/icons.h"
#include "ui/widgets/labels.h"

#include <QMimeData>

namespace stackwright::palette {

namespace {

QStandardItem *itemOf(const kinds::Kind &kind)
{
    auto *item = new QStandardItem(theme::icon(kind.icon), kind.title);
    item->setEditable(false);
    item->setDragEnabled(true);
    item->setData(kind.id, PaletteModel::KindRole);
    item->setData(!kind.working, PaletteModel::PlannedRole);
    const QString state =
        kind.working ? QString() : PaletteModel::tr("Does nothing yet: it is drawn and kept, and does no work in a run.");
    item->setData(QString(kind.title + QLatin1Char(' ') + kind.id + QLatin1Char(' ') + kind.summary), PaletteModel::SearchRole);
    item->setToolTip(
        widgets::toolTipText(state.isEmpty() ? kind.summary : QString(kind.summary + QStringLiteral("\n\n") + state)));
    item->setData(kind.working ? kind.title : PaletteModel::tr("%1, does nothing yet").arg(kind.title), Qt::AccessibleTextRole);
    return item;
}

} // namespace

PaletteModel::PaletteModel(const kinds::Catalogue &catalogue, QObject *parent)
    : QStandardItemModel(parent)
{
    const auto addGroup = [&](const QString &title, auto &&belongs) {
        auto *parentItem = new QStandardItem(title);
        parentItem->setEditable(false);
        parentItem->setSelectable(false);
        parentItem->setDragEnabled(false);
        for (const kinds::Kind &kind : catalogue.kinds()) {
            if (belongs(kind)) {
                parentItem->appendRow(itemOf(kind));
            }
        }
        if (parentItem->rowCount() > 0) {
            appendRow(parentItem);
        } else {
            delete parentItem;
        }
    };
    QStringList known;
    for (const kinds::PaletteGroup &group : catalogue.groups()) {
        known.append(group.id);
        addGroup(group.title, [&](const kinds::Kind &kind) { return kind.group == group.id; });
    }
    addGroup(tr("Others"), [&](const kinds::Kind &kind) { return !known.contains(kind.group); });
}

QStringList PaletteModel::mimeTypes() const
{
    return {QString::fromLatin1(kindMime)};
}

QMimeData *PaletteModel::mimeData(const QModelIndexList &indexes) const
{
    for (const QModelIndex &index : indexes) {
        const QString kind = index.data(KindRole).toString();
        if (!kind.isEmpty()) {
            auto *data = new QMimeData;
            data->setData(QString::fromLatin1(kindMime), kind.toUtf8());
            return data;
        }
    }
    return nullptr;
}

} // namespace stackwright::palette
