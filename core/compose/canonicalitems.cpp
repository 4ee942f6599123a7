#include "core/compose/canonicalitems.h"

#include "core/compose/shortforms.h"
#include "core/kinds/units.h"
#include "core/yaml/writer.h"

#include <QDir>

#include <algorithm>

namespace stackwright::compose {

using yaml::Value;

namespace {

QString absolute(const QString &path, const QString &folder)
{
    return QDir::cleanPath(path.startsWith(u'/') ? path : folder + u'/' + path);
}

// Last parts of paths below services whose texts are sizes, durations or paths.
const QStringList sizes{QStringLiteral("memory"), QStringLiteral("mem_limit"), QStringLiteral("memswap_limit"),
    QStringLiteral("shm_size"), QStringLiteral("mem_reservation")};
const QStringList durations{QStringLiteral("interval"), QStringLiteral("timeout"), QStringLiteral("start_period"),
    QStringLiteral("start_interval"), QStringLiteral("stop_grace_period"), QStringLiteral("delay"), QStringLiteral("monitor"),
    QStringLiteral("window")};

bool isService(const Path &path)
{
    return path.size() > 2 && path[0] == u"services";
}

Value number(const Value &value)
{
    bool ok = false;
    const double number = value.scalarText().toDouble(&ok);
    return ok ? Value(number) : value;
}

void insertUnlessEmpty(yaml::Map *map, const QString &key, const QString &text)
{
    if (text.isEmpty())
        map->remove(key);
    else
        map->insert(key, text);
}

// What the long form says besides (mode, name, app_protocol) stays as it is.
Value port(const Value &item)
{
    const Port port = portOf(item);
    yaml::Map map = item.toMap();
    map.insert(QStringLiteral("target"), port.target);
    map.insert(QStringLiteral("protocol"), port.protocol);
    insertUnlessEmpty(&map, QStringLiteral("published"), port.published);
    insertUnlessEmpty(&map, QStringLiteral("host_ip"), port.address);
    return map;
}

// What an option of the short form is called in the long one.
void insertOption(yaml::Map *map, const QString &option)
{
    if (option == u"z" || option == u"Z")
        (*map)[QStringLiteral("bind")].map().insert(QStringLiteral("selinux"), option);
    else if (option == u"nocopy")
        (*map)[QStringLiteral("volume")].map().insert(QStringLiteral("nocopy"), true);
    else if (option == u"cached" || option == u"delegated" || option == u"consistent")
        map->insert(QStringLiteral("consistency"), option);
    else
        (*map)[QStringLiteral("bind")].map().insert(QStringLiteral("propagation"), option);
}

// As with ports: the options of a bind, a volume or a tmpfs stay.
Value volume(const Value &item, const QString &folder)
{
    const Mount mount = mountOf(item);
    yaml::Map map = item.toMap();
    map.insert(QStringLiteral("type"), mount.type);
    map.insert(QStringLiteral("target"), mount.target);
    insertUnlessEmpty(&map, QStringLiteral("source"), mount.type == u"bind" ? absolute(mount.source, folder) : mount.source);
    map.remove(QStringLiteral("read_only"));
    if (mount.readOnly)
        map.insert(QStringLiteral("read_only"), true);
    for (const QString &option : mount.options)
        insertOption(&map, option);
    return map;
}

Value fileMount(const QString &kind, const Value &item)
{
    const QString source = fileMountSource(item);
    Value map = item.isMap() ? item : Value(yaml::Map());
    map.map().insert(QStringLiteral("source"), source);
    const QString target = item.isMap() ? item[QStringLiteral("target")].scalarText() : QString();
    const QString folder = kind == u"secrets" ? QStringLiteral("/run/secrets/") : QStringLiteral("/");
    map.map().insert(QStringLiteral("target"), target.startsWith(u'/') ? target : folder + (target.isEmpty() ? source : target));
    return map;
}

// Equal mappings have equal texts then, whatever the order of their keys.
Value withSortedKeys(const Value &value)
{
    if (!value.isMap())
        return value;
    QStringList keys = value.toMap().keys();
    keys.sort();
    Value sorted = yaml::Map();
    for (const QString &key : std::as_const(keys))
        sorted.map().append(key, withSortedKeys(value[key]));
    return sorted;
}

} // namespace

Value longForm(const Path &path, const Value &item, const QString &folder)
{
    const QString name = path.size() == 3 && isService(path) ? path[2] : QString();
    if (name == u"ports")
        return port(item);
    if (name == u"volumes")
        return volume(item, folder);
    if (name == u"secrets" || name == u"configs")
        return fileMount(name, item);
    return item;
}

Value canonicalItem(const Path &path, const Value &value, const QString &folder)
{
    const bool isFileOfStack = path.size() == 3 && (path[0] == u"secrets" || path[0] == u"configs") && path[2] == u"file";
    if (isFileOfStack && value.isString())
        return absolute(value.toString(), folder);
    if (!isService(path) || !value.isScalar() || value.isNull())
        return value;
    const QString &name = path.last();
    const QString text = value.scalarText();
    if (path.size() == 4 && ruleAt(path.first(3)) == Rule::Pairs)
        return text;
    if (path.size() > 3 && path[2] == u"logging")
        return text;
    if (name == u"cpus")
        return number(value);
    if (sizes.contains(name) || (name == u"size" && path.contains(QStringLiteral("tmpfs")))) {
        const auto bytes = kinds::sizeInBytes(text);
        return bytes ? Value(*bytes) : value;
    }
    if (durations.contains(name)) {
        const auto nanoseconds = kinds::durationInNanoseconds(text);
        return nanoseconds ? Value(*nanoseconds) : value;
    }
    const bool isPath = (name == u"context" && path[2] == u"build") || (name == u"path" && path[2] == u"develop");
    return isPath && !text.contains(QStringLiteral("://")) ? Value(absolute(text, folder)) : value;
}

bool isDefault(const Path &path, const Value &value)
{
    const QString &name = path.last();
    if (name == u"required")
        return value.toBoolean();
    // What Compose says of a port or a mount in its short form.
    const bool isPart = isService(path) && path.contains(QStringLiteral("[]"));
    if (isPart && path[2] == u"ports" && name == u"mode")
        return value.toString() == u"ingress";
    if (isPart && path[2] == u"volumes" && name == u"create_host_path")
        return value.toBoolean();
    if (name == u"dockerfile")
        return value.toString() == u"Dockerfile";
    if (path.size() == 3 && isService(path) && (name == u"command" || name == u"entrypoint"))
        return value.isNull();
    // Compose adds its own network where a service names none; our files always name theirs or mean that one.
    return path.size() == 4 && path[2] == u"networks" && name == u"default" && value.isNull();
}

bool isMeaningfulWhenEmpty(const Path &path)
{
    const bool isEntry = path.size() == 2 && path[0] != u"services" && !path[0].startsWith(QStringLiteral("x-"));
    return isEntry || (path.size() == 4 && isService(path) &&
                          (ruleAt(path.first(3)) == Rule::Names || ruleAt(path.first(3)) == Rule::Pairs));
}

bool keepsOrder(const Path &path)
{
    return isService(path) && (ruleAt(path) == Rule::Replace || path.last() == u"watch" || path.last() == u"env_file");
}

Value sortedItems(const yaml::List &items)
{
    QList<std::pair<QByteArray, Value>> keyed;
    for (const Value &item : items)
        keyed.append({yaml::written(withSortedKeys(item)), item});
    std::stable_sort(keyed.begin(), keyed.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    yaml::List sorted;
    for (const auto &[key, item] : std::as_const(keyed))
        sorted.append(item);
    return sorted;
}

} // namespace stackwright::compose
