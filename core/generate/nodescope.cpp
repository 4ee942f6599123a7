#include "core/generate/nodescope.h"

#include "core/generate/world.h"
#include "core/kinds/secretname.h"

#include <QCoreApplication>

namespace stackwright::generate {

using yaml::Value;

namespace {

// References carry what they are in their tag, and the node's id in their text.
const QString nodeTag = QStringLiteral("!node");
const QString settingsTag = QStringLiteral("!settings");
const QString variablesTag = QStringLiteral("!variables");
const QString stackTag = QStringLiteral("!stack");

Value reference(const QString &id, const QString &tag)
{
    Value value(id);
    value.setTag(tag);
    return value;
}

QStringList texts(const yaml::List &arguments)
{
    return Value(arguments).toStrings();
}

} // namespace

NodeScope::NodeScope(World &world, int node, int environment)
    : m_world(world)
    , m_node(node)
    , m_environment(environment)
{
}

yaml::Map NodeScope::described(World &world, int node)
{
    const WorldNode &here = world.nodes()[node];
    return {{QStringLiteral("id"), here.node->id}, {QStringLiteral("kind"), here.kind ? here.kind->id : QString()},
        {QStringLiteral("label"), here.label}, {QStringLiteral("s"), reference(here.node->id, settingsTag)},
        {QStringLiteral("vars"), reference(here.node->id, variablesTag)}};
}

std::optional<Value> NodeScope::variable(const QString &name)
{
    const QString &id = m_world.nodes()[m_node].node->id;
    if (name == u"s")
        return reference(id, settingsTag);
    if (name == u"vars")
        return reference(id, variablesTag);
    if (name == u"node")
        return reference(id, nodeTag);
    if (name == u"stack")
        return reference(QString(), stackTag);
    if (name == u"env") {
        m_world.noteEnvironmentAsked();
        return Value(m_world.environments()[m_environment]);
    }
    return m_world.variable(m_node, m_environment, name);
}

Value NodeScope::nodeMember(int node, const QString &name) const
{
    const WorldNode &here = m_world.nodes()[node];
    if (name == u"id")
        return here.node->id;
    if (name == u"kind")
        return here.kind ? here.kind->id : QString();
    if (name == u"title")
        return here.kind ? here.kind->title : QString();
    if (name == u"label")
        return here.label;
    if (name == u"group")
        return here.group;
    if (name == u"index")
        return here.index;
    if (name == u"s")
        return reference(here.node->id, settingsTag);
    if (name == u"vars")
        return reference(here.node->id, variablesTag);
    return {};
}

Value NodeScope::member(const Value &of, const QString &name)
{
    if (of.tag() == stackTag) {
        if (name == u"name")
            return m_world.stack().name;
        if (name == u"environments")
            return Value::fromStrings(m_world.environments().mid(1));
        return name == u"secrets" && m_world.secretList ? m_world.secretList() : Value();
    }
    const int node = m_world.indexOf(of.toString());
    if (node < 0)
        return {};
    if (of.tag() == settingsTag)
        return m_world.settings(node, m_environment).value(name);
    if (of.tag() == variablesTag)
        return m_world.variable(node, m_environment, name).value_or(Value());
    return of.tag() == nodeTag ? nodeMember(node, name) : Value();
}

base::Result<Value> NodeScope::call(const QString &function, const yaml::List &arguments)
{
    const auto references = [this](const QList<int> &nodes) {
        yaml::List list;
        for (const int node : nodes)
            list.append(reference(m_world.nodes()[node].node->id, nodeTag));
        return Value(list);
    };
    if (function == u"linked")
        return references(m_world.linked(m_node, m_environment, texts(arguments)));
    if (function == u"all")
        return references(m_world.ofKinds(texts(arguments)));
    if (function == u"has")
        return Value(!m_world.ofKinds(texts(arguments)).isEmpty());
    if (function == u"nodes") {
        QList<int> found;
        for (const QString &id : arguments[0].toStrings()) {
            if (const int node = m_world.indexOf(id); node >= 0)
                found.append(node);
        }
        return references(found);
    }
    if (function == u"secret")
        return askedSecret(arguments);
    if (function == u"file") {
        const QString path = arguments[0].toString();
        const Value here = m_world.fileInEnvironment ? m_world.fileInEnvironment(m_environment, path) : path;
        m_world.noteEnvironmentAsked();
        return here;
    }
    return base::Error{QCoreApplication::translate("Generate", "'%1' cannot be used here").arg(function)};
}

// A secret belongs to the node that has a setting for it, whoever asks.
base::Result<Value> NodeScope::askedSecret(const yaml::List &arguments)
{
    const QString name = arguments[0].toString();
    if (name.isEmpty())
        return Value();
    RegisteredSecret secret;
    secret.use = {name, kinds::secretVariable(name), m_world.nodes()[m_node].node->id, {}, int(arguments.value(1).toInteger(32)),
        arguments.value(2).toString(QStringLiteral("alphanumeric"))};
    secret.title = name;
    secret.order = m_node;
    for (int node = 0; node < m_world.nodes().size(); ++node) {
        const kinds::Kind *kind = m_world.nodes()[node].kind;
        const auto owns = [&](const kinds::Setting &setting) {
            return setting.type == kinds::SettingType::Secret &&
                   m_world.settings(node, m_environment).value(setting.id).toString() == name;
        };
        const auto found =
            kind ? std::find_if(kind->settings.cbegin(), kind->settings.cend(), owns) : QList<kinds::Setting>::const_iterator();
        if (kind && kind->working && found != kind->settings.cend()) {
            secret.use.nodeId = m_world.nodes()[node].node->id;
            secret.use.settingId = found->id;
            secret.use.length = found->generator.length;
            secret.use.alphabet = found->generator.alphabet;
            secret.title = found->title;
            secret.order = node;
            break;
        }
    }
    m_world.secrets.ask(secret, m_environment);
    return Value(name);
}

} // namespace stackwright::generate
