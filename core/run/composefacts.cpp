#include "core/run/composefacts.h"

#include "core/base/limits.h"
#include "core/base/textfile.h"
#include "core/compose/interpolate.h"
#include "core/compose/merge.h"
#include "core/compose/shortforms.h"
#include "core/yaml/reader.h"

#include <QDir>

#include <algorithm>

namespace stackwright::run {

namespace {

using yaml::Value;

// The short and the long form of lists of names: ["a"], [{source: a}], {a: …}.
QStringList names(const Value &value)
{
    if (value.isMap())
        return value.toMap().keys();
    QStringList found;
    for (const Value &each : value.toList())
        found.append(each.isMap() ? each[QStringLiteral("source")].scalarText() : each.scalarText());
    return found;
}

QString portText(const Value &port)
{
    if (!port.isMap())
        return port.scalarText();
    const QString published = port[QStringLiteral("published")].scalarText();
    const QString target = port[QStringLiteral("target")].scalarText();
    return published.isEmpty() ? target : published + QLatin1Char(':') + target;
}

ServiceFacts serviceFacts(const Value &service)
{
    ServiceFacts facts;
    facts.image = service[QStringLiteral("image")].scalarText();
    facts.isBuilt = !service[QStringLiteral("build")].isNull();
    const QString containerName = service[QStringLiteral("container_name")].scalarText();
    const auto interpolatedName = compose::interpolated(containerName, {});
    facts.containerName = interpolatedName ? *interpolatedName : containerName;
    const Value &dependsOn = service[QStringLiteral("depends_on")];
    for (const QString &name : names(dependsOn)) {
        const QString condition = dependsOn.isMap() ? dependsOn[name][QStringLiteral("condition")].scalarText() : QString();
        facts.dependsOn.insert(name, condition.isEmpty() ? QStringLiteral("service_started") : condition);
    }
    const Value &check = service[QStringLiteral("healthcheck")];
    facts.hasHealthCheck =
        check.isMap() && !check[QStringLiteral("disable")].toBoolean() && !check[QStringLiteral("test")].isNull();
    facts.secrets = names(service[QStringLiteral("secrets")]);
    for (const Value &port : service[QStringLiteral("ports")].toList())
        facts.ports.append(portText(port));
    const yaml::List &mounts = service[QStringLiteral("volumes")].toList();
    facts.mountsFolders = std::any_of(mounts.cbegin(), mounts.cend(), [](const Value &item) {
        const compose::Mount mount = compose::mountOf(item);
        return mount.type == u"bind" && !mount.source.startsWith(u'/');
    });
    facts.needsProfile = !service[QStringLiteral("profiles")].toList().isEmpty();
    const Value &replicas = service[QStringLiteral("deploy")][QStringLiteral("replicas")];
    facts.hasNoContainer = service[QStringLiteral("scale")].scalarText() == QLatin1String("0") ||
                           replicas.scalarText() == QLatin1String("0") || !service[QStringLiteral("provider")].isNull();
    return facts;
}

QStringList ownNames(const Value &section)
{
    QStringList own;
    for (const auto &[name, value] : section.toMap()) {
        if (!value[QStringLiteral("external")].toBoolean())
            own.append(name);
    }
    return own;
}

} // namespace

QStringList ComposeFacts::builtServices() const
{
    QStringList built;
    for (auto at = services.begin(); at != services.end(); ++at) {
        if (at->isBuilt)
            built.append(at.key());
    }
    return built;
}

QStringList ComposeFacts::awaitedOneShots() const
{
    QStringList oneShots;
    for (const ServiceFacts &service : services) {
        for (auto at = service.dependsOn.begin(); at != service.dependsOn.end(); ++at) {
            if (at.value() == QLatin1String("service_completed_successfully") && !oneShots.contains(at.key()))
                oneShots.append(at.key());
        }
    }
    return oneShots;
}

QStringList ComposeFacts::startOrder() const
{
    // Kahn's algorithm: linear, and no path is walked twice.
    QMap<QString, int> open;
    QMap<QString, QStringList> dependents;
    QStringList ready;
    for (auto at = services.begin(); at != services.end(); ++at) {
        if (at->needsProfile)
            continue;
        int count = 0;
        for (const QString &dependency : at->dependsOn.keys()) {
            const auto known = services.constFind(dependency);
            if (known != services.constEnd() && !known->needsProfile) {
                dependents[dependency].append(at.key());
                ++count;
            }
        }
        open.insert(at.key(), count);
        if (count == 0)
            ready.append(at.key());
    }
    QStringList order;
    while (!ready.isEmpty()) {
        const QString name = ready.takeFirst();
        order.append(name);
        open.remove(name);
        for (const QString &dependent : dependents.value(name)) {
            if (--open[dependent] == 0)
                ready.append(dependent);
        }
    }
    return order + open.keys();
}

base::Result<ComposeFacts> composeFacts(const QList<std::pair<QString, QByteArray>> &files)
{
    Value merged;
    merged.map();
    for (const auto &[name, content] : files) {
        const auto document = yaml::read(content, name);
        if (!document)
            return document.error();
        if (!document->isMap())
            return base::Error{QStringLiteral("%1 is no compose file").arg(name)};
        compose::merge(&merged, *document);
    }
    ComposeFacts facts;
    for (const auto &[name, service] : merged[QStringLiteral("services")].toMap())
        facts.services.insert(name, serviceFacts(service));
    for (const auto &[name, secret] : merged[QStringLiteral("secrets")].toMap()) {
        const QString variable = secret[QStringLiteral("environment")].scalarText();
        if (!variable.isEmpty())
            facts.secretVariables.insert(name, variable);
    }
    facts.networks = ownNames(merged[QStringLiteral("networks")]);
    facts.volumes = ownNames(merged[QStringLiteral("volumes")]);
    return facts;
}

base::Result<ComposeFacts> composeFacts(const QString &folder, const QStringList &files)
{
    QList<std::pair<QString, QByteArray>> contents;
    for (const QString &file : files) {
        const auto content = base::readFile(QDir(folder).filePath(file), base::limits::fileBytes);
        if (!content)
            return content.error();
        contents.append({file, *content});
    }
    return composeFacts(contents);
}

} // namespace stackwright::run
