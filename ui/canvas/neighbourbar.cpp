#include "ui/canvas/neighbourbar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>

namespace stackwright::canvas {

namespace {

constexpr int mostSteps = 20;
constexpr int mostNameWidth = 220; // px

} // namespace

NeighbourBar::NeighbourBar(QWidget *canvas)
    : CanvasBar(canvas)
    , m_of(new QLabel)
    , m_steps(new QSpinBox)
    , m_reach(new QComboBox)
{
    setObjectName(QStringLiteral("neighbourBar"));
    setAccessibleName(tr("Neighbourhood"));
    m_of->setTextFormat(Qt::PlainText);
    m_steps->setRange(anySteps, mostSteps);
    m_steps->setSpecialValueText(tr("all the way"));
    m_steps->setValue(1);
    m_steps->setButtonSymbols(QAbstractSpinBox::NoButtons); // the wheel and the arrow keys do
    m_steps->setSuffix(tr(" step(s)", nullptr, 1));
    connect(m_steps, &QSpinBox::valueChanged, this, [this](int steps) { m_steps->setSuffix(tr(" step(s)", nullptr, steps)); });
    m_steps->setAccessibleName(tr("How far the neighbourhood reaches"));
    m_reach->addItem(tr("both ways"), int(Reach::Both));
    m_reach->addItem(tr("what comes before"), int(Reach::Upstream));
    m_reach->addItem(tr("what comes after"), int(Reach::Downstream));
    m_reach->setAccessibleName(tr("Which way the neighbourhood reaches"));
    row()->addWidget(m_of);
    row()->addWidget(m_steps);
    row()->addWidget(m_reach);
    QToolButton *all = addButton(tr("Show all"), tr("Show the whole chart again (Esc)"));
    connect(m_steps, &QSpinBox::valueChanged, this, &NeighbourBar::changed);
    connect(m_reach, &QComboBox::currentIndexChanged, this, &NeighbourBar::changed);
    connect(all, &QToolButton::clicked, this, &NeighbourBar::closed);
}

void NeighbourBar::open(const QString &of)
{
    m_of->setText(m_of->fontMetrics().elidedText(tr("Around %1").arg(of), Qt::ElideRight, mostNameWidth));
    show();
    raise();
}

int NeighbourBar::steps() const
{
    return m_steps->value();
}

Reach NeighbourBar::reach() const
{
    return Reach(m_reach->currentData().toInt());
}

} // namespace stackwright::canvas
