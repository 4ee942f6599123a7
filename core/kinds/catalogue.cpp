#include "core/kinds/catalogue.h"

#include "core/kinds/fields.h"
#include "core/kinds/kindreader.h"
#include "core/kinds/recogniser.h"
#include "core/kinds/source.h"
#include "core/yaml/reader.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFileInfo>
#include <QHash>

namespace stackwright::kinds {

struct Catalogue::Data
{
    QList<Kind> kinds;
    QList<PaletteGroup> groups;
    QHash<QString, qsizetype> byId;
    std::unique_ptr<Recogniser> recogniser;
    base::Diagnostics problems;
};

namespace {

QStringList descriptorsBelow(const QString &folder)
{
    QStringList paths;
    QDirIterator walk(folder, {QStringLiteral("kind.yaml")}, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        paths.append(walk.next());
    paths.sort();
    return paths;
}

QList<PaletteGroup> readGroups(const QString &path, base::Diagnostics *problems)
{
    const auto tell = [problems](const base::Error &error) {
        problems->append({base::Severity::Error, error.message, error.where, {}, {}, QStringLiteral("bad-descriptor")});
        return QList<PaletteGroup>();
    };
    const base::Result<QByteArray> text = readSource(path);
    if (!text)
        return tell(text.error());
    const base::Result<yaml::Value> value = yaml::read(*text, path);
    if (!value)
        return tell(value.error());
    QList<PaletteGroup> groups;
    Fields fields(*value, path, problems);
    const yaml::Value list = fields.list(QStringLiteral("groups"));
    for (const yaml::Value &each : list.toList()) {
        Fields group(each, path, problems);
        groups.append({group.text(QStringLiteral("id"), true), group.text(QStringLiteral("title"), true)});
        group.finish();
    }
    fields.finish();
    return groups;
}

} // namespace

Catalogue Catalogue::load(const QStringList &folders, base::Diagnostics *told)
{
    auto data = std::make_shared<Data>();
    base::Diagnostics *problems = &data->problems;
    for (const QString &folder : folders) {
        const QString groups = folder + QStringLiteral("/groups.yaml");
        if (QFileInfo::exists(groups)) {
            for (const PaletteGroup &group : readGroups(groups, problems)) {
                const auto same = [&](const PaletteGroup &each) { return each.id == group.id; };
                if (std::none_of(data->groups.cbegin(), data->groups.cend(), same))
                    data->groups.append(group);
            }
        }
        QHash<QString, QString> seen; // within one folder an id is unique
        for (const QString &path : descriptorsBelow(folder)) {
            std::optional<Kind> kind = readKind(path, problems);
            if (!kind)
                continue;
            if (seen.contains(kind->id)) {
                problems->append({base::Severity::Error,
                    QCoreApplication::translate("Descriptor", "The kind '%1' is in %2 already").arg(kind->id, seen[kind->id]),
                    {path}, {}, {}, QStringLiteral("bad-descriptor")});
                continue;
            }
            seen.insert(kind->id, path);
            if (const auto at = data->byId.constFind(kind->id); at != data->byId.constEnd()) {
                data->kinds[*at] = *kind;
            } else {
                data->byId.insert(kind->id, data->kinds.size());
                data->kinds.append(*kind);
            }
        }
    }
    if (told)
        *told += data->problems;
    data->recogniser = std::make_unique<Recogniser>(data->kinds);
    Catalogue catalogue;
    catalogue.m_data = std::move(data);
    return catalogue;
}

const QList<Kind> &Catalogue::kinds() const
{
    static const QList<Kind> none;
    return m_data ? m_data->kinds : none;
}

const base::Diagnostics &Catalogue::problems() const
{
    static const base::Diagnostics none;
    return m_data ? m_data->problems : none;
}

const QList<PaletteGroup> &Catalogue::groups() const
{
    static const QList<PaletteGroup> none;
    return m_data ? m_data->groups : none;
}

const Kind *Catalogue::kind(const QString &id) const
{
    const qsizetype at = m_data ? m_data->byId.value(id, -1) : -1;
    return at < 0 ? nullptr : &m_data->kinds.at(at);
}

const Kind *Catalogue::recognised(const NodeContext &node) const
{
    const qsizetype at = m_data ? m_data->recogniser->forNode(node) : -1;
    return at < 0 ? kind(QStringLiteral("manual")) : &m_data->kinds.at(at);
}

const Kind *Catalogue::forImage(const QString &image) const
{
    const qsizetype at = m_data ? m_data->recogniser->forImage(image) : -1;
    return at < 0 ? nullptr : &m_data->kinds.at(at);
}

} // namespace stackwright::kinds
