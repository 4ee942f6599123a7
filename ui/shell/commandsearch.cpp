#include "ui/shell/commandsearch.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace stackwright::shell {

namespace {

constexpr int indexRole = Qt::UserRole + 1;
constexpr int rowPadding = 12; // px

// Every word somewhere in the text; better where the text or one of its words begins with it. -1: does not fit.
int fitOf(const QString &text, const QStringList &words)
{
    int fit = 0;
    for (const QString &word : words) {
        const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0) {
            return -1;
        }
        fit += at == 0 ? 3 : text.at(at - 1).isSpace() ? 2 : 1;
    }
    return fit;
}

} // namespace

QList<Command> commandsOf(const QList<QAction *> &actions)
{
    QList<Command> commands;
    for (QAction *action : actions) {
        if (!action->isSeparator() && !action->text().isEmpty()) {
            QString text = action->text();
            commands.append({text.remove(QLatin1Char('&')), action->shortcut().toString(QKeySequence::NativeText),
                action->isEnabled(), [action] { action->trigger(); }});
        }
    }
    return commands;
}

CommandSearch::CommandSearch(const QList<Command> &commands, QWidget *parent)
    : QDialog(parent, Qt::Popup | Qt::FramelessWindowHint)
    , m_commands(commands)
    , m_search(new QLineEdit)
    , m_list(new QTreeWidget)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("commandSearch"));
    m_search->setPlaceholderText(tr("Type a command or the name of a node"));
    m_search->setAccessibleName(tr("Search commands"));
    m_search->installEventFilter(this);
    m_list->setColumnCount(2);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(tr("Commands that match"));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    resize(620, 420);
    if (parent) {
        const QWidget *window = parent->window();
        move(window->mapToGlobal(QPoint((window->width() - width()) / 2, 70)));
    }
    connect(m_search, &QLineEdit::textChanged, this, &CommandSearch::filter);
    connect(m_search, &QLineEdit::returnPressed, this, &CommandSearch::runCurrent);
    connect(m_list, &QTreeWidget::itemClicked, this, &CommandSearch::runCurrent);
    filter({});
    m_search->setFocus();
}

QStringList CommandSearch::shownTexts() const
{
    QStringList texts;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        texts.append(m_list->topLevelItem(i)->text(0));
    }
    return texts;
}

bool CommandSearch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int step = key == Qt::Key_Down       ? 1
                         : key == Qt::Key_Up       ? -1
                         : key == Qt::Key_PageDown ? 10
                         : key == Qt::Key_PageUp   ? -10
                                                   : 0;
        if (step != 0 && m_list->topLevelItemCount() > 0) {
            const int now = m_list->indexOfTopLevelItem(m_list->currentItem());
            m_list->setCurrentItem(m_list->topLevelItem(qBound(0, now + step, m_list->topLevelItemCount() - 1)));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void CommandSearch::filter(const QString &text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QList<std::pair<int, qsizetype>> found; // fit, index
    for (qsizetype i = 0; i < m_commands.size(); ++i) {
        if (const int fit = fitOf(m_commands.at(i).text, words); fit >= 0) {
            found.append({fit, i});
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    m_list->clear();
    for (const auto &[fit, index] : std::as_const(found)) {
        const Command &command = m_commands.at(index);
        auto *item = new QTreeWidgetItem(m_list, {command.text, command.detail});
        item->setData(0, indexRole, index);
        item->setSizeHint(0, {0, fontMetrics().height() + rowPadding});
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setForeground(1, palette().color(QPalette::PlaceholderText));
        if (!command.enabled) {
            item->setForeground(0, palette().color(QPalette::Disabled, QPalette::Text));
        }
    }
    m_list->setCurrentItem(m_list->topLevelItem(0));
}

void CommandSearch::runCurrent()
{
    const QTreeWidgetItem *item = m_list->currentItem();
    if (!item) {
        return;
    }
    const Command command = m_commands.at(item->data(0, indexRole).toLongLong());
    if (command.enabled) {
        close();
        command.run();
    }
}

} // namespace stackwright::shell
