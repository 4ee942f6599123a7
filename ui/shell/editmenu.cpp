#include "ui/shell/editmenu.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>

namespace stackwright::shell {

namespace {

QWidget *focusedField()
{
    QWidget *focused = QApplication::focusWidget();
    const bool isField = qobject_cast<QPlainTextEdit *>(focused) || qobject_cast<QLineEdit *>(focused);
    return isField ? focused : nullptr;
}

bool isShown(const QAction *ofCanvas)
{
    const auto *canvas = qobject_cast<QWidget *>(ofCanvas->parent());
    return canvas && canvas->isVisible();
}

} // namespace

void addEntry(QMenu *menu, QAction *ofCanvas, const char *inFields)
{
    // Apart from the action itself, whose shortcut counts on the canvas alone.
    const auto text = [ofCanvas] {
        return QString(ofCanvas->text() + QLatin1Char('\t') + ofCanvas->shortcut().toString(QKeySequence::NativeText));
    };
    auto *entry = menu->addAction(ofCanvas->icon(), text());
    entry->setStatusTip(ofCanvas->statusTip());
    QObject::connect(menu, &QMenu::aboutToShow, entry, [entry, ofCanvas, inFields, text] {
        entry->setText(text());
        entry->setEnabled(focusedField() ? inFields != nullptr : ofCanvas->isEnabled() && isShown(ofCanvas));
    });
    QObject::connect(entry, &QAction::triggered, ofCanvas, [ofCanvas, inFields] {
        if (QWidget *field = focusedField()) {
            if (inFields) {
                QMetaObject::invokeMethod(field, inFields);
            }
        } else if (isShown(ofCanvas)) {
            ofCanvas->trigger();
        }
    });
}

} // namespace stackwright::shell
