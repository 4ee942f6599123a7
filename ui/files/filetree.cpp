#include "ui/files/filetree.h"

#include "ui/theme/icons.h"
#include "ui/widgets/labels.h"

#include <QHeaderView>

namespace stackwright::files {

namespace {

constexpr int pathRole = Qt::UserRole + 1;

QString iconOf(const QString &path)
{
    const QString name = path.section(QLatin1Char('/'), -1).toLower();
    return name.contains(QLatin1String("dockerfile")) || name.startsWith(QLatin1String("compose")) ? QStringLiteral("box")
                                                                                                   : QStringLiteral("file");
}

} // namespace

QMap<QString, Fate> fates(const generate::FileSet *before, const generate::FileSet &after)
{
    QMap<QString, Fate> result;
    if (!before) {
        return result;
    }
    for (auto file = after.cbegin(); file != after.cend(); ++file) {
        const auto old = before->constFind(file.key());
        if (old == before->cend()) {
            result.insert(file.key(), Fate::Added);
        } else if (old->content != file->content || old->executable != file->executable) {
            result.insert(file.key(), Fate::Changed);
        }
    }
    for (auto file = before->cbegin(); file != before->cend(); ++file) {
        if (!after.contains(file.key())) {
            result.insert(file.key(), Fate::Removed);
        }
    }
    return result;
}

FileTree::FileTree(QWidget *parent)
    : QTreeWidget(parent)
{
    setColumnCount(2);
    setHeaderHidden(true);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    setFrameShape(QFrame::NoFrame);
    setIndentation(14);
    setUniformRowHeights(true);
    setAccessibleName(tr("Files that will be written"));
    connect(this, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem *item) {
        if (item && !item->data(0, pathRole).toString().isEmpty()) {
            emit pathChosen(item->data(0, pathRole).toString());
        }
    });
}

void FileTree::showFiles(const generate::FileSet &files, const QMap<QString, Fate> &fates)
{
    QStringList wanted = files.keys();
    for (auto fate = fates.cbegin(); fate != fates.cend(); ++fate) {
        if (*fate == Fate::Removed) {
            wanted.append(fate.key());
        }
    }
    wanted.sort();
    if (wanted != m_files.keys()) {
        const QString chosen = currentPath();
        QStringList folded;
        for (auto item = m_folders.cbegin(); item != m_folders.cend(); ++item) {
            if (!item.value()->isExpanded()) {
                folded.append(item.key());
            }
        }
        const QSignalBlocker quiet(this);
        clear();
        m_files.clear();
        m_folders.clear();
        // Folders first, as in any file manager.
        QStringList ordered = wanted;
        std::stable_partition(
            ordered.begin(), ordered.end(), [](const QString &path) { return path.contains(QLatin1Char('/')); });
        for (const QString &path : std::as_const(ordered)) {
            const qsizetype slash = path.lastIndexOf(QLatin1Char('/'));
            QTreeWidgetItem *parent = slash < 0 ? invisibleRootItem() : folder(path.left(slash));
            auto *item = new QTreeWidgetItem(parent, {path.mid(slash + 1)});
            item->setData(0, pathRole, path);
            item->setIcon(0, theme::icon(iconOf(path)));
            item->setToolTip(0, widgets::toolTipText(path));
            m_files.insert(path, item);
        }
        for (auto item = m_folders.cbegin(); item != m_folders.cend(); ++item) {
            item.value()->setExpanded(!folded.contains(item.key()));
        }
        setCurrentPath(chosen);
    }
    for (auto item = m_files.cbegin(); item != m_files.cend(); ++item) {
        markFile(item.value(), fates.value(item.key(), Fate::Same), !files.value(item.key()).starterRoot.isEmpty());
    }
}

QString FileTree::currentPath() const
{
    const QTreeWidgetItem *item = currentItem();
    return item ? item->data(0, pathRole).toString() : QString();
}

void FileTree::setCurrentPath(const QString &path)
{
    if (QTreeWidgetItem *item = m_files.value(path)) {
        setCurrentItem(item);
        scrollToItem(item);
    }
}

QTreeWidgetItem *FileTree::folder(const QString &path)
{
    if (QTreeWidgetItem *known = m_folders.value(path)) {
        return known;
    }
    const qsizetype slash = path.lastIndexOf(QLatin1Char('/'));
    QTreeWidgetItem *parent = slash < 0 ? invisibleRootItem() : folder(path.left(slash));
    auto *item = new QTreeWidgetItem(parent, {path.mid(slash + 1)});
    item->setIcon(0, theme::icon(QStringLiteral("folder")));
    m_folders.insert(path, item);
    return item;
}

void FileTree::markFile(QTreeWidgetItem *item, Fate fate, bool starter)
{
    QString word;
    QString letter;
    switch (fate) {
    case Fate::Same: break;
    case Fate::Changed:
        letter = QStringLiteral("● M");
        word = tr("changed by the last edit");
        break;
    case Fate::Added:
        letter = QStringLiteral("● A");
        word = tr("added by the last edit");
        break;
    case Fate::Removed:
        letter = QStringLiteral("● D");
        word = tr("removed by the last edit");
        break;
    }
    item->setText(1, letter);
    item->setToolTip(1, word);
    QFont font = item->font(0);
    font.setBold(fate == Fate::Changed || fate == Fate::Added);
    font.setStrikeOut(fate == Fate::Removed);
    font.setItalic(starter);
    item->setFont(0, font);
    item->setData(0, Qt::AccessibleDescriptionRole, starter ? tr("starter, created where missing") : word);
}

} // namespace stackwright::files
