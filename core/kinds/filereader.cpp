#include "core/kinds/filereader.h"

#include "core/kinds/formats/format.h"

#include <QCoreApplication>

namespace stackwright::kinds {

using yaml::Value;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Descriptor", text);
}

bool isLiteral(const QString &text)
{
    return !text.startsWith(QStringLiteral("= ")) && !text.contains(QStringLiteral("{= "));
}

// One entry of `files`, inside its loops.
void checkEntry(const Value &value, const TemplateStore &store, Fields &outer)
{
    Fields fields(value, outer.file(), outer.problems());
    fields.any(QStringLiteral("$if"));
    fields.text(QStringLiteral("path"), true);
    const QString name = fields.text(QStringLiteral("template"));
    const QString tree = fields.text(QStringLiteral("tree"));
    if (fields.has(QStringLiteral("template")) == fields.has(QStringLiteral("tree")))
        fields.fail(tr("A file needs either 'template' or 'tree'"), value);
    if (!name.isEmpty() && isLiteral(name) && !store.contains(name))
        fields.fail(tr("There is no template %1 beside the descriptor").arg(name), value[QStringLiteral("template")]);
    if (!tree.isEmpty() && isLiteral(tree) && store.tree(tree).isEmpty())
        fields.fail(tr("There is no folder %1 beside the descriptor").arg(tree), value[QStringLiteral("tree")]);
    const QString format = fields.text(QStringLiteral("format"));
    if (!format.isEmpty() && isLiteral(format) && !formats::formatNamed(format))
        fields.fail(
            tr("'%1' has to be one of: %2").arg(QStringLiteral("format"), formats::formatNames().join(QStringLiteral(", "))),
            value[QStringLiteral("format")]);
    fields.any(QStringLiteral("executable"));
    fields.any(QStringLiteral("starter"));
    fields.boolean(QStringLiteral("header"));
    fields.map(QStringLiteral("with"));
    fields.finish();
}

// The entry with what its loops bind under "with".
Value withNames(const Value &value, const QStringList &names, const TemplateStore &store, Fields &fields)
{
    Value result = value;
    const Value *body = value.toMap().find(QStringLiteral("$do"));
    if (body) {
        result.map().insert(
            QStringLiteral("$do"), withNames(*body, names + QStringList{value[QStringLiteral("$as")].toString()}, store, fields));
        return result;
    }
    checkEntry(value, store, fields);
    if (names.isEmpty() || !value.isMap())
        return result;
    yaml::Map with = value[QStringLiteral("with")].toMap();
    for (const QString &name : names)
        with.insert(name, QString(QStringLiteral("= ") + name));
    result.map().insert(QStringLiteral("with"), with);
    return result;
}

} // namespace

expressions::Tree readFiles(const Value &list, const TemplateStore &store, Fields &fields)
{
    if (list.toList().isEmpty())
        return {};
    yaml::List entries;
    for (const Value &entry : list.toList())
        entries.append(withNames(entry, {}, store, fields));
    const base::Result<expressions::Tree> tree = expressions::Tree::parsed(entries, fields.file());
    if (tree)
        return *tree;
    fields.fail(tree.error());
    return {};
}

} // namespace stackwright::kinds
