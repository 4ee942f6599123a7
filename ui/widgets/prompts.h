#pragma once

#include <QList>
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
    int choose(QWidget *parent, Tone tone, const QString &title, const QString &text, const QStringList &answers);
    void tell(QWidget *parent, const QString &title, const QString &text);

    // One of several things, none of which is asked about further.
    struct Item
    {
        QString text;
        QString whyNot; // why it cannot be picked; empty where it can
    };
    // The index of the picked item, or -1 where the person thought better of it.
    int pick(QWidget *parent, const QString &title, const QString &text, const QList<Item> &items);

    // Empty where the person thought better of it.
    QString openFile(QWidget *parent, const QString &title, const QString &folder, const QString &filter);
    QString saveFile(QWidget *parent, const QString &title, const QString &proposal, const QString &filter);
    QString folder(QWidget *parent, const QString &title, const QString &proposal);
    // A text that is not shown while it is typed.
    std::optional<QString> hiddenText(QWidget *parent, const QString &title, const QString &label);

    // Whether one of these is before the person now, in an event loop of its own: who asked has not got the answer yet.
    bool isAsking() const { return m_open > 0; }

protected:
    virtual int showChoice(QWidget *parent, Tone tone, const QString &title, const QString &text, const QStringList &answers) = 0;
    virtual void showText(QWidget *parent, const QString &title, const QString &text) = 0;
    virtual int showPick(QWidget *parent, const QString &title, const QString &text, const QList<Item> &items) = 0;
    virtual QString askOpenFile(QWidget *parent, const QString &title, const QString &folder, const QString &filter) = 0;
    virtual QString askSaveFile(QWidget *parent, const QString &title, const QString &proposal, const QString &filter) = 0;
    virtual QString askFolder(QWidget *parent, const QString &title, const QString &proposal) = 0;
    virtual std::optional<QString> askHiddenText(QWidget *parent, const QString &title, const QString &label) = 0;

private:
    int m_open = 0;
};

// The real ones.
class DialogPrompts : public Prompts
{
protected:
    int showChoice(QWidget *parent, Tone tone, const QString &title, const QString &text, const QStringList &answers) override;
    void showText(QWidget *parent, const QString &title, const QString &text) override;
    int showPick(QWidget *parent, const QString &title, const QString &text, const QList<Item> &items) override;
    QString askOpenFile(QWidget *parent, const QString &title, const QString &folder, const QString &filter) override;
    QString askSaveFile(QWidget *parent, const QString &title, const QString &proposal, const QString &filter) override;
    QString askFolder(QWidget *parent, const QString &title, const QString &proposal) override;
    std::optional<QString> askHiddenText(QWidget *parent, const QString &title, const QString &label) override;
};

} // namespace stackwright::widgets
