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

    QStringList asked; // titles of questions, in order
    QStringList told;  // "title: text"

    int choose(QWidget *parent, Tone tone, const QString &title, const QString &text, const QStringList &answers) override;
    void tell(QWidget *parent, const QString &title, const QString &text) override;
    QString openFile(QWidget *parent, const QString &title, const QString &folder, const QString &filter) override;
    QString saveFile(QWidget *parent, const QString &title, const QString &proposal, const QString &filter) override;
    QString folder(QWidget *parent, const QString &title, const QString &proposal) override;
    std::optional<QString> hiddenText(QWidget *parent, const QString &title, const QString &label) override;

private:
    QString nextPath(const QString &title);
};

} // namespace stackwright::test
