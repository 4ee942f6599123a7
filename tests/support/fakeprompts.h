#pragma once

#include "ui/widgets/prompts.h"

#include <QList>

#include <functional>

namespace stackwright::test {

// Answers the window's questions from a list, and remembers what was asked. Without an answer left a question is closed.
class FakePrompts : public widgets::Prompts
{
public:
    QList<int> choices; // taken one after another
    QStringList paths;  // for every file or folder question
    QList<QString> hiddenTexts;
    std::function<void()> whileAsked; // what happens in the event loop of a question; may be empty

    QStringList offered; // "text" or "text (why not)", of every item of every list, in order
    QStringList asked;   // titles of questions, in order
    QStringList told;    // "title: text"

protected:
    int showChoice(QWidget *parent, Tone tone, const QString &title, const QString &text, const QStringList &answers) override;
    void showText(QWidget *parent, const QString &title, const QString &text) override;
    int showPick(QWidget *parent, const QString &title, const QString &text, const QList<Item> &items) override;
    QString askOpenFile(QWidget *parent, const QString &title, const QString &folder, const QString &filter) override;
    QString askSaveFile(QWidget *parent, const QString &title, const QString &proposal, const QString &filter) override;
    QString askFolder(QWidget *parent, const QString &title, const QString &proposal) override;
    std::optional<QString> askHiddenText(QWidget *parent, const QString &title, const QString &label) override;

private:
    void ask(const QString &title);
    QString nextPath(const QString &title);
};

} // namespace stackwright::test
