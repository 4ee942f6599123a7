#include "core/compose/validate.h"

#include "core/compose/attributes.h"
#include "core/compose/cycle.h"
#include "core/compose/publishedports.h"
#include "core/compose/shortforms.h"

#include <QCoreApplication>

namespace stackwright::compose {

using yaml::Value;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Compose", text);
}

class Validation
{
public:
    Validation(const Value &tree, const QString &file)
        : m_tree(tree)
        , m_file(file)
    {
    }

    base::Diagnostics faults()
    {
        for (const auto &[name, service] : m_tree[QStringLiteral("services")].toMap())
            checkService(name, service);
        for (const QString &kind : {QStringLiteral("secrets"), QStringLiteral("configs")})
            checkSources(kind);
        checkCycle();
        return m_faults;
    }

private:
    void fail(const QString &message, const Value &at, const QString &code)
    {
        m_faults.append({base::Severity::Error, message, {m_file, at.line(), at.column()}, {}, {}, code});
    }

    bool defines(const QString &section, const QString &name) const { return m_tree[section].toMap().contains(name); }

    static Value dependencies(const QString &name, const Value &service)
    {
        return modelForm({QStringLiteral("services"), name, QStringLiteral("depends_on")}, service[QStringLiteral("depends_on")]);
    }

    void checkService(const QString &name, const Value &service)
    {
        if (!service.toMap().contains(QStringLiteral("image")) && !service.toMap().contains(QStringLiteral("build")) &&
            !service.toMap().contains(QStringLiteral("extends")))
            fail(tr("The service '%1' has neither an image nor a build").arg(name), service, QStringLiteral("no-image"));
        const Value networks =
            modelForm({QStringLiteral("services"), name, QStringLiteral("networks")}, service[QStringLiteral("networks")]);
        for (const auto &[network, details] : networks.toMap()) {
            if (network != u"default" && !defines(QStringLiteral("networks"), network))
                fail(tr("The service '%1' uses the network '%2', which nothing defines").arg(name, network), details,
                    QStringLiteral("undefined"));
        }
        for (const Value &item : service[QStringLiteral("volumes")].toList()) {
            const Mount mount = mountOf(item);
            if (mount.type == u"volume" && !mount.source.isEmpty() && !mount.source.contains(u'$') &&
                !defines(QStringLiteral("volumes"), mount.source))
                fail(tr("The service '%1' uses the volume '%2', which nothing defines").arg(name, mount.source), item,
                    QStringLiteral("undefined"));
        }
        for (const QString &kind : {QStringLiteral("secrets"), QStringLiteral("configs")}) {
            for (const Value &item : service[kind].toList()) {
                if (!defines(kind, fileMountSource(item)))
                    fail(tr("The service '%1' uses '%2', which nothing defines under %3").arg(name, fileMountSource(item), kind),
                        item, QStringLiteral("undefined"));
            }
        }
        const Value others = dependencies(name, service);
        for (const auto &[other, details] : others.toMap()) {
            const bool required = details[QStringLiteral("required")].toBoolean(true);
            if (required && !defines(QStringLiteral("services"), other))
                fail(tr("The service '%1' depends on '%2', which there is not").arg(name, other), details,
                    QStringLiteral("undefined"));
        }
        checkPorts(name, service);
    }

    void checkPorts(const QString &name, const Value &service)
    {
        for (const Value &item : service[QStringLiteral("ports")].toList()) {
            const Port port = portOf(item);
            if (port.published.isEmpty() || port.published == u"0")
                continue;
            if (const auto owner = m_ports.take(port, name))
                fail(tr("The services '%1' and '%2' both want port %3 of this computer").arg(*owner, name, port.published), item,
                    QStringLiteral("port-taken"));
        }
    }

    void checkSources(const QString &kind)
    {
        static const QStringList sources{
            QStringLiteral("file"), QStringLiteral("environment"), QStringLiteral("external"), QStringLiteral("content")};
        for (const auto &[name, details] : m_tree[kind].toMap()) {
            const bool has = std::any_of(
                sources.cbegin(), sources.cend(), [&](const QString &each) { return details.toMap().contains(each); });
            if (!has)
                fail(tr("'%1' under %2 has no source").arg(name, kind), details, QStringLiteral("no-source"));
        }
    }

    void checkCycle()
    {
        const yaml::Map &services = m_tree[QStringLiteral("services")].toMap();
        QMap<QString, QStringList> edges;
        for (const auto &[name, service] : services)
            edges.insert(name, dependencies(name, service).toMap().keys());
        const QStringList circle = circleIn(edges);
        if (!circle.isEmpty())
            fail(tr("The services wait for each other in a circle: %1").arg(circle.join(QStringLiteral(" → "))),
                services.value(circle.first()), QStringLiteral("cycle"));
    }

    const Value &m_tree;
    QString m_file;
    base::Diagnostics m_faults;
    PublishedPorts m_ports;
};

} // namespace

base::Diagnostics faultsOf(const Value &tree, const QString &file)
{
    return Validation(tree, file).faults();
}

} // namespace stackwright::compose
