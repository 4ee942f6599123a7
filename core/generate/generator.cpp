#include "core/generate/generator.h"

#include "core/base/limits.h"
#include "core/compose/merge.h"
#include "core/compose/order.h"
#include "core/compose/validate.h"
#include "core/generate/composefile.h"
#include "core/generate/composemaker.h"
#include "core/generate/filemaker.h"
#include "core/generate/mountedfiles.h"
#include "core/generate/nodescope.h"
#include "core/kinds/secretname.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

namespace stackwright::generate {

using yaml::Value;

namespace {

QString textOf(World &world, int node, int environment, const kinds::expressions::Tree &tree)
{
    NodeScope scope(world, node, environment);
    QList<base::Error> errors;
    const std::optional<Value> value = tree.made(scope, kinds::expressions::Dollar::Plain, &errors);
    for (const base::Error &error : std::as_const(errors))
        world.fail(node, error);
    return value ? value->scalarText() : QString();
}

QMap<QString, NodeServices> nodesOf(World &world, ComposeMaker &compose, int environment)
{
    QMap<QString, NodeServices> nodes;
    const QMap<QString, int> owners = compose.owners(environment);
    QHash<int, QStringList> owned;
    for (auto owner = owners.cbegin(); owner != owners.cend(); ++owner)
        owned[owner.value()].append(owner.key());
    for (int node = 0; node < world.nodes().size(); ++node) {
        const WorldNode &here = world.nodes()[node];
        if (!here.kind)
            continue;
        NodeServices services;
        services.services = owned.value(node);
        services.subtitle = textOf(world, node, environment, here.kind->subtitle);
        services.openUrl = here.kind->working ? textOf(world, node, environment, here.kind->open) : QString();
        services.oneShots = compose.oneShots(node, environment);
        if (!(services == NodeServices()))
            nodes.insert(here.node->id, services);
    }
    return nodes;
}

// What a descriptor itself says is wrong in an environment. `services`: those of all environments.
void tellFaults(World &world, int environment, const QStringList &services)
{
    for (int node = 0; node < world.nodes().size(); ++node) {
        const kinds::Kind *kind = world.nodes()[node].kind;
        if (!kind || !kind->working || kind->faults.isEmpty())
            continue;
        NodeScope own(world, node, environment);
        kinds::expressions::LocalScope scope(own);
        scope.set(QStringLiteral("services"), Value::fromStrings(services));
        QList<base::Error> errors;
        const std::optional<Value> faults = kind->faults.made(scope, kinds::expressions::Dollar::Plain, &errors);
        for (const base::Error &error : std::as_const(errors))
            world.fail(node, error);
        for (const Value &fault : faults.value_or(Value()).toList())
            world.fail(node, fault[QStringLiteral("message")].scalarText(), QStringLiteral("setting"),
                fault[QStringLiteral("setting")].toString());
    }
}

// Every node may ask about every other one, so that time grows with the square of their number.
bool isTooLarge(World &world)
{
    const auto count = std::count_if(world.nodes().cbegin(), world.nodes().cend(), [](const WorldNode &each) {
        return each.kind && each.kind->working &&
               !(each.kind->compose.isEmpty() && each.kind->files.isEmpty() && each.kind->patches.isEmpty());
    });
    if (count > base::limits::stackNodes)
        world.fail(-1,
            QCoreApplication::translate(
                "Generate", "The stack has %1 nodes that make something, and files are made for at most %2")
                .arg(count)
                .arg(base::limits::stackNodes),
            QStringLiteral("too-large"));
    return count > base::limits::stackNodes;
}

// Findings of compose::faultsOf stand at line node + 1.
void addFaults(const World &world, const Value &model, const QString &file, base::Diagnostics *diagnostics)
{
    for (base::Diagnostic fault : compose::faultsOf(model, file)) {
        if (fault.where.line > 0 && fault.where.line <= world.nodes().size())
            fault.nodeId = world.nodes()[fault.where.line - 1].node->id;
        fault.where = {file};
        const auto same = [&](const base::Diagnostic &each) {
            return each.message == fault.message && each.nodeId == fault.nodeId;
        };
        if (std::none_of(diagnostics->cbegin(), diagnostics->cend(), same))
            diagnostics->append(fault);
    }
}

// The variables that Compose replaces in its files: of "$$NAME" none.
QSet<QString> replacedVariables(const FileSet &composeSet)
{
    static const QRegularExpression form(QStringLiteral("(?<!\\$)(?:\\$\\$)*\\$\\{?([A-Za-z_][A-Za-z0-9_]*)"));
    QSet<QString> names;
    for (const GeneratedFile &file : composeSet) {
        for (auto each = form.globalMatch(QString::fromUtf8(file.content)); each.hasNext();)
            names.insert(each.next().captured(1));
    }
    return names;
}

// Every secret is fed by a variable of its own that means nothing else. What a setting of the type secret says is refused at the
// setting already; a name may also come out of a table or an expression.
void checkSecretNames(World &world, const QList<RegisteredSecret> &secrets, const FileSet &composeSet)
{
    QHash<QString, QString> nameOfVariable;
    const QSet<QString> replaced = replacedVariables(composeSet);
    for (const RegisteredSecret &secret : secrets) {
        const int node = world.indexOf(secret.use.nodeId);
        if (const auto fault = kinds::secretNameFault(secret.use.name))
            world.fail(node, QCoreApplication::translate("Generate", "The secret '%1': %2").arg(secret.use.name, *fault),
                QStringLiteral("secret-name"), secret.use.settingId);
        if (replaced.contains(secret.use.variable))
            world.fail(node,
                QCoreApplication::translate("Generate",
                    "The secret '%1': its value would come in the variable %2, which chooses something else in the compose "
                    "files; choose another name")
                    .arg(secret.use.name, secret.use.variable),
                QStringLiteral("secret-name"), secret.use.settingId);
        const auto other = nameOfVariable.constFind(secret.use.variable);
        if (other != nameOfVariable.constEnd())
            world.fail(node,
                QCoreApplication::translate("Generate", "The secrets '%1' and '%2' would get one value, in the variable %3")
                    .arg(*other, secret.use.name, secret.use.variable),
                QStringLiteral("secret-name"), secret.use.settingId);
        else
            nameOfVariable.insert(secret.use.variable, secret.use.name);
    }
}

} // namespace

QStringList composeFiles(const QString &environment)
{
    QStringList files{QStringLiteral("compose.yaml")};
    if (!environment.isEmpty())
        files.append(QStringLiteral("compose.%1.yaml").arg(environment));
    return files;
}

Generated generated(const stack::Stack &stack, const kinds::Catalogue &catalogue, const QString &environment)
{
    World world(stack, catalogue);
    if (isTooLarge(world)) {
        Generated nothing;
        nothing.project = stack.name;
        nothing.diagnostics = world.diagnostics();
        return nothing;
    }
    FileMaker files(world);
    ComposeMaker compose(world);
    Generated result;
    const int chosen = int(std::max<qsizetype>(world.environments().indexOf(environment), 0));

    QStringList nodeIds;
    for (const WorldNode &node : world.nodes())
        nodeIds.append(node.node->id);
    base::Diagnostics faults;
    QStringList services;
    for (base::Diagnostic problem : catalogue.problems()) {
        problem.severity = base::Severity::Warning; // the kind is left out, and the others do
        faults.append(problem);
    }
    QList<Value> models; // by environment
    for (int each = 0; each < world.environments().size(); ++each) {
        models.append(compose.model(each));
        services += models.last()[QStringLiteral("services")].toMap().keys();
        addFaults(world, models.last(), composeFiles(world.environments()[each]).last(), &faults);
    }
    result.project = models[chosen][QStringLiteral("name")].toString();
    for (int each = 0; each < world.environments().size(); ++each)
        tellFaults(world, each, services);
    result.files = files.all();
    FileSet composeSet;
    for (int each = 0; each < models.size(); ++each) {
        labelMountedFiles(&models[each], result.files);
        const QString path = composeFiles(world.environments()[each]).last();
        const Value content = each == 0 ? models[0] : compose::ordered(compose::difference(models[0], models[each]));
        composeSet.insert(path, composeFile(path, content, stack.name, nodeIds));
    }
    for (const GeneratedFile &file : std::as_const(composeSet)) {
        if (const auto taken = result.files.constFind(file.path); taken != result.files.constEnd())
            world.fail(world.indexOf(taken->nodeIds.value(0)),
                QCoreApplication::translate("Generate", "The file %1 is the stack's own").arg(file.path),
                QStringLiteral("collision"));
        result.files.insert(file.path, file);
    }
    const QString chartPath = QStringLiteral("docs/stack.mmd");
    if (!result.files.contains(chartPath) && !stack.chartText.trimmed().isEmpty()) {
        const QString text = stack.chartText.endsWith(u'\n') ? stack.chartText : stack.chartText + u'\n';
        result.files.insert(chartPath, {chartPath, text.toUtf8(), false, {}, {}, {}});
    }
    result.nodes = nodesOf(world, compose, chosen);
    const QList<RegisteredSecret> secrets = world.secrets.all();
    checkSecretNames(world, secrets, composeSet);
    for (const RegisteredSecret &secret : secrets) {
        result.secrets.append(secret.use);
        result.secrets.last().needed = secret.environments.contains(chosen);
    }
    result.diagnostics = world.diagnostics() + faults;
    return result;
}

} // namespace stackwright::generate
