#include "ui/shell/problemspanel.h"

#include "ui/theme/icons.h"
#include "ui/theme/themesource.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace stackwright::shell {

namespace {

constexpr int indexRole = Qt::UserRole + 1;

struct Look
{
    const char *icon;
    theme::Role role;
};

Look lookOf(base::Severity severity)
{
    switch (severity) {
    case base::Severity::Error: return {"state-failed", theme::Role::Danger};
    case base::Severity::Warning: return {"warning", theme::Role::Warning};
    case base::Severity::Info: break;
    }
    return {"info", theme::Role::Info};
}

} // namespace

ProblemsPanel::ProblemsPanel(const theme::ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_list(new QTreeWidget)
{
    m_list->setHeaderLabels({tr("Problem"), tr("Node"), tr("Setting")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Problems"));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::Interactive);
    m_list->header()->resizeSection(1, 240);
    m_list->header()->resizeSection(2, 140);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->setSpacing(4);
    for (int i = 0; i < 3; ++i) {
        auto *button = new QToolButton;
        button->setCheckable(true);
        button->setChecked(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        connect(button, &QToolButton::toggled, this, &ProblemsPanel::refill);
        m_filters.append(button);
        bar->addWidget(button);
    }
    bar->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_list, 1);

    connect(m_list, &QTreeWidget::itemActivated, this, &ProblemsPanel::choose);
    connect(m_list, &QTreeWidget::itemClicked, this, &ProblemsPanel::choose);
    connect(&themes, &theme::ThemeSource::changed, this, &ProblemsPanel::refill);
    refill();
}

void ProblemsPanel::setProblems(const base::Diagnostics &problems, const QMap<QString, QString> &nodeLabels)
{
    base::Diagnostics sorted = problems;
    std::stable_sort(
        sorted.begin(), sorted.end(), [](const auto &a, const auto &b) { return int(a.severity) < int(b.severity); });
    if (sorted == m_problems && nodeLabels == m_labels) {
        return;
    }
    m_problems = sorted;
    m_labels = nodeLabels;
    refill();
}

int ProblemsPanel::count(base::Severity severity) const
{
    return int(std::count_if(
        m_problems.cbegin(), m_problems.cend(), [severity](const auto &problem) { return problem.severity == severity; }));
}

void ProblemsPanel::refill()
{
    const QStringList names = {tr("Errors"), tr("Warnings"), tr("Notes")};
    for (int i = 0; i < int(m_filters.size()); ++i) {
        const Look look = lookOf(base::Severity(i));
        m_filters.at(i)->setText(tr("%1 %2").arg(names.at(i)).arg(count(base::Severity(i))));
        m_filters.at(i)->setIcon(theme::icon(QLatin1String(look.icon), m_themes.theme().color(look.role)));
    }
    m_list->clear();
    for (qsizetype i = 0; i < m_problems.size(); ++i) {
        const base::Diagnostic &problem = m_problems.at(i);
        if (!m_filters.at(int(problem.severity))->isChecked()) {
            continue;
        }
        const QString place = problem.where.text();
        const QString message = place.isEmpty() ? problem.message : QString(place + QStringLiteral(": ") + problem.message);
        auto *item = new QTreeWidgetItem(m_list, {message, m_labels.value(problem.nodeId, problem.nodeId), problem.settingId});
        const Look look = lookOf(problem.severity);
        item->setIcon(0, theme::icon(QLatin1String(look.icon), m_themes.theme().color(look.role)));
        item->setData(0, indexRole, i);
        item->setData(0, Qt::AccessibleTextRole, QString(base::severityName(problem.severity) + QStringLiteral(": ") + message));
        item->setToolTip(0, widgets::toolTipText(message));
    }
}

void ProblemsPanel::choose(const QTreeWidgetItem *item)
{
    const int index = item->data(0, indexRole).toInt();
    if (index >= 0 && index < m_problems.size()) {
        emit problemChosen(m_problems.at(index));
    }
}

} // namespace stackwright::shell
