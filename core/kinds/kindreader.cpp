#include "core/kinds/kindreader.h"

#include "core/kinds/filereader.h"
#include "core/kinds/namecheck.h"
#include "core/kinds/settingreader.h"
#include "core/kinds/source.h"
#include "core/yaml/reader.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stackwright::kinds {

using yaml::Value;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Descriptor", text);
}

Recognition readRecognition(const Value &value, Fields &outer)
{
    Recognition recognition;
    if (value.isNull())
        return recognition;
    Fields fields(value, outer.file(), outer.problems());
    const Value labels = fields.list(QStringLiteral("labels"));
    for (const Value &label : labels.toList()) {
        QRegularExpression expression(label.toString(), QRegularExpression::CaseInsensitiveOption);
        if (!label.isString() || label.toString().isEmpty())
            fields.fail(tr("A label is a regular expression in quotes"), label);
        else if (!expression.isValid())
            fields.fail(tr("This is no regular expression: %1").arg(expression.errorString()), label);
        recognition.labels.append(expression);
    }
    recognition.shapes = fields.texts(QStringLiteral("shapes"));
    recognition.images = fields.texts(QStringLiteral("images"));
    const QStringList incoming{QString(), QStringLiteral("none"), QStringLiteral("some")};
    const QStringList outgoing = incoming + QStringList{QStringLiteral("many"), QStringLiteral("labelled")};
    recognition.incoming = incoming[fields.word(QStringLiteral("incoming"), incoming)];
    recognition.outgoing = outgoing[fields.word(QStringLiteral("outgoing"), outgoing)];
    recognition.priority = fields.integer(QStringLiteral("priority"), 0);
    fields.finish();
    return recognition;
}

void readSettings(Fields &fields, Kind &kind)
{
    const Value settings = fields.list(QStringLiteral("settings"));
    for (const Value &each : settings.toList()) {
        Setting setting = readSetting(each, fields.file(), fields.problems());
        if (kind.setting(setting.id))
            fields.fail(tr("The setting '%1' is there twice").arg(setting.id), each);
        kind.settings.append(setting);
    }
}

void readVars(Fields &fields, Kind &kind)
{
    const Value vars = fields.map(QStringLiteral("vars"));
    static const QRegularExpression syntax(QStringLiteral("\\A[a-zA-Z_][a-zA-Z0-9_]*\\z"));
    static const QStringList taken{QStringLiteral("s"), QStringLiteral("node"), QStringLiteral("stack"), QStringLiteral("env"),
        QStringLiteral("vars"), QStringLiteral("target")};
    for (const auto &[name, value] : vars.toMap()) {
        if (!syntax.match(name).hasMatch() || taken.contains(name))
            fields.fail(tr("'%1' cannot be the name of a variable").arg(name), value);
        const base::Result<expressions::Tree> tree = expressions::Tree::parsed(value, fields.file());
        if (!tree)
            fields.fail(tree.error());
        else
            kind.vars.append({name, *tree});
    }
}

Patch readPatch(const Value &value, Fields &outer)
{
    Fields fields(value, outer.file(), outer.problems());
    Patch patch;
    Fields to(fields.map(QStringLiteral("to")), outer.file(), outer.problems());
    patch.kinds = to.texts(QStringLiteral("kinds"));
    patch.linked = to.word(QStringLiteral("relation"), {QStringLiteral("all"), QStringLiteral("linked")}) == 1;
    patch.allServices = to.text(QStringLiteral("services")) == u"all";
    if (patch.allServices != patch.kinds.isEmpty())
        to.fail(tr("A patch goes either to kinds or to 'services: all'"), value);
    to.finish();
    patch.last = fields.boolean(QStringLiteral("last"));
    patch.overlay = fields.text(QStringLiteral("overlay"));
    patch.condition = fields.tree(QStringLiteral("$if"));
    patch.compose = fields.tree(QStringLiteral("compose"));
    if (patch.compose.isEmpty())
        fields.fail(tr("A patch needs 'compose'"), value);
    fields.finish();
    return patch;
}

void readParts(Fields &fields, Kind &kind)
{
    kind.subtitle = fields.tree(QStringLiteral("subtitle"));
    kind.open = fields.tree(QStringLiteral("open"));
    kind.compose = fields.tree(QStringLiteral("compose"));
    const Value overlays = fields.map(QStringLiteral("overlays"));
    for (const auto &[environment, fragment] : overlays.toMap()) {
        const base::Result<expressions::Tree> tree = expressions::Tree::parsed(fragment, fields.file());
        if (!tree)
            fields.fail(tree.error());
        else
            kind.overlays.insert(environment, *tree);
    }
    const Value patches = fields.list(QStringLiteral("patches"));
    for (const Value &patch : patches.toList())
        kind.patches.append(readPatch(patch, fields));
    kind.faults = fields.tree(QStringLiteral("faults"));
    kind.files = readFiles(fields.list(QStringLiteral("files")), kind.templates, fields);

    const Value run = fields.map(QStringLiteral("run"));
    kind.run = run.toMap();
    if (const Value *oneShots = kind.run.find(QStringLiteral("oneShots"))) {
        const base::Result<expressions::Tree> tree = expressions::Tree::parsed(*oneShots, fields.file());
        if (!tree)
            fields.fail(tree.error());
        else
            kind.oneShots = *tree;
    }
    kind.checks = fields.list(QStringLiteral("checks")).toList();
}

} // namespace

std::optional<Kind> readKind(const QString &path, base::Diagnostics *problems)
{
    const auto tell = [problems](const base::Error &error) {
        problems->append({base::Severity::Error, error.message, error.where, {}, {}, QStringLiteral("bad-descriptor")});
    };
    const base::Result<QByteArray> text = readSource(path);
    if (!text) {
        tell(text.error());
        return {};
    }
    const base::Result<Value> value = yaml::read(*text, path);
    if (!value) {
        tell(value.error());
        return {};
    }
    base::Diagnostics found;
    Fields fields(*value, path, &found);
    Kind kind;
    kind.source = path;
    kind.folder = QFileInfo(path).path();
    kind.templates = TemplateStore(kind.folder);
    kind.id = fields.text(QStringLiteral("kind"), true);
    static const QRegularExpression idSyntax(QStringLiteral("\\A[a-z][a-z0-9-]*\\z"));
    if (!kind.id.isEmpty() && !idSyntax.match(kind.id).hasMatch())
        fields.fail(tr("A kind's id has small letters, digits and '-'"), fields.any(QStringLiteral("kind")));
    kind.title = fields.text(QStringLiteral("title"), true);
    kind.group = fields.text(QStringLiteral("group"), true);
    kind.icon = fields.text(QStringLiteral("icon"), true);
    kind.summary = fields.text(QStringLiteral("summary"), true);
    const QStringList roles{QStringLiteral("service"), QStringLiteral("task"), QStringLiteral("gate"), QStringLiteral("terminal"),
        QStringLiteral("check"), QStringLiteral("feature"), QStringLiteral("manual")};
    kind.role = Role(fields.word(QStringLiteral("role"), roles, true));
    kind.working = fields.word(QStringLiteral("state"), {QStringLiteral("working"), QStringLiteral("planned")}, true) == 0;
    kind.recognition = readRecognition(fields.map(QStringLiteral("recognise")), fields);
    readSettings(fields, kind);
    readVars(fields, kind);
    readParts(fields, kind);
    fields.finish();
    if (found.isEmpty())
        checkNames(kind, &found);
    problems->append(found);
    return found.isEmpty() ? std::optional<Kind>(kind) : std::nullopt;
}

} // namespace stackwright::kinds
