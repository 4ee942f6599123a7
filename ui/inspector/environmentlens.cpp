#include "ui/inspector/environmentlens.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace stackwright::inspector {

EnvironmentLens::EnvironmentLens(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_buttons(new QButtonGroup(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(2);
    m_layout->addStretch();
    m_buttons->setExclusive(true);
    connect(m_buttons, &QButtonGroup::idClicked, this,
        [this](int id) { setEnvironment(id == 0 ? QString() : m_environments.value(id - 1)); });
    setEnvironments({});
}

void EnvironmentLens::setEnvironments(const QStringList &environments)
{
    if (!m_buttons->buttons().isEmpty() && environments == m_environments) {
        return;
    }
    m_environments = environments;
    const QList<QAbstractButton *> old = m_buttons->buttons();
    for (QAbstractButton *button : old) {
        m_buttons->removeButton(button);
        delete button;
    }
    const QStringList names = QStringList(tr("base")) + environments;
    for (int i = 0; i < int(names.size()); ++i) {
        auto *button = new QToolButton;
        button->setText(names.at(i));
        button->setCheckable(true);
        button->setToolTip(i == 0 ? tr("Values for every environment") : tr("Values that differ in this environment"));
        m_buttons->addButton(button, i);
        m_layout->insertWidget(i, button);
    }
    if (!environments.contains(m_environment) && !m_environment.isEmpty()) {
        setEnvironment({});
    }
    m_buttons->button(int(m_environments.indexOf(m_environment)) + 1)->setChecked(true);
}

void EnvironmentLens::setEnvironment(const QString &environment)
{
    const int id = int(m_environments.indexOf(environment)) + 1;
    m_buttons->button(id)->setChecked(true);
    if (m_environment != environment) {
        m_environment = environment;
        emit environmentChanged(environment);
    }
}

} // namespace stackwright::inspector
