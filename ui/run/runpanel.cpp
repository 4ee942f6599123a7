#include "ui/run/runpanel.h"

#include "core/run/sites.h"
#include "ui/run/logview.h"
#include "ui/run/progress.h"
#include "ui/run/runtree.h"
#include "ui/run/sitelinks.h"
#include "ui/theme/icons.h"
#include "ui/theme/themesource.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace stackwright::run {

RunPanel::RunPanel(stack::StackDocument &document, Runner &runner, const theme::ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_themes(themes)
    , m_pages(new QStackedWidget)
    , m_mark(new QLabel)
    , m_headline(widgets::plainLabel())
    , m_bar(new QProgressBar)
    , m_sites(new SiteLinks)
    , m_failure(new QWidget)
    , m_failureText(widgets::plainLabel())
    , m_failureNode(new QToolButton)
    , m_tree(new RunTree(themes))
    , m_log(new LogView(themes))
{
    m_mark->setFixedSize(16, 16);
    m_bar->setRange(0, 100);
    m_bar->setFixedWidth(220);
    m_bar->setFixedHeight(14);
    m_bar->setAccessibleName(tr("Progress of the whole run"));
    m_failureText->setWordWrap(true);
    m_failureText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_failureNode->setToolTip(tr("Go to the node that failed"));
    QFont bold = m_failureText->font();
    bold.setBold(true);
    m_failureText->setFont(bold);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(10, 6, 10, 6);
    head->setSpacing(8);
    head->addWidget(m_mark);
    head->addWidget(m_headline, 1);
    head->addWidget(m_sites);
    head->addWidget(m_bar);
    auto *failure = new QHBoxLayout(m_failure);
    failure->setContentsMargins(10, 4, 10, 6);
    failure->addWidget(m_failureText, 1);
    failure->addWidget(m_failureNode);
    m_failure->hide();
    auto *splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_tree);
    splitter->addWidget(m_log);
    splitter->setSizes({520, 560});
    auto *run = new QWidget;
    auto *runLayout = new QVBoxLayout(run);
    runLayout->setContentsMargins(0, 0, 0, 0);
    runLayout->setSpacing(0);
    runLayout->addLayout(head);
    runLayout->addWidget(m_failure);
    runLayout->addWidget(splitter, 1);
    m_pages->addWidget(new widgets::EmptyState(
        tr("Nothing has run yet"), tr("Up builds and starts the stack. Every step, its size and time, and the log show here.")));
    m_pages->addWidget(run);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);

    connect(&runner, &Runner::stepChanged, this, &RunPanel::takeStep);
    connect(&runner, &Runner::nodeChanged, this, &RunPanel::takeNode);
    connect(&runner, &Runner::logged, m_log, &LogView::append);
    connect(&runner, &Runner::finished, this, &RunPanel::end);
    connect(&themes, &theme::ThemeSource::changed, this, &RunPanel::dress);
    connect(&document, &stack::StackDocument::changed, this, [this](const stack::StackChanges &changes) {
        for (const stack::StackChange &change : changes) {
            if (std::holds_alternative<stack::StackReplaced>(change)) {
                forget();
            }
        }
    });
    connect(m_sites, &SiteLinks::openRequested, this, &RunPanel::openRequested);
    connect(m_tree, &RunTree::nodeActivated, this, &RunPanel::nodeRequested);
    connect(m_tree, &RunTree::nodeChosen, m_log, &LogView::setNode);
    connect(m_failureNode, &QToolButton::clicked, this, [this] { emit nodeRequested(m_failedNode); });
}

void RunPanel::begin(const Request &request)
{
    m_request = request;
    m_state = {};
    m_failedNode.clear();
    m_failure->hide();
    m_sites->clear();
    m_tree->reset(labels());
    m_log->clear();
    m_log->setNode({}, {});
    m_bar->setValue(0);
    m_pages->setCurrentIndex(1);
    const QString environment = request.environment.isEmpty() ? tr("base") : request.environment;
    showHead(State::Running, request.verb == Verb::Up ? tr("Bringing up %1 (%2)").arg(request.project, environment)
                                                      : tr("Taking down %1 (%2)").arg(request.project, environment));
    m_bar->show();
    m_tree->takeNode({}, {State::Running, -1, {}, {}});
}

// A run of another stack says nothing of this one.
void RunPanel::forget()
{
    m_state = {};
    m_failedNode.clear();
    m_failure->hide();
    m_sites->clear();
    m_tree->reset({});
    m_log->clear();
    m_headline->clear();
    m_pages->setCurrentIndex(0);
}

QString RunPanel::headline() const
{
    return m_headline->text();
}

void RunPanel::takeStep(const Step &step)
{
    m_state.apply(step);
    m_tree->takeStep(step);
    if (const auto node = m_state.nodes.constFind(step.nodeId); node != m_state.nodes.cend()) {
        m_tree->takeNode(step.nodeId, *node);
        emit nodeChanged(step.nodeId, *node);
    }
    showProgress();
}

void RunPanel::showProgress()
{
    // It never goes back: steps that were not known before are no lost work. And 100 is for the end alone.
    m_bar->setValue(qMin(99, qMax(m_bar->value(), progressOf(m_state, m_request))));
}

void RunPanel::takeNode(const QString &nodeId, const NodeState &state)
{
    m_state.nodes.insert(nodeId, state);
    m_tree->takeNode(nodeId, state);
    emit nodeChanged(nodeId, state);
}

void RunPanel::end(const Outcome &outcome)
{
    m_state.outcome = outcome;
    m_tree->takeNode({}, {outcome.state, -1, {}, outcome.message});
    if (outcome.state == State::Passed) {
        m_bar->setValue(100);
        if (m_request.verb == Verb::Up) {
            m_sites->showSites(withSites(m_request.nodes, outcome.sites), labels());
        }
        showHead(outcome.state, outcome.message.isEmpty() ? tr("Done") : outcome.message);
    } else {
        m_bar->hide(); // how far it came is nothing to be read from now
        const QString what = m_request.verb == Verb::Up ? tr("up") : tr("down");
        showHead(outcome.state, tr("%1: %2").arg(what, stateName(outcome.state)));
        m_failedNode = outcome.nodeId;
        m_failureText->setText(outcome.message);
        m_failureNode->setText(
            QString(QStringLiteral("→ ") +
                    labels().value(outcome.nodeId, outcome.nodeId).replace(QLatin1Char('&'), QLatin1String("&&"))));
        m_failureNode->setVisible(!outcome.nodeId.isEmpty());
        m_failure->setVisible(!outcome.message.isEmpty());
    }
}

void RunPanel::showHead(State state, const QString &text)
{
    m_headState = state;
    m_headline->setText(text);
    dress();
}

void RunPanel::dress()
{
    const auto role = m_headState == State::Passed    ? theme::Role::Success
                      : m_headState == State::Running ? theme::Role::Info
                      : m_headState == State::Failed  ? theme::Role::Danger
                                                      : theme::Role::Warning;
    m_mark->setPixmap(theme::tintedPixmap(stateIcon(m_headState), m_themes.theme().color(role), 16, devicePixelRatioF()));
    QPalette colours = m_failureText->palette();
    colours.setColor(
        QPalette::WindowText, m_themes.theme().color(m_headState == State::Failed ? theme::Role::Danger : theme::Role::Warning));
    m_failureText->setPalette(colours);
}

QMap<QString, QString> RunPanel::labels() const
{
    QMap<QString, QString> result;
    for (const chart::Node &node : m_document.stack().chart.nodes) {
        result.insert(node.id, chart::plainText(node.label, node.labelType).replace(QLatin1Char('\n'), QLatin1Char(' ')));
    }
    return result;
}

} // namespace stackwright::run
