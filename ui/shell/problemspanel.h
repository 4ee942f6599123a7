#pragma once

#include "core/base/diagnostic.h"

#include <QWidget>

class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace stackwright::theme {
class ThemeSource;
}

namespace stackwright::shell {

// Everything that is wrong with the stack, worst first; a click goes there.
class ProblemsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemsPanel(const theme::ThemeSource &themes, QWidget *parent = nullptr);

    void setProblems(const base::Diagnostics &problems, const QMap<QString, QString> &nodeLabels);
    int count(base::Severity severity) const;

signals:
    void problemChosen(const stackwright::base::Diagnostic &problem);

private:
    void refill();
    void choose(const QTreeWidgetItem *item);

    const theme::ThemeSource &m_themes;
    base::Diagnostics m_problems;
    QMap<QString, QString> m_labels;
    QTreeWidget *m_list;
    QList<QToolButton *> m_filters; // by severity
};

} // namespace stackwright::shell
