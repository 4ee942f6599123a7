#pragma once

#include <QString>
#include <QStringList>

#include <optional>

class QWidget;

namespace stackwright::widgets {

// The questions that the window asks. Apart from the window, so that a test answers them without a dialog.
class Prompts
{
public:
    virtual ~Prompts() = default;

    enum class Tone { Question, Warning };
    // The index of the chosen answer, or -1 where the person closed the question. Return gives the first answer to a question;
    // to a warning, whose first answer cannot be taken back, the last one.
    virtual int choose(QWidget *parent, Tone tone, const QString &title, const QString &text, const QStringList &answers) = 0;
    virtual void tell(QWidget *parent, const QString &title, const QString &text) = 0;

    // Empty where the person thought better of it.
    virtual QString openFile(QWidget *parent, const QString &title, const QString &folder, const QString &filter) = 0;
    virtual QString saveFile(QWidget *parent, const QString &title, const QString &proposal, const QString &filter) = 0;
    virtual QString folder(QWidget *parent, const QString &title, const QString &proposal) = 0;
    // A text that is not shown while it is typed.
    virtual std::optional<QString> hiddenText(QWidget *parent, const QString &title, const QString &label) = 0;
};

// The real ones.
class DialogPrompts : public Prompts
{
public:
    int choose(QWidget *parent, Tone tone, const QString &title, const QString &text, const QStringList &answers) override;
    void tell(QWidget *parent, const QString &title, const QString &text) override;
    QString openFile(QWidget *parent, const QString &title, const QString &folder, const QString &filter) override;
    QString saveFile(QWidget *parent, const QString &title, const QString &proposal, const QString &filter) override;
    QString folder(QWidget *parent, const QString &title, const QString &proposal) override;
    std::optional<QString> hiddenText(QWidget *parent, const QString &title, const QString &label) override;
};

} // namespace stackwright::widgets
