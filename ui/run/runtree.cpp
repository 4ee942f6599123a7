#include "ui/run/runtree.h"

#include "ui/run/words.h"
#include "ui/theme/icons.h"
#include "ui/theme/themesource.h"
#include "ui/widgets/labels.h"

#include <QHeaderView>
#include <QScrollBar>

namespace stackwright::run {

namespace {

constexpr int nodeRole = Qt::UserRole + 1;
constexpr int stateRole = Qt::UserRole + 2;
constexpr int frameMs = 40;
enum Column { What, StateColumn, Size, Seconds, ColumnCount };

theme::Role roleOf(State state)
{
    switch (state) {
    case State::Running: return theme::Role::Info;
    case State::Passed: return theme::Role::Success;
    case State::Failed: return theme::Role::Danger;
    case State::Cancelled:
    case State::NotRun: return theme::Role::Warning;
    case State::Waiting:
    case State::Skipped: break;
    }
    return theme::Role::TextMuted;
}

} // namespace

QString stateIcon(State state)
{
    switch (state) {
    case State::Waiting: return QStringLiteral("state-waiting");
    case State::Running: return QStringLiteral("state-running");
    case State::Passed: return QStringLiteral("state-passed");
    case State::Failed: return QStringLiteral("state-failed");
    case State::Skipped:
    case State::NotRun: return QStringLiteral("state-skipped");
    case State::Cancelled: return QStringLiteral("state-cancelled");
    }
    return {};
}

RunTree::RunTree(const theme::ThemeSource &themes, QWidget *parent)
    : QTreeWidget(parent)
    , m_themes(themes)
{
    setColumnCount(ColumnCount);
    setHeaderLabels({tr("Step"), tr("State"), tr("Size"), tr("Time")});
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(What, QHeaderView::Stretch);
    header()->resizeSection(StateColumn, 120);
    header()->resizeSection(Size, 130);
    header()->resizeSection(Seconds, 64);
    headerItem()->setTextAlignment(Seconds, Qt::AlignRight | Qt::AlignVCenter);
    setUniformRowHeights(true);
    setIndentation(16);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Steps of the run"));
    m_draw.setSingleShot(true);
    m_draw.setInterval(frameMs);
    connect(&m_draw, &QTimer::timeout, this, &RunTree::drawPending);
    for (const QScrollBar *bar : {verticalScrollBar(), horizontalScrollBar()}) {
        connect(bar, &QScrollBar::sliderMoved, this, [this] { m_follows = false; });
    }
    connect(&themes, &theme::ThemeSource::changed, this, &RunTree::dress);
    connect(this, &QTreeWidget::itemClicked, this, &RunTree::choose);
    connect(this, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem *item) {
        if (item && hasFocus()) {
            choose(item);
        }
    });
    connect(this, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) {
        if (const QString node = item->data(What, nodeRole).toString(); !node.isEmpty()) {
            emit nodeActivated(node);
        }
    });
}

void RunTree::reset(const QMap<QString, QString> &labels)
{
    m_draw.stop();
    m_pendingSteps.clear();
    m_pendingOrder.clear();
    m_pendingNodes.clear();
    m_nodes.clear();
    m_steps.clear();
    m_labels = labels;
    m_follows = true;
    clear();
}

void RunTree::takeStep(const Step &step)
{
    if (!m_pendingSteps.contains(step.id)) {
        m_pendingOrder.append(step.id);
    }
    m_pendingSteps.insert(step.id, step);
    if (!m_draw.isActive()) {
        m_draw.start();
    }
}

void RunTree::takeNode(const QString &nodeId, const NodeState &state)
{
    m_pendingNodes.insert(nodeId, state);
    if (!m_draw.isActive()) {
        m_draw.start();
    }
}

// The marks in the colours of another theme.
void RunTree::dress()
{
    for (QTreeWidgetItemIterator item(this); *item; ++item) {
        setState(*item, run::State((*item)->data(StateColumn, stateRole).toInt()), (*item)->text(StateColumn));
    }
}

void RunTree::drawPending()
{
    for (const QString &id : std::as_const(m_pendingOrder)) {
        drawStep(m_pendingSteps.value(id));
    }
    for (auto node = m_pendingNodes.cbegin(); node != m_pendingNodes.cend(); ++node) {
        QTreeWidgetItem *item = nodeItem(node.key());
        const QString word = node->text.isEmpty() ? stateName(node->state) : node->text;
        setState(item, node->state,
            node->percent >= 0 && node->state == run::State::Running ? tr("%1 · %2 %").arg(word).arg(node->percent) : word);
        item->setToolTip(StateColumn, widgets::toolTipText(node->reason));
        openOrFold(item, node->state);
    }
    m_pendingSteps.clear();
    m_pendingOrder.clear();
    m_pendingNodes.clear();
}

// What is done needs no room any more, but for the whole stack's own steps and what a person opened.
void RunTree::openOrFold(QTreeWidgetItem *item, run::State state)
{
    const QVariant before = item->data(What, stateRole);
    item->setData(What, stateRole, int(state));
    if (before.isValid() && before.toInt() == int(state)) {
        return;
    }
    if (state == run::State::Running || state == run::State::Failed) {
        item->setExpanded(true);
        follow(item);
        if (state == run::State::Failed) {
            scrollToItem(item, PositionAtCenter); // wherever the person looked before
        }
    } else if (state == run::State::Passed && m_follows) {
        item->setExpanded(false);
    }
}

void RunTree::follow(QTreeWidgetItem *item)
{
    if (m_follows) {
        scrollToItem(item);
    }
}

void RunTree::choose(const QTreeWidgetItem *item)
{
    m_follows = false;
    const QString node = item->data(What, nodeRole).toString();
    emit nodeChosen(node, m_labels.value(node, node));
}

void RunTree::wheelEvent(QWheelEvent *event)
{
    m_follows = false;
    QTreeWidget::wheelEvent(event);
}

void RunTree::drawStep(const Step &step)
{
    QTreeWidgetItem *&item = m_steps[step.id];
    if (!item) {
        item = new QTreeWidgetItem(nodeItem(step.nodeId));
        item->setData(What, nodeRole, step.nodeId);
        item->setTextAlignment(Seconds, Qt::AlignRight | Qt::AlignVCenter);
    }
    item->setText(What, step.title);
    item->setToolTip(
        What, widgets::toolTipText(step.detail.isEmpty() ? step.title : QString(step.title + QLatin1Char('\n') + step.detail)));
    QString word = step.cached && step.state == run::State::Passed ? tr("cached") : stateName(step.state);
    if (step.state == run::State::Running && step.percent >= 0) {
        word = tr("%1 %").arg(step.percent);
    }
    setState(item, step.state, word);
    item->setText(Size, sizeText(step));
    item->setText(Seconds, secondsText(step));
    if (step.state == run::State::Running) {
        follow(item);
    }
}

QTreeWidgetItem *RunTree::nodeItem(const QString &nodeId)
{
    QTreeWidgetItem *&item = m_nodes[nodeId];
    if (!item) {
        item = new QTreeWidgetItem(this, {nodeId.isEmpty() ? tr("Whole stack") : m_labels.value(nodeId, nodeId)});
        item->setData(What, nodeRole, nodeId);
        QFont font = this->font();
        font.setBold(true);
        item->setFont(What, font);
        item->setExpanded(true);
        setState(item, run::State::Waiting, stateName(run::State::Waiting));
    }
    return item;
}

void RunTree::setState(QTreeWidgetItem *item, run::State state, const QString &word)
{
    item->setText(StateColumn, word);
    item->setData(StateColumn, stateRole, int(state));
    item->setIcon(StateColumn, theme::icon(stateIcon(state), m_themes.theme().color(roleOf(state))));
}

} // namespace stackwright::run
