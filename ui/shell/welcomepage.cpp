#include "ui/shell/welcomepage.h"

#include "ui/shell/actions.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/linkbutton.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QVBoxLayout>

namespace stackwright::shell {

using widgets::LinkButton;

WelcomePage::WelcomePage(const Actions &actions, QWidget *parent)
    : QScrollArea(parent)
    , m_recent(new QVBoxLayout)
{
    QLabel *title = widgets::titleLabel(tr("Stackwright"));
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.9);
    title->setFont(large);
    QLabel *text = widgets::quietLabel(
        tr("Draw a stack as a flowchart, configure each node, see the exact files that it becomes, and bring it up."));
    text->setWordWrap(true);

    auto *start = new QVBoxLayout;
    start->setSpacing(6);
    start->addWidget(widgets::titleLabel(tr("Start")));
    for (QAction *action : {actions.openSample, actions.newStack, actions.open}) {
        auto *button = new LinkButton(action->icon(), action->text(), action->statusTip());
        connect(button, &LinkButton::clicked, action, &QAction::trigger);
        start->addWidget(button);
    }
    start->addStretch();
    auto *recent = new QVBoxLayout;
    recent->setSpacing(6);
    recent->addWidget(widgets::titleLabel(tr("Recent")));
    recent->addLayout(m_recent);
    recent->addStretch();

    auto *middle = new QWidget;
    middle->setMinimumWidth(640); // a link does not wrap its title
    middle->setMaximumWidth(860);
    auto *grid = new QGridLayout(middle);
    grid->setHorizontalSpacing(48);
    grid->setVerticalSpacing(8);
    grid->addWidget(title, 0, 0, 1, 2);
    grid->addWidget(text, 1, 0, 1, 2);
    grid->setRowMinimumHeight(2, 20);
    grid->addLayout(start, 3, 0);
    grid->addLayout(recent, 3, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    // On a small screen it scrolls, instead of making the window large.
    auto *page = new QWidget;
    setWidget(page);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(40, 32, 40, 32);
    layout->addStretch(1);
    layout->addWidget(middle, 0, Qt::AlignHCenter);
    layout->addStretch(2);
    showRecent({});
}

void WelcomePage::showRecent(const QStringList &paths)
{
    while (QLayoutItem *item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (paths.isEmpty()) {
        QLabel *none =
            widgets::quietLabel(tr("Stacks that you open are listed here. You can also drop a file anywhere on this window."));
        none->setWordWrap(true);
        m_recent->addWidget(none);
    }
    for (const QString &path : paths.mid(0, 5)) {
        const QFileInfo info(path);
        QString folder = info.absolutePath();
        if (folder.startsWith(QDir::homePath())) {
            folder.replace(0, QDir::homePath().size(), QStringLiteral("~"));
        }
        auto *button = new LinkButton({}, info.fileName(), folder);
        connect(button, &LinkButton::clicked, this, [this, path] { emit fileChosen(path); });
        m_recent->addWidget(button);
    }
}

} // namespace stackwright::shell
