#include "ui/run/sitelinks.h"

#include "ui/theme/icons.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QUrl>

namespace stackwright::run {

namespace {

constexpr int mostButtons = 2; // beside the headline there is no room for more
constexpr int mostText = 240;  // px

} // namespace

SiteLinks::SiteLinks(QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    hide();
}

void SiteLinks::showSites(const QMap<QString, generate::NodeServices> &nodes, const QMap<QString, QString> &labels)
{
    clear();
    QToolButton *more = nullptr;
    for (auto node = nodes.cbegin(); node != nodes.cend(); ++node) {
        const QString address = node->openUrl;
        if (address.isEmpty()) {
            continue;
        }
        const QString spoken = tr("Open %1 of %2").arg(address, labels.value(node.key(), node.key()));
        const auto open = [this, address] { emit openRequested(address); };
        if (layout()->count() < mostButtons) {
            QToolButton *button = addButton(tr("Open %1").arg(QUrl(address).toDisplayString(QUrl::RemoveScheme).mid(2)), spoken);
            connect(button, &QToolButton::clicked, this, open);
            continue;
        }
        if (!more) {
            more = addButton(tr("More"), tr("Further addresses of the stack"));
            more->setPopupMode(QToolButton::InstantPopup);
            more->setMenu(new QMenu(more));
        }
        QString text = spoken;
        connect(more->menu()->addAction(text.replace(QLatin1Char('&'), QLatin1String("&&"))), &QAction::triggered, this, open);
    }
    setVisible(layout()->count() > 0);
}

QToolButton *SiteLinks::addButton(const QString &text, const QString &spoken)
{
    auto *button = new QToolButton;
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIcon(theme::icon(QStringLiteral("web")));
    QString shown = fontMetrics().elidedText(text, Qt::ElideMiddle, mostText);
    button->setText(shown.replace(QLatin1Char('&'), QLatin1String("&&")));
    button->setAccessibleName(spoken);
    button->setToolTip(widgets::toolTipText(spoken));
    layout()->addWidget(button);
    return button;
}

void SiteLinks::clear()
{
    while (const QLayoutItem *item = layout()->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    hide();
}

} // namespace stackwright::run
