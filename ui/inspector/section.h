#pragma once

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace stackwright::inspector {

// A titled part of a page that folds.
class Section : public QWidget
{
    Q_OBJECT

public:
    explicit Section(const QString &title, QWidget *parent = nullptr);

    void addRow(QWidget *row);
    void unfold();

private:
    void fold(bool open);

    QToolButton *m_title;
    QWidget *m_body;
    QVBoxLayout *m_rows;
};

} // namespace stackwright::inspector
