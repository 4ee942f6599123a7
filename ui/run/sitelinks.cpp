#include "ui/run/sitelinks.h"

#include "ui/theme/icons.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QUrl>

namespace stackwright::run {

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
    for (auto node = nodes.cbegin(); node != nodes.cend(); ++node) {
        const QString address = node->openUrl;
        if (address.isEmpty()) {
            continue;
        }
        auto *button = new QToolButton;
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIcon(theme::icon(QStringLiteral("web")));
        const QString shown = QUrl(address).toDisplayString(QUrl::RemoveScheme).mid(2);
        button->setText(tr("Open %1").arg(shown).replace(QLatin1Char('&'), QLatin1String("&&")));
        button->setAccessibleName(tr("Open %1 of %2").arg(address, labels.value(node.key(), node.key())));
        button->setToolTip(widgets::toolTipText(button->accessibleName()));
        connect(button, &QToolButton::clicked, this, [this, address] { emit openRequested(address); });
        layout()->addWidget(button);
    }
    setVisible(layout()->count() > 0);
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
