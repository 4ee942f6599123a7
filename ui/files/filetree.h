#pragma once

#include "core/generate/fileset.h"

#include <QTreeWidget>

namespace stackwright::files {

// What the last change did to a file.
enum class Fate { Same, Changed, Added, Removed };
QMap<QString, Fate> fates(const generate::FileSet *before, const generate::FileSet &after);

// The files of a stack below their folders, each with a letter for what the last change did to it.
class FileTree : public QTreeWidget
{
    Q_OBJECT

public:
    explicit FileTree(QWidget *parent = nullptr);

    // Keeps the chosen file and what is folded where they still exist.
    void showFiles(const generate::FileSet &files, const QMap<QString, Fate> &fates);
    QString currentPath() const;
    void setCurrentPath(const QString &path);

signals:
    void pathChosen(const QString &path);

private:
    QTreeWidgetItem *folder(const QString &path);
    void markFile(QTreeWidgetItem *item, Fate fate, bool starter);

    QMap<QString, QTreeWidgetItem *> m_files;
    QMap<QString, QTreeWidgetItem *> m_folders;
};

} // namespace stackwright::files
