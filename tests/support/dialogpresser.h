#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>

namespace stackwright::test {

// A person before the dialogs of the window: when one is up, presses its button with the next of these texts. A dialog that
// has no such button is closed, and remembered as unexpected.
class DialogPresser : public QObject
{
    Q_OBJECT

public:
    explicit DialogPresser(const QStringList &buttons);

    const QStringList &left() const { return m_buttons; } // what has not been pressed yet
    const QStringList &unexpected() const { return m_unexpected; }

private:
    void look();

    QTimer m_glance;
    QStringList m_buttons;
    QStringList m_unexpected; // what the dialogs said
};

} // namespace stackwright::test
