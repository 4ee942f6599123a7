#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace stackwright::widgets {

// What a panel shows while it has nothing to show: a sentence that says why, and a way on where there is one.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(const QString &title, const QString &text, QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &text);
    void setAction(const QString &text);

signals:
    void actionRequested();

private:
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace stackwright::widgets
