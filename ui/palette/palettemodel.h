#pragma once

#include "core/kinds/catalogue.h"

#include <QStandardItemModel>

namespace stackwright::palette {

// What a drag from the palette carries: the id of a kind, as UTF-8.
inline constexpr const char *kindMime = "application/x-stackwright-kind";

// The kinds of a catalogue below their groups.
class PaletteModel : public QStandardItemModel
{
    Q_OBJECT

public:
    enum Roles { KindRole = Qt::UserRole + 1, SearchRole, PlannedRole };

    explicit PaletteModel(const kinds::Catalogue &catalogue, QObject *parent = nullptr);

    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
};

} // namespace stackwright::palette
