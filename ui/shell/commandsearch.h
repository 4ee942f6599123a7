#pragma once

#include <QDialog>
#include <QList>

#include <functional>

class QAction;
class QLineEdit;
class QTreeWidget;

namespace stackwright::shell {

// One thing to find: an action, or a place to go to.
struct Command
{
    QString text;
    QString detail; // its shortcut, or what it is
    bool enabled = true;
    std::function<void()> run;
};

// Every command and node by name: type, choose, Enter.
class CommandSearch : public QDialog
{
    Q_OBJECT

public:
    explicit CommandSearch(const QList<Command> &commands, QWidget *parent = nullptr);

    QStringList shownTexts() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &text);
    void runCurrent();

    QList<Command> m_commands;
    QLineEdit *m_search;
    QTreeWidget *m_list;
};

// The commands of actions: those with a text, in their order.
QList<Command> commandsOf(const QList<QAction *> &actions);

} // namespace stackwright::shell
