#include "ui/inspector/section.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace stackwright::inspector {

Section::Section(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(new QToolButton)
    , m_body(new QWidget)
    , m_rows(new QVBoxLayout(m_body))
{
    m_title->setText(title);
    m_title->setCheckable(true);
    m_title->setChecked(true);
    m_title->setArrowType(Qt::DownArrow);
    m_title->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_title->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_title->setStyleSheet(
        QStringLiteral("QToolButton { text-align: left; font-weight: 600; background: transparent; padding: 4px 2px; }"));
    m_rows->setContentsMargins(4, 2, 0, 10);
    m_rows->setSpacing(10);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_title);
    layout->addWidget(m_body);
    connect(m_title, &QToolButton::toggled, this, &Section::fold);
}

void Section::addRow(QWidget *row)
{
    m_rows->addWidget(row);
}

void Section::unfold()
{
    m_title->setChecked(true);
}

void Section::fold(bool open)
{
    m_title->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_body->setVisible(open);
}

} // namespace stackwright::inspector
