#pragma once

#include "ui/inspector/context.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace stackwright::inspector {

class FaultLabel;

// The stack's own properties, shown while nothing is selected.
class StackPage : public QWidget
{
    Q_OBJECT

public:
    explicit StackPage(const Context &context, QWidget *parent = nullptr);

    void refresh();

signals:
    void secretsRequested();

private:
    void takeName(const QString &text);
    void takeEnvironments(const QString &text);
    void showSums();

    const Context &m_context;
    QLineEdit *m_name;
    FaultLabel *m_nameFault;
    QLineEdit *m_environments;
    FaultLabel *m_environmentsFault;
    QLabel *m_sums;
};

} // namespace stackwright::inspector
