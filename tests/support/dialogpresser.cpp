#include "tests/support/dialogpresser.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QMessageBox>
#include <QTest>

#include <algorithm>

namespace stackwright::test {

namespace {

constexpr int glanceMs = 20;

} // namespace

DialogPresser::DialogPresser(const QStringList &buttons)
    : m_buttons(buttons)
{
    connect(&m_glance, &QTimer::timeout, this, &DialogPresser::look);
    m_glance.start(glanceMs);
}

void DialogPresser::look()
{
    auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
    if (!dialog)
        return;
    const QList<QAbstractButton *> buttons = dialog->findChildren<QAbstractButton *>();
    const auto wanted = std::find_if(buttons.begin(), buttons.end(), [this](const QAbstractButton *button) {
        return !m_buttons.isEmpty() && button->text().remove(QLatin1Char('&')) == m_buttons.first();
    });
    if (wanted != buttons.end()) {
        m_buttons.removeFirst();
        QTest::mouseClick(*wanted, Qt::LeftButton);
        return;
    }
    const auto *box = qobject_cast<QMessageBox *>(dialog);
    m_unexpected.append(box ? QString(box->text() + QStringLiteral(": ") + box->informativeText()) : dialog->windowTitle());
    dialog->reject();
}

} // namespace stackwright::test
