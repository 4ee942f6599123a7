#pragma once

#include "core/kinds/catalogue.h"

#include <QWidget>

class QLineEdit;
class QSortFilterProxyModel;
class QTreeView;

namespace stackwright::palette {

class PaletteModel;

// The kinds that a person may add: searched, dragged to the canvas, or added by a double click or Enter.
class PalettePanel : public QWidget
{
    Q_OBJECT

public:
    explicit PalettePanel(const kinds::Catalogue &catalogue, QWidget *parent = nullptr);

    void focusSearch();

signals:
    void kindChosen(const QString &kindId);

private:
    void search(const QString &text);
    void choose(const QModelIndex &index);

    QLineEdit *m_search;
    QTreeView *m_tree;
    PaletteModel *m_model;
    QSortFilterProxyModel *m_filter;
};

} // namespace stackwright::palette
