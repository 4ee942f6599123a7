#include "core/generate/composemaker.h"

#include "core/compose/merge.h"
#include "core/compose/order.h"
#include "core/generate/nodescope.h"

#include <QCoreApplication>

namespace stackwright::generate {

using kinds::expressions::Dollar;
using kinds::expressions::LocalScope;
using kinds::expressions::Tree;
using yaml::Value;

namespace {

const QString servicesKey = QStringLiteral("services");

void stamp(Value *value, int line)
{
    value->setPosition(line, 1);
    if (value->isMap()) {
        for (auto &[key, member] : value->map())
            stamp(&member, line);
    } else if (value->isList()) {
        for (Value &item : value->list())
            stamp(&item, line);
    }
}

} // namespace

ComposeMaker::ComposeMaker(World &world)
    : m_world(world)
{
}

Value ComposeMaker::fragment(int node, int environment, const Tree &tree)
{
    if (tree.isEmpty())
        return yaml::Map();
    NodeScope scope(m_world, node, environment);
    QList<base::Error> errors;
    Value made = tree.made(scope, Dollar::Doubled, &errors).value_or(Value(yaml::Map()));
    for (const base::Error &error : std::as_const(errors))
        m_world.fail(node, error);
    stamp(&made, node + 1);
    return made;
}

void ComposeMaker::merge(Value *tree, const Value &fragment, int node, int environment)
{
    QMap<QString, int> &owners = m_owners[environment];
    for (const auto &[name, service] : fragment[servicesKey].toMap()) {
        const auto owner = owners.constFind(name);
        if (owner == owners.constEnd()) {
            owners.insert(name, node);
        } else if (*owner != node) {
            const QString message = QCoreApplication::translate("Generate", "%1 and %2 both make the service '%3'")
                                        .arg(m_world.nodes()[*owner].label, m_world.nodes()[node].label, name);
            m_world.fail(node, message, QStringLiteral("collision"));
            m_world.fail(*owner, message, QStringLiteral("collision"));
        }
    }
    compose::merge(tree, fragment);
}

QStringList ComposeMaker::oneShots(int node, int environment)
{
    const kinds::Kind *kind = m_world.nodes()[node].kind;
    if (!kind || !kind->working || kind->oneShots.isEmpty())
        return {};
    NodeScope scope(m_world, node, environment);
    QList<base::Error> errors;
    const std::optional<Value> names = kind->oneShots.made(scope, Dollar::Plain, &errors);
    for (const base::Error &error : std::as_const(errors))
        m_world.fail(node, error);
    return names.value_or(Value()).toStrings();
}

void ComposeMaker::apply(Value *tree, int node, int environment, const kinds::Patch &patch, const yaml::Map &target)
{
    NodeScope own(m_world, node, environment);
    LocalScope scope(own);
    scope.set(QStringLiteral("target"), target);
    QList<base::Error> errors;
    bool holds = true;
    if (!patch.condition.isEmpty()) {
        const std::optional<Value> condition = patch.condition.made(scope, Dollar::Kept, &errors);
        holds = condition && kinds::expressions::truth(*condition);
    }
    std::optional<Value> made = holds ? patch.compose.made(scope, Dollar::Doubled, &errors) : std::nullopt;
    for (const base::Error &error : std::as_const(errors))
        m_world.fail(node, error);
    if (!made)
        return;
    stamp(&*made, node + 1);
    compose::merge(tree, *made);
}

void ComposeMaker::patchBy(int node, Value *tree, int environment, const kinds::Patch &patch, const Services &services)
{
    if (patch.allServices) {
        for (const QString &name : services.names) {
            yaml::Map target = NodeScope::described(m_world, m_owners[environment].value(name));
            target.insert(QStringLiteral("service"), name);
            target.insert(QStringLiteral("oneShot"), services.oneShots.contains(name));
            apply(tree, node, environment, patch, target);
        }
        return;
    }
    for (const int other : patch.linked ? m_world.linked(node, environment, patch.kinds) : m_world.ofKinds(patch.kinds)) {
        if (m_world.nodes()[other].kind->working)
            apply(tree, node, environment, patch, NodeScope::described(m_world, other));
    }
}

void ComposeMaker::patch(Value *tree, int environment, const QString &overlay, const QStringList &names)
{
    Services services{names, {}};
    for (int node = 0; node < m_world.nodes().size(); ++node) {
        for (const QString &name : oneShots(node, environment))
            services.oneShots.insert(name);
    }
    for (const bool last : {false, true}) {
        for (int node = 0; node < m_world.nodes().size(); ++node) {
            const kinds::Kind *kind = m_world.nodes()[node].kind;
            if (!kind || !kind->working)
                continue;
            for (const kinds::Patch &each : kind->patches) {
                if (each.overlay == overlay && each.last == last)
                    patchBy(node, tree, environment, each, services);
            }
        }
    }
}

// What belongs to every stack: its name, where services come from, and where the values of secrets do.
void ComposeMaker::finish(Value *tree, int environment)
{
    const auto at = [](Value value, int line) {
        stamp(&value, line);
        return value;
    };
    if (!tree->toMap().contains(QStringLiteral("name")))
        tree->map().insert(QStringLiteral("name"), m_world.stack().name);
    for (auto &[name, service] : tree->map()[servicesKey].map()) {
        const auto owner = m_owners[environment].constFind(name);
        if (owner != m_owners[environment].constEnd() && service.isMap()) {
            const Value id = at(QString(m_world.nodes()[*owner].node->id).replace(u'$', QStringLiteral("$$")), *owner + 1);
            service.map()[QStringLiteral("labels")].map().insert(QStringLiteral("io.stackwright.node"), id);
        }
    }
    for (const RegisteredSecret &secret : m_world.secrets.all()) {
        const bool isUsed = secret.environments.contains(environment);
        yaml::Map &secrets = tree->map()[QStringLiteral("secrets")].map();
        if (!isUsed)
            continue;
        // A kind may say where else the value comes from, but never in which variable: that is said in one place alone.
        const Value &known = secrets.value(secret.use.name);
        if (known[QStringLiteral("file")].isNull() && known[QStringLiteral("external")].isNull())
            secrets.insert(
                secret.use.name, at(yaml::Map{{QStringLiteral("environment"), secret.use.variable}}, secret.order + 1));
    }
}

Value ComposeMaker::model(int environment)
{
    const QString &name = m_world.environments()[environment];
    Value tree = yaml::Map();
    QList<Value> overlays; // each with its own !override and !reset
    for (int node = 0; node < m_world.nodes().size(); ++node) {
        const kinds::Kind *kind = m_world.nodes()[node].kind;
        if (kind && kind->working)
            merge(&tree, fragment(node, environment, kind->compose), node, environment);
    }
    QStringList services = tree[servicesKey].toMap().keys();
    for (int node = 0; environment > 0 && node < m_world.nodes().size(); ++node) {
        const kinds::Kind *kind = m_world.nodes()[node].kind;
        if (!kind || !kind->working || !kind->overlays.contains(name))
            continue;
        const Value more = fragment(node, environment, kind->overlays.value(name));
        for (const auto &[service, content] : more[servicesKey].toMap()) {
            if (!m_owners[environment].contains(service))
                m_owners[environment].insert(service, node);
            if (!services.contains(service))
                services.append(service);
        }
        overlays.append(more);
    }
    patch(&tree, environment, QString(), services);
    for (const Value &more : std::as_const(overlays))
        compose::merge(&tree, more);
    if (environment > 0)
        patch(&tree, environment, name, services);
    finish(&tree, environment);
    return compose::ordered(tree);
}

} // namespace stackwright::generate
