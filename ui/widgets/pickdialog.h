#pragma once

#include "ui/widgets/prompts.h"

#include <QDialog>

class QListWidget;
class QPushButton;

namespace stackwright::widgets {

// A list to pick one item from. What cannot be picked is there as well, with the reason. All texts are foreign, and shown as they are.
class PickDialog : public QDialog
{
    Q_OBJECT

public:
    PickDialog(const QString &title, const QString &text, const QList<Prompts::Item> &items, QWidget *parent = nullptr);

    int picked() const; // -1 for none

private:
    QListWidget *m_list;
    QPushButton *m_open = nullptr;
};

} // namespace stackwright::widgets
