#include "core/run/plan.h"

#include "core/generate/generator.h"
#include "core/run/composefacts.h"

#include <QCoreApplication>

namespace stackwright::run {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("stackwright::run", source);
}

class Planner
{
public:
    Planner(Plan &plan, const generate::Generated &generated, const ComposeFacts &facts)
        : m_plan(plan)
        , m_generated(generated)
        , m_facts(facts)
    {
        for (auto node = generated.nodes.begin(); node != generated.nodes.end(); ++node) {
            for (const QString &service : node->services)
                m_nodeOfService.insert(service, node.key());
        }
    }

    void addFiles()
    {
        // A file belongs to the first node that contributed to it.
        QMap<QString, QStringList> files;
        QStringList order;
        for (const generate::GeneratedFile &file : m_generated.files) {
            const QString nodeId = file.nodeIds.value(0);
            if (!files.contains(nodeId))
                order.append(nodeId);
            files[nodeId].append(file.path);
        }
        for (const QString &nodeId : order) {
            const QStringList &paths = files[nodeId];
            add(StepKind::WriteFiles,
                paths.size() == 1 ? text("write %1").arg(paths.first())
                                  : text("write %1 files: %2").arg(paths.size()).arg(paths.join(QStringLiteral(", "))),
                nodeId);
        }
    }

    void addSecrets()
    {
        for (const generate::SecretUse &secret : m_generated.secrets) {
            if (secret.needed)
                add(StepKind::Secret, text("have a value for the secret %1").arg(secret.name), secret.nodeId);
        }
    }

    void addImages(const QStringList &order)
    {
        QStringList pulled;
        for (const QString &service : order) {
            const ServiceFacts &facts = m_facts.services[service];
            if (facts.isBuilt) {
                add(StepKind::BuildImage, text("build the image of %1").arg(service), m_nodeOfService.value(service), service);
            } else if (!facts.image.isEmpty() && !pulled.contains(facts.image)) {
                pulled.append(facts.image);
                add(StepKind::PullImage, text("pull %1, unless it is there").arg(facts.image), m_nodeOfService.value(service),
                    service);
            }
        }
    }

    void addNetworksAndVolumes()
    {
        for (const QString &network : m_facts.networks)
            add(StepKind::CreateNetwork, text("create the network %1").arg(network), {});
        for (const QString &volume : m_facts.volumes)
            add(StepKind::CreateVolume, text("create the volume %1").arg(volume), {});
    }

    void addServices(const QStringList &order)
    {
        QStringList oneShots = m_facts.awaitedOneShots();
        for (const generate::NodeServices &node : m_generated.nodes)
            oneShots += node.oneShots;
        for (const QString &service : order) {
            const ServiceFacts &facts = m_facts.services[service];
            const QString nodeId = m_nodeOfService.value(service);
            add(StepKind::StartService, text("start %1").arg(service), nodeId, service, facts.dependsOn.keys());
            if (oneShots.contains(service))
                add(StepKind::AwaitReady, text("wait until %1 has done its work").arg(service), nodeId, service, {service});
            else if (facts.hasHealthCheck)
                add(StepKind::AwaitReady, text("wait until %1 is healthy").arg(service), nodeId, service, {service});
        }
    }

    void addNotYet(const stack::Stack &stack, const kinds::Catalogue &catalogue)
    {
        const auto kinds = stack::kindsOf(stack, catalogue);
        for (const chart::Node &node : stack.chart.nodes) {
            const kinds::Kind *kind = kinds.value(node.id);
            if (!kind)
                add(StepKind::NotYet, text("nothing is known of its kind"), node.id);
            else if (!kind->working)
                add(StepKind::NotYet, text("%1 does nothing yet").arg(kind->title), node.id);
        }
    }

private:
    void add(
        StepKind kind, const QString &title, const QString &nodeId, const QString &service = {}, const QStringList &after = {})
    {
        m_plan.steps.append({kind, title, nodeId, service, after});
    }

    Plan &m_plan;
    const generate::Generated &m_generated;
    const ComposeFacts &m_facts;
    QMap<QString, QString> m_nodeOfService;
};

} // namespace

QString stepKindName(StepKind kind)
{
    switch (kind) {
    case StepKind::WriteFiles: return QStringLiteral("write-files");
    case StepKind::Secret: return QStringLiteral("secret");
    case StepKind::PullImage: return QStringLiteral("pull-image");
    case StepKind::BuildImage: return QStringLiteral("build-image");
    case StepKind::CreateNetwork: return QStringLiteral("create-network");
    case StepKind::CreateVolume: return QStringLiteral("create-volume");
    case StepKind::StartService: return QStringLiteral("start-service");
    case StepKind::AwaitReady: return QStringLiteral("await-ready");
    case StepKind::NotYet: return QStringLiteral("not-yet");
    }
    Q_UNREACHABLE();
}

base::Result<Plan> plan(const stack::Stack &stack, const kinds::Catalogue &catalogue, const generate::Generated &generated,
    const QString &environment)
{
    Plan made;
    made.project = generated.project;
    made.environment = environment;
    QList<std::pair<QString, QByteArray>> files;
    for (const QString &name : generate::composeFiles(environment)) {
        const auto file = generated.files.constFind(name);
        if (file != generated.files.constEnd())
            files.append({name, file->content});
    }
    const auto facts = composeFacts(files);
    if (!facts)
        return facts.error();
    const QStringList order = facts->startOrder();
    Planner planner(made, generated, *facts);
    planner.addFiles();
    planner.addSecrets();
    planner.addImages(order);
    planner.addNetworksAndVolumes();
    planner.addServices(order);
    planner.addNotYet(stack, catalogue);
    return made;
}

} // namespace stackwright::run
