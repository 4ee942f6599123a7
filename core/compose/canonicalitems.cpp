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

Value port(const Value &item)
{
    const Port port = portOf(item);
    yaml::Map map{{QStringLiteral("target"), port.target}, {QStringLiteral("protocol"), port.protocol}};
    if (!port.published.isEmpty())
        map.insert(QStringLiteral("published"), port.published);
    if (!port.address.isEmpty())
        map.insert(QStringLiteral("host_ip"), port.address);
    return map;
}

Value volume(const Value &item, const QString &folder)
{
    const Mount mount = mountOf(item);
    yaml::Map map{{QStringLiteral("type"), mount.type}, {QStringLiteral("target"), mount.target}};
    if (!mount.source.isEmpty())
        map.insert(QStringLiteral("source"), mount.type == u"bind" ? absolute(mount.source, folder) : mount.source);
    if (mount.readOnly)
        map.insert(QStringLiteral("read_only"), true);
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
    if (sizes.contains(name)) {
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
    yaml::List sorted = items;
    std::stable_sort(
        sorted.begin(), sorted.end(), [](const Value &a, const Value &b) { return yaml::written(a) < yaml::written(b); });
    return sorted;
}

} // namespace stackwright::compose
