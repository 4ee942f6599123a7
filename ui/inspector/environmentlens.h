#pragma once

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace stackwright::inspector {

// Which layer of the stack the inspector shows and edits: the base, or one environment on top of it.
class EnvironmentLens : public QWidget
{
    Q_OBJECT

public:
    explicit EnvironmentLens(QWidget *parent = nullptr);

    void setEnvironments(const QStringList &environments);
    QString environment() const { return m_environment; } // empty: the base
    void setEnvironment(const QString &environment);

signals:
    void environmentChanged(const QString &environment);

private:
    QHBoxLayout *m_layout;
    QButtonGroup *m_buttons;
    QStringList m_environments;
    QString m_environment;
};

} // namespace stackwright::inspector
