#include "core/compose/order.h"

#include "core/compose/attributes.h"

#include <algorithm>

namespace stackwright::compose {

using yaml::Value;

namespace {

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

Value sorted(const Value &value, const QStringList &order)
{
    Value result = yaml::Map();
    result.setTag(value.tag());
    result.setPosition(value.line(), value.column());
    QList<yaml::Map::Entry> entries(value.toMap().begin(), value.toMap().end());
    const auto place = [&order](const QString &key) {
        const qsizetype at = order.indexOf(key);
        return at < 0 ? order.size() : at;
    };
    std::stable_sort(
        entries.begin(), entries.end(), [&](const auto &a, const auto &b) { return place(a.first) < place(b.first); });
    for (const auto &[key, member] : entries)
        result.map().insert(key, member);
    return result;
}

bool isEmptied(const Value &value)
{
    return value.tag().isEmpty() && ((value.isMap() && value.toMap().isEmpty()) || (value.isList() && value.toList().isEmpty()));
}

Value service(const QString &name, const Value &value)
{
    static const QStringList order =
        words("image build pull_policy platform profiles extends deploy container_name hostname init user "
              "working_dir entrypoint command environment env_file secrets configs ports expose volumes "
              "tmpfs shm_size networks depends_on develop healthcheck restart stop_signal stop_grace_period "
              "logging read_only cap_drop cap_add security_opt pids_limit mem_limit labels");
    Value result = sorted(value, order);
    for (const auto &[key, member] : value.toMap()) {
        if (isEmptied(member))
            result.map().remove(key);
        else
            result.map().insert(key, writtenForm({QStringLiteral("services"), name, key}, member));
    }
    return result;
}

} // namespace

Value ordered(const Value &tree)
{
    static const QStringList order = words("name include x-logging x-restart services networks volumes configs secrets");
    Value result = sorted(tree, order);
    if (Value *services = result.map().find(QStringLiteral("services")); services && services->isMap()) {
        for (auto &[name, member] : services->map()) {
            if (member.isMap())
                member = service(name, member);
        }
    }
    for (const auto &[key, member] : tree.toMap()) {
        if (isEmptied(member))
            result.map().remove(key);
    }
    return result;
}

} // namespace stackwright::compose
