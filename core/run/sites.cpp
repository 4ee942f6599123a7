#include "core/run/sites.h"

#include "core/compose/interpolate.h"
#include "core/compose/shortforms.h"

#include <QUrl>

namespace stackwright::run {

namespace {

int defaultPort(const QUrl &url)
{
    return url.scheme() == QLatin1String("https") ? 443 : 80;
}

// The port inside of the container that is published on this one where no variable says otherwise; 0: none.
int targetOf(const ServiceFacts &service, int published)
{
    for (const QString &text : service.ports) {
        const auto plain = compose::interpolated(text, {});
        const compose::Port port = plain ? compose::portOf(yaml::Value(*plain)) : compose::Port();
        if (port.published.toInt() == published && port.protocol == QLatin1String("tcp"))
            return port.target.toInt();
    }
    return 0;
}

int publishedOf(const QString &service, int target, const QList<engine::Container> &containers)
{
    for (const engine::Container &container : containers) {
        if (container.service != service)
            continue;
        for (const engine::PublishedPort &port : container.ports) {
            if (port.containerPort == target && port.protocol == QLatin1String("tcp"))
                return port.hostPort;
        }
    }
    return 0;
}

} // namespace

QMap<QString, QString> siteAddresses(
    const QMap<QString, generate::NodeServices> &nodes, const ComposeFacts &facts, const QList<engine::Container> &containers)
{
    QMap<QString, QString> sites;
    for (auto node = nodes.cbegin(); node != nodes.cend(); ++node) {
        QUrl url(node->openUrl, QUrl::StrictMode);
        if (node->openUrl.isEmpty() || !url.isValid())
            continue;
        for (const QString &service : node->services) {
            const int target = targetOf(facts.services.value(service), url.port(defaultPort(url)));
            const int published = target > 0 ? publishedOf(service, target, containers) : 0;
            if (published == 0)
                continue;
            url.setPort(published == defaultPort(url) ? -1 : published);
            sites.insert(node.key(), url.toString(QUrl::FullyEncoded));
            break;
        }
    }
    return sites;
}

QMap<QString, generate::NodeServices> withSites(QMap<QString, generate::NodeServices> nodes, const QMap<QString, QString> &sites)
{
    for (auto site = sites.cbegin(); site != sites.cend(); ++site) {
        if (const auto node = nodes.find(site.key()); node != nodes.end() && !node->openUrl.isEmpty())
            node->openUrl = site.value();
    }
    return nodes;
}

} // namespace stackwright::run
