#pragma once

#include "core/stack/stackdocument.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QStackedWidget;
class QThreadPool;
class QToolButton;

namespace stackwright::theme {
class ThemeSource;
}

namespace stackwright::widgets {
class CodeView;
class ElidedLabel;
class Preview;
} // namespace stackwright::widgets

namespace stackwright::files {

class FileTree;

// The files that the stack becomes: tree, preview, what the last edit changed, what differs on the disk; from a line to the
// node that it comes from, and back.
class FilesPanel : public QWidget
{
    Q_OBJECT

public:
    FilesPanel(stack::StackDocument &document, widgets::Preview &preview, const theme::ThemeSource &themes, QThreadPool &workers,
        QWidget *parent = nullptr);

    enum class View { Content, LastChange, Disk };
    void showFile(const QString &path, const QString &nodeId = {});
    void setView(View view);
    // Where the stack is exported to; empty: nowhere yet.
    void setFolder(const QString &folder);
    // Something was written to the folder.
    void lookAtDisk();

    QString shownPath() const { return m_path; }
    QString shownText() const;

signals:
    void nodeRequested(const QString &nodeId);
    void changedFilesCounted(int count); // by the last edit

private:
    void refresh();
    void showView();
    void showContent();
    void compareWithDisk();
    void showNote(const QString &text);
    void showDifference(const QByteArray &before, const QByteArray &after);
    void showNodeOfLine(int line);
    QString labelOf(const QString &nodeId) const;

    stack::StackDocument &m_document;
    widgets::Preview &m_preview;
    QThreadPool &m_workers;
    FileTree *m_tree;
    QStackedWidget *m_pages;
    widgets::ElidedLabel *m_title;
    QToolButton *m_node;
    QButtonGroup *m_views;
    QLabel *m_note;
    widgets::CodeView *m_code;
    QString m_path;
    QString m_contentPath; // whose content the view holds; empty: a difference
    QString m_markedNode;
    QString m_nodeOfLine;
    QString m_folder;
    QString m_comparedPath; // whose comparison is shown, or waited for
    bool m_comparing = false;
    bool m_compareAgain = false; // something changed since that began
};

} // namespace stackwright::files
