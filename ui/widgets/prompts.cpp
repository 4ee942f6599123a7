#include "ui/widgets/prompts.h"

#include "ui/widgets/pickdialog.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScopedValueRollback>

namespace stackwright::widgets {

namespace {

// Texts quote files and engines, so no label may take them for HTML. QMessageBox::setTextFormat does so for one label only.
void makePlain(const QDialog &dialog)
{
    const QList<QLabel *> labels = dialog.findChildren<QLabel *>();
    for (QLabel *label : labels) {
        label->setTextFormat(Qt::PlainText);
        label->setOpenExternalLinks(false);
    }
}

void fill(QMessageBox *box, const QString &title, const QString &text)
{
    box->setWindowTitle(title);
    // The second label is made with its first text, and would read that as HTML before anybody could make it plain.
    const QString none = QStringLiteral(" ");
    box->setText(none);
    if (!text.isEmpty()) {
        box->setInformativeText(none);
    }
    makePlain(*box);
    box->setText(title);
    box->setInformativeText(text);
}

} // namespace

int Prompts::choose(QWidget *parent, Tone tone, const QString &title, const QString &text, const QStringList &answers)
{
    const QScopedValueRollback asking(m_open, m_open + 1);
    return showChoice(parent, tone, title, text, answers);
}

void Prompts::tell(QWidget *parent, const QString &title, const QString &text)
{
    const QScopedValueRollback asking(m_open, m_open + 1);
    showText(parent, title, text);
}

int Prompts::pick(QWidget *parent, const QString &title, const QString &text, const QList<Item> &items)
{
    const QScopedValueRollback asking(m_open, m_open + 1);
    return showPick(parent, title, text, items);
}

QString Prompts::openFile(QWidget *parent, const QString &title, const QString &folder, const QString &filter)
{
    const QScopedValueRollback asking(m_open, m_open + 1);
    return askOpenFile(parent, title, folder, filter);
}

QString Prompts::saveFile(QWidget *parent, const QString &title, const QString &proposal, const QString &filter)
{
    const QScopedValueRollback asking(m_open, m_open + 1);
    return askSaveFile(parent, title, proposal, filter);
}

QString Prompts::folder(QWidget *parent, const QString &title, const QString &proposal)
{
    const QScopedValueRollback asking(m_open, m_open + 1);
    return askFolder(parent, title, proposal);
}

std::optional<QString> Prompts::hiddenText(QWidget *parent, const QString &title, const QString &label)
{
    const QScopedValueRollback asking(m_open, m_open + 1);
    return askHiddenText(parent, title, label);
}

int DialogPrompts::showChoice(QWidget *parent, Tone tone, const QString &title, const QString &text, const QStringList &answers)
{
    QMessageBox box(parent);
    box.setIcon(tone == Tone::Warning ? QMessageBox::Warning : QMessageBox::Question);
    fill(&box, title, text);
    QList<QAbstractButton *> buttons;
    for (const QString &answer : answers) {
        const auto role = buttons.isEmpty()                      ? QMessageBox::AcceptRole
                          : buttons.size() == answers.size() - 1 ? QMessageBox::RejectRole
                                                                 : QMessageBox::ActionRole;
        buttons.append(box.addButton(answer, role));
    }
    if (!buttons.isEmpty()) {
        QAbstractButton *byReturn = tone == Tone::Warning ? buttons.last() : buttons.first();
        box.setDefaultButton(static_cast<QPushButton *>(byReturn));
        box.setEscapeButton(buttons.last());
    }
    box.exec();
    return int(buttons.indexOf(box.clickedButton()));
}

void DialogPrompts::showText(QWidget *parent, const QString &title, const QString &text)
{
    QMessageBox box(parent);
    box.setIcon(QMessageBox::Information);
    fill(&box, title, text);
    box.exec();
}

int DialogPrompts::showPick(QWidget *parent, const QString &title, const QString &text, const QList<Item> &items)
{
    PickDialog dialog(title, text, items, parent);
    return dialog.exec() == QDialog::Accepted ? dialog.picked() : -1;
}

QString DialogPrompts::askOpenFile(QWidget *parent, const QString &title, const QString &folder, const QString &filter)
{
    return QFileDialog::getOpenFileName(parent, title, folder, filter);
}

QString DialogPrompts::askSaveFile(QWidget *parent, const QString &title, const QString &proposal, const QString &filter)
{
    return QFileDialog::getSaveFileName(parent, title, proposal, filter);
}

QString DialogPrompts::askFolder(QWidget *parent, const QString &title, const QString &proposal)
{
    return QFileDialog::getExistingDirectory(parent, title, proposal);
}

std::optional<QString> DialogPrompts::askHiddenText(QWidget *parent, const QString &title, const QString &label)
{
    QInputDialog dialog(parent);
    dialog.setWindowTitle(title);
    dialog.setInputMode(QInputDialog::TextInput);
    dialog.setTextEchoMode(QLineEdit::Password);
    dialog.setLabelText(QStringLiteral(" "));
    makePlain(dialog);
    dialog.setLabelText(label);
    return dialog.exec() == QDialog::Accepted ? std::optional(dialog.textValue()) : std::nullopt;
}

} // namespace stackwright::widgets
