#pragma once

#include "ui/inspector/context.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTabWidget;

namespace stackwright::inspector {

class LinkPage;
class NodeChecksPage;
class NodeFilesPage;
class NodeHeader;
class NodesHeader;
class SettingsPage;
class StackPage;

// What is selected, to read and to change: a node made from its kind, what several nodes have in common, an edge, a group, or
// the stack itself.
class Inspector : public QWidget
{
    Q_OBJECT

public:
    explicit Inspector(Context context, QWidget *parent = nullptr);

    void showSelection(const QStringList &ids);
    // Puts the cursor into a setting's editor, or into the label where `settingId` is empty.
    void focusSetting(const QString &settingId);
    // The layer of values to show: an environment, or empty for the base.
    void setEnvironment(const QString &environment);
    // Takes what is typed and not confirmed yet.
    void applyNow();

signals:
    void fileRequested(const QString &path, const QString &nodeId);
    void secretsRequested();

private:
    void refresh();
    void showNode(const QString &id);
    void showNodes(const QStringList &ids);
    void setTabs(bool ofOneNode);

    Context m_context;
    QStringList m_ids;
    QStackedWidget *m_pages;
    StackPage *m_stackPage;
    LinkPage *m_linkPage;
    QLabel *m_manyPage;
    QWidget *m_nodePage;
    NodeHeader *m_header;
    NodesHeader *m_manyHeader;
    QTabWidget *m_tabs;
    SettingsPage *m_settings;
    NodeFilesPage *m_files;
    NodeChecksPage *m_checks;
};

} // namespace stackwright::inspector
