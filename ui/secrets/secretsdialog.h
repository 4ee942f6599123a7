#pragma once

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace stackwright::stack {
class StackDocument;
}

namespace stackwright::widgets {
class Prompts;
class SecretKeeper;
} // namespace stackwright::widgets

namespace stackwright::secrets {

// Every secret of the stack: which node needs it, whether it has a value. Values are set, generated and removed here, never shown.
class SecretsDialog : public QDialog
{
    Q_OBJECT

public:
    SecretsDialog(
        stack::StackDocument &document, widgets::SecretKeeper &keeper, widgets::Prompts &prompts, QWidget *parent = nullptr);

signals:
    void nodeRequested(const QString &nodeId, const QString &settingId);

private:
    void refill();
    void showButtons();
    QString chosen() const;
    void setChosen();
    void generateChosen();
    void removeChosen();

    stack::StackDocument &m_document;
    widgets::SecretKeeper &m_keeper;
    widgets::Prompts &m_prompts;
    QLabel *m_store;
    QLabel *m_message;
    QTreeWidget *m_list;
    QPushButton *m_generateMissing;
    QPushButton *m_set;
    QPushButton *m_generate;
    QPushButton *m_remove;
};

} // namespace stackwright::secrets
