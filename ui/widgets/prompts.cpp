#include "ui/widgets/prompts.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>

namespace stackwright::widgets {

int DialogPrompts::choose(QWidget *parent, Tone tone, const QString &title, const QString &text, const QStringList &answers)
{
    QMessageBox box(parent);
    box.setWindowTitle(title);
    box.setIcon(tone == Tone::Warning ? QMessageBox::Warning : QMessageBox::Question);
    box.setTextFormat(Qt::PlainText);
    box.setText(title);
    box.setInformativeText(text);
    QList<QAbstractButton *> buttons;
    for (const QString &answer : answers) {
        const auto role = buttons.isEmpty()                      ? QMessageBox::AcceptRole
                          : buttons.size() == answers.size() - 1 ? QMessageBox::RejectRole
                                                                 : QMessageBox::ActionRole;
        buttons.append(box.addButton(answer, role));
    }
    if (!buttons.isEmpty()) {
        box.setDefaultButton(static_cast<QPushButton *>(buttons.first()));
        box.setEscapeButton(buttons.last());
    }
    box.exec();
    return int(buttons.indexOf(box.clickedButton()));
}

void DialogPrompts::tell(QWidget *parent, const QString &title, const QString &text)
{
    QMessageBox box(parent);
    box.setWindowTitle(title);
    box.setIcon(QMessageBox::Information);
    box.setTextFormat(Qt::PlainText);
    box.setText(title);
    box.setInformativeText(text);
    box.exec();
}

QString DialogPrompts::openFile(QWidget *parent, const QString &title, const QString &folder, const QString &filter)
{
    return QFileDialog::getOpenFileName(parent, title, folder, filter);
}

QString DialogPrompts::saveFile(QWidget *parent, const QString &title, const QString &proposal, const QString &filter)
{
    return QFileDialog::getSaveFileName(parent, title, proposal, filter);
}

QString DialogPrompts::folder(QWidget *parent, const QString &title, const QString &proposal)
{
    return QFileDialog::getExistingDirectory(parent, title, proposal);
}

std::optional<QString> DialogPrompts::hiddenText(QWidget *parent, const QString &title, const QString &label)
{
    bool accepted = false;
    const QString text = QInputDialog::getText(parent, title, label, QLineEdit::Password, {}, &accepted);
    return accepted ? std::optional(text) : std::nullopt;
}

} // namespace stackwright::widgets
