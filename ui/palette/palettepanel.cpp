#include "ui/palette/palettepanel.h"

#include "ui/palette/kinddelegate.h"
#include "ui/palette/palettemodel.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace stackwright::palette {

PalettePanel::PalettePanel(const kinds::Catalogue &catalogue, QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit)
    , m_tree(new QTreeView)
    , m_model(new PaletteModel(catalogue, this))
    , m_filter(new QSortFilterProxyModel(this))
{
    m_filter->setSourceModel(m_model);
    m_filter->setFilterRole(PaletteModel::SearchRole);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setRecursiveFilteringEnabled(true);

    m_search->setPlaceholderText(tr("Search kinds"));
    m_search->setClearButtonEnabled(true);
    m_search->setAccessibleName(tr("Search kinds"));
    m_tree->setModel(m_filter);
    m_tree->setHeaderHidden(true);
    m_tree->setDragEnabled(true);
    m_tree->setDragDropMode(QAbstractItemView::DragOnly);
    m_tree->setItemDelegate(new KindDelegate(m_tree));
    m_tree->setIconSize({18, 18});
    m_tree->setIndentation(14);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setAccessibleName(tr("Kinds of nodes"));
    m_tree->expandAll();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 0);
    layout->setSpacing(6);
    layout->addWidget(m_search);
    layout->addWidget(m_tree, 1);

    connect(m_search, &QLineEdit::textChanged, this, &PalettePanel::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        const QModelIndex group = m_filter->index(0, 0);
        choose(m_filter->index(0, 0, group));
    });
    connect(m_tree, &QTreeView::activated, this, &PalettePanel::choose);
}

void PalettePanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void PalettePanel::search(const QString &text)
{
    m_filter->setFilterFixedString(text.trimmed());
    m_tree->expandAll();
}

void PalettePanel::choose(const QModelIndex &index)
{
    const QString kind = index.data(PaletteModel::KindRole).toString();
    if (!kind.isEmpty()) {
        emit kindChosen(kind);
    }
}

} // namespace stackwright::palette
