#include "core/generate/world.h"

#include "core/base/limits.h"
#include "core/generate/condition.h"
#include "core/generate/nodescope.h"

#include <QCoreApplication>

namespace stackwright::generate {

using yaml::Value;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Generate", text);
}

// Cells that a person left out have the column's default.
Value withCells(const kinds::Setting &setting, const Value &value)
{
    if (setting.type != kinds::SettingType::Table || !value.isList())
        return value;
    Value filled = value;
    for (Value &row : filled.list()) {
        for (const kinds::Setting &column : setting.columns) {
            if (!row.toMap().contains(column.id))
                row.map().insert(column.id, column.defaultValue);
        }
    }
    return filled;
}

} // namespace

World::World(const stack::Stack &stack, const kinds::Catalogue &catalogue)
    : m_stack(stack)
    , m_environments{QString()}
{
    constexpr int most = base::limits::stackEnvironments;
    for (const QString &environment : stack.environments.first(std::min<qsizetype>(stack.environments.size(), most))) {
        if (!stack::isEnvironmentName(environment))
            fail(-1, tr("An environment cannot be called '%1'").arg(environment), QStringLiteral("environment"));
        else if (!m_environments.contains(environment))
            m_environments.append(environment);
    }
    if (stack.environments.size() > most)
        fail(-1, tr("The stack has %1 environments, and files are made for at most %2").arg(stack.environments.size()).arg(most),
            QStringLiteral("too-large"));
    readNodes(catalogue);
    readEdges();
    warnOfWhatIsNotThere();
    m_states.resize(size_t(m_nodes.size()) * size_t(m_environments.size()));
}

void World::readNodes(const kinds::Catalogue &catalogue)
{
    const QMap<QString, const kinds::Kind *> kinds = stack::kindsOf(m_stack, catalogue);
    QHash<QString, QString> groups;
    for (const chart::Group &group : m_stack.chart.groups) {
        for (const QString &member : group.nodes) {
            if (!groups.contains(member))
                groups.insert(member, chart::plainText(group.title, group.labelType));
        }
    }
    for (const chart::Node &node : m_stack.chart.nodes) {
        WorldNode made{
            &node, kinds.value(node.id), chart::plainText(node.label, node.labelType).simplified(), groups.value(node.id), 0, {}};
        const int at = int(m_nodes.size());
        m_indices.insert(node.id, at);
        if (made.kind) {
            QList<int> &same = m_byKind[made.kind->id];
            made.index = int(same.size());
            same.append(at);
        }
        m_nodes.append(made);
        if (!made.kind)
            fail(at, tr("There is no kind '%1'").arg(m_stack.nodes.value(node.id).kind), QStringLiteral("unknown-kind"));
        else if (!made.kind->working)
            m_diagnostics.append({base::Severity::Info, tr("%1 does nothing yet").arg(made.kind->title), {}, node.id, {},
                QStringLiteral("planned")});
    }
}

void World::readEdges()
{
    QSet<QPair<int, int>> joined;
    for (const chart::Edge &edge : m_stack.chart.edges) {
        const int from = indexOf(edge.from);
        const int to = indexOf(edge.to);
        if (from < 0 || to < 0 || from == to)
            continue;
        const QPair<int, int> pair{std::min(from, to), std::max(from, to)};
        if (joined.contains(pair))
            continue;
        joined.insert(pair);
        m_nodes[from].neighbours.append(to);
        m_nodes[to].neighbours.append(from);
    }
}

// What is configured for a node or an environment that there is not has no effect: mostly it is mistyped.
void World::warnOfWhatIsNotThere()
{
    const auto warn = [this](const QString &message, const QString &nodeId, const QString &code) {
        m_diagnostics.append({base::Severity::Warning, message, {}, nodeId, {}, code});
    };
    for (auto config = m_stack.nodes.cbegin(); config != m_stack.nodes.cend(); ++config) {
        if (!m_indices.contains(config.key())) {
            warn(tr("Settings are there for '%1', which is no node of the chart").arg(config.key()), {},
                QStringLiteral("no-such-node"));
            continue;
        }
        for (auto each = config->overrides.keyBegin(); each != config->overrides.keyEnd(); ++each) {
            if (!m_environments.contains(*each) || each->isEmpty())
                warn(tr("Settings are there for '%1', which is no environment of the stack").arg(*each), config.key(),
                    QStringLiteral("no-such-environment"));
        }
    }
}

bool World::hasOverrides(int environment) const
{
    const QString &name = m_environments[environment];
    return std::any_of(m_stack.nodes.cbegin(), m_stack.nodes.cend(),
        [&](const stack::NodeConfig &config) { return !config.overrides.value(name).isEmpty(); });
}

World::State &World::state(int node, int environment)
{
    return m_states[size_t(node) * size_t(m_environments.size()) + size_t(environment)];
}

yaml::Map World::checkedSettings(int node, int environment)
{
    const WorldNode &here = m_nodes[node];
    const stack::NodeConfig config = m_stack.nodes.value(here.node->id);
    const yaml::Map overrides = config.overrides.value(m_environments[environment]);
    for (const auto &[id, value] : environment == 0 ? config.settings : overrides) {
        if (!here.kind->setting(id))
            m_diagnostics.append({base::Severity::Warning, tr("%1 has no setting '%2'").arg(here.kind->title, id), {},
                here.node->id, id, QStringLiteral("unknown-setting")});
    }
    const yaml::Map entered = enteredSettings(config, *here.kind, m_environments[environment]);
    yaml::Map settings;
    for (const kinds::Setting &setting : here.kind->settings) {
        if (!setting.when.isEmpty()) {
            const base::Result<bool> counts = settingCounts(setting, entered);
            if (!counts)
                fail(node, counts.error());
            if (!counts || !*counts)
                continue;
        }
        const Value &value = entered.value(setting.id);
        if (const auto reason = kinds::fault(setting, value)) {
            const QString where = environment == 0 ? QString() : m_environments[environment] + QStringLiteral(": ");
            if (environment == 0 || overrides.contains(setting.id))
                fail(node, tr("%1%2: %3").arg(where, setting.title, *reason), QStringLiteral("setting"), setting.id);
            settings.insert(setting.id, setting.defaultValue);
        } else {
            settings.insert(setting.id, withCells(setting, value));
        }
    }
    return settings;
}

const yaml::Map &World::settings(int node, int environment)
{
    static const yaml::Map none;
    if (!m_nodes[node].kind)
        return none;
    if (environment > 0) {
        const auto config = m_stack.nodes.constFind(m_nodes[node].node->id);
        if (config == m_stack.nodes.constEnd() || config->overrides.value(m_environments[environment]).isEmpty())
            return settings(node, 0);
    }
    State &own = state(node, environment);
    if (!own.settings)
        own.settings = checkedSettings(node, environment);
    return *own.settings;
}

std::optional<Value> World::variable(int node, int environment, const QString &name)
{
    const kinds::Variable *variable = m_nodes[node].kind ? m_nodes[node].kind->variable(name) : nullptr;
    if (!variable)
        return {};
    State &own = state(node, environment);
    if (const auto known = own.variables.constFind(name); known != own.variables.constEnd()) {
        m_environmentAsked = m_environmentAsked || known->asksEnvironment;
        return known->value;
    }
    if (own.inProgress.contains(name)) {
        fail(node, tr("The variable '%1' needs itself").arg(name), QStringLiteral("circle"));
        return Value();
    }
    own.inProgress.insert(name);
    const bool askedBefore = takeEnvironmentAsked();
    NodeScope scope(*this, node, environment);
    QList<base::Error> errors;
    const std::optional<Value> value = variable->value.made(scope, kinds::expressions::Dollar::Kept, &errors);
    for (const base::Error &error : std::as_const(errors))
        fail(node, error);
    own.inProgress.remove(name);
    own.variables.insert(name, {value.value_or(Value()), m_environmentAsked});
    m_environmentAsked = m_environmentAsked || askedBefore;
    return value.value_or(Value());
}

QList<int> World::ofKinds(const QStringList &kinds) const
{
    QList<int> found;
    for (const QString &kind : kinds)
        found += m_byKind.value(kind);
    std::sort(found.begin(), found.end());
    return found;
}

QList<int> World::linked(int node, int environment, const QStringList &kinds)
{
    const QList<int> &neighbours = m_nodes[node].neighbours;
    QSet<int> wanted(neighbours.cbegin(), neighbours.cend());
    for (const QString &used : settings(node, environment).value(QStringLiteral("uses")).toStrings())
        wanted.insert(indexOf(used));
    const QList<int> candidates = ofKinds(kinds);
    QList<int> found;
    std::copy_if(candidates.cbegin(), candidates.cend(), std::back_inserter(found),
        [&](int candidate) { return wanted.contains(candidate); });
    return found.isEmpty() ? candidates : found;
}

void World::fail(int node, const QString &message, const QString &code, const QString &settingId, const base::Location &where)
{
    const QString nodeId = node < 0 ? QString() : m_nodes[node].node->id;
    const base::Diagnostic diagnostic{base::Severity::Error, message, where, nodeId, settingId, code};
    const QString told = QStringList{message, where.text(), nodeId, settingId, code}.join(u'\n');
    if (m_told.contains(told))
        return;
    m_told.insert(told);
    m_diagnostics.append(diagnostic);
}

void World::fail(int node, const base::Error &error)
{
    fail(node, error.message, QStringLiteral("descriptor"), {}, error.where);
}

} // namespace stackwright::generate
