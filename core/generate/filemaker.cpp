#include "core/generate/filemaker.h"

#include "core/generate/header.h"
#include "core/generate/nodescope.h"
#include "core/generate/paths.h"

#include <QCoreApplication>

namespace stackwright::generate {

using kinds::formats::Format;
using yaml::Value;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Generate", text);
}

Format formatOf(const yaml::Map &entry)
{
    return kinds::formats::formatNamed(entry.value(QStringLiteral("format")).toString()).value_or(Format::Plain);
}

// Whether a value came from this one: it is the same, or a text with its text in it, or one of a list's or table's own.
bool isSource(const Value &own, const Value &value)
{
    const auto holds = [&](const Value &part) { return isSource(part, value); };
    if (own.isList())
        return own == value || std::any_of(own.toList().cbegin(), own.toList().cend(), holds);
    if (own.isMap())
        return own == value ||
               std::any_of(own.toMap().begin(), own.toMap().end(), [&](const auto &entry) { return holds(entry.second); });
    if (own.isString())
        return !own.toString().isEmpty() && value.isString() && value.toString().contains(own.toString());
    return !own.isNull() && own == value;
}

// The setting that holds a value, to show its fault beside it. One that is the value goes before one that is in it.
QString settingWith(const kinds::Kind &kind, const yaml::Map &settings, const Value &value)
{
    for (const kinds::Setting &setting : kind.settings) {
        if (settings.value(setting.id) == value && !value.isNull())
            return setting.id;
    }
    for (const kinds::Setting &setting : kind.settings) {
        if (isSource(settings.value(setting.id), value))
            return setting.id;
    }
    return {};
}

QString folderOf(const QString &path)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    return slash < 0 ? path : path.left(slash);
}

} // namespace

FileMaker::FileMaker(World &world)
    : m_world(world)
{
    m_world.fileInEnvironment = [this](int environment, const QString &path) { return inEnvironment(environment, path); };
    m_world.secretList = [this] { return secretList(); };
}

Value FileMaker::secretList()
{
    m_secretsAsked = true;
    yaml::List list;
    for (const RegisteredSecret &secret : m_world.secrets.all()) {
        list.append(yaml::Map{{QStringLiteral("name"), secret.use.name}, {QStringLiteral("variable"), secret.use.variable},
            {QStringLiteral("node"), secret.use.nodeId}, {QStringLiteral("title"), secret.title},
            {QStringLiteral("length"), secret.use.length}, {QStringLiteral("alphabet"), secret.use.alphabet}});
    }
    return list;
}

QString FileMaker::inEnvironment(int environment, const QString &path)
{
    const QString plain = safePath(path);
    if (environment == 0 || plain.isEmpty() || m_making.contains(environment))
        return path;
    const auto base = made(0).constFind(plain);
    const bool isInBase = base != made(0).constEnd();
    if (isInBase && !base->varies && !m_world.hasOverrides(environment))
        return path;
    const Made &here = made(environment, isInBase ? base->node : everyNode);
    const auto own = here.constFind(plain);
    if (own == here.constEnd() || (isInBase && base->file.content == own->file.content))
        return path;
    MadeFile copy = *own;
    copy.file.path = QStringLiteral("env/") + m_world.environments()[environment] + u'/' + plain;
    m_copies.insert(copy.file.path, copy);
    return copy.file.path;
}

const FileMaker::Made &FileMaker::made(int environment, int node)
{
    const auto [place, isNew] = m_made.try_emplace({environment, node});
    if (!isNew)
        return place->second;
    m_making.insert(environment);
    Made files;
    for (int each = 0; each < m_world.nodes().size(); ++each) {
        if (node == everyNode || node == each)
            makeNode(each, environment, &files);
    }
    m_making.remove(environment);
    place->second = files;
    return place->second;
}

void FileMaker::makeNode(int node, int environment, Made *into)
{
    const kinds::Kind *kind = m_world.nodes()[node].kind;
    if (!kind || !kind->working || kind->files.isEmpty())
        return;
    NodeScope scope(m_world, node, environment);
    QList<base::Error> errors;
    (void)m_world.takeEnvironmentAsked();
    const std::optional<Value> entries = kind->files.made(scope, kinds::expressions::Dollar::Kept, &errors);
    m_entriesVary = m_world.takeEnvironmentAsked();
    for (const base::Error &error : std::as_const(errors))
        m_world.fail(node, error);
    for (const Value &entry : entries.value_or(Value()).toList())
        makeEntry(node, environment, entry.toMap(), into);
}

void FileMaker::makeEntry(int node, int environment, const yaml::Map &entry, Made *into)
{
    const QString wanted = entry.value(QStringLiteral("path")).scalarText();
    const QString path = safePath(wanted);
    if (path.isEmpty()) {
        m_world.fail(node, tr("A file cannot be called '%1'").arg(wanted), QStringLiteral("path"),
            settingWith(*m_world.nodes()[node].kind, m_world.settings(node, environment), wanted));
        return;
    }
    if (entry.contains(QStringLiteral("tree"))) {
        if (environment == 0)
            makeTree(node, environment, entry, path, into);
        return;
    }
    m_secretsAsked = false;
    (void)m_world.takeEnvironmentAsked();
    const bool isStarter = kinds::expressions::truth(entry.value(QStringLiteral("starter")));
    QByteArray content = rendered(node, environment, entry.value(QStringLiteral("template")).toString(), entry, path);
    if (!isStarter && entry.value(QStringLiteral("header")).toBoolean(true))
        content = withHeader(content, formatOf(entry), m_world.stack().name);
    MadeFile made;
    made.file.path = path;
    made.file.content = content;
    made.file.executable = kinds::expressions::truth(entry.value(QStringLiteral("executable")));
    made.file.starterRoot = isStarter ? folderOf(path) : QString();
    made.listsSecrets = m_secretsAsked;
    made.varies = m_world.takeEnvironmentAsked() || m_entriesVary;
    add(node, made, into);
}

void FileMaker::makeTree(int node, int environment, const yaml::Map &entry, const QString &path, Made *into)
{
    const kinds::TemplateStore &store = m_world.nodes()[node].kind->templates;
    const QString folder = entry.value(QStringLiteral("tree")).toString();
    static const QString suffix = QStringLiteral(".mustache");
    for (const QString &name : store.tree(folder)) {
        const QString source = folder + u'/' + name;
        MadeFile made;
        made.file.path = path + u'/' + name;
        if (kinds::expressions::truth(entry.value(QStringLiteral("starter"))))
            made.file.starterRoot = path;
        if (name.endsWith(suffix)) {
            made.file.path.chop(suffix.size());
            made.file.content = rendered(node, environment, source, entry, made.file.path);
        } else if (const base::Result<QByteArray> bytes = store.bytes(source)) {
            made.file.content = *bytes;
        } else {
            m_world.fail(node, bytes.error());
        }
        add(node, made, into);
    }
}

QByteArray FileMaker::rendered(int node, int environment, const QString &name, const yaml::Map &entry, const QString &path)
{
    const kinds::Kind &kind = *m_world.nodes()[node].kind;
    const base::Result<kinds::Template> source = kind.templates.parsed(name);
    if (!source) {
        m_world.fail(node, source.error());
        return {};
    }
    NodeScope scope(m_world, node, environment);
    QList<kinds::Template::Fault> faults;
    const QByteArray text = source->rendered(scope, entry.value(QStringLiteral("with")).toMap(), formatOf(entry), &faults);
    for (const kinds::Template::Fault &fault : std::as_const(faults)) {
        m_world.fail(node, tr("%1: %2").arg(path, fault.message), QStringLiteral("template"),
            fault.value.isNull() ? QString() : settingWith(kind, m_world.settings(node, environment), fault.value),
            {kind.folder + u'/' + name});
    }
    return text;
}

void FileMaker::add(int node, MadeFile made, Made *into)
{
    made.node = node;
    made.file.nodeIds = {m_world.nodes()[node].node->id};
    made.file.spans = {{1, int(std::max<qsizetype>(made.file.content.count('\n'), 1)), made.file.nodeIds.first()}};
    const auto taken = into->constFind(made.file.path);
    if (taken == into->constEnd()) {
        into->insert(made.file.path, made);
    } else if (taken->node != node || taken->file.content != made.file.content) {
        const QString message = tr("%1 and %2 both make the file %3");
        const auto title = [this](int at) { return m_world.nodes()[at].label; };
        m_world.fail(node, message.arg(title(taken->node), title(node), made.file.path), QStringLiteral("collision"));
        m_world.fail(taken->node, message.arg(title(taken->node), title(node), made.file.path), QStringLiteral("collision"));
    }
}

FileSet FileMaker::all()
{
    Made base = made(0);
    bool again = false;
    for (const MadeFile &file : std::as_const(base))
        again = again || file.listsSecrets;
    if (again) {
        // Only now all secrets are known, those that files themselves asked for among them.
        QSet<int> nodes;
        for (const MadeFile &file : std::as_const(base)) {
            if (file.listsSecrets)
                nodes.insert(file.node);
        }
        for (const int node : std::as_const(nodes)) {
            base.removeIf([node](const auto &each) { return each.value().node == node; });
            makeNode(node, 0, &base);
        }
    }
    FileSet files;
    for (const MadeFile &each : std::as_const(base))
        files.insert(each.file.path, each.file);
    for (const MadeFile &each : std::as_const(m_copies))
        files.insert(each.file.path, each.file);
    return files;
}

} // namespace stackwright::generate
