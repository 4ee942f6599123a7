#include "ui/inspector/target.h"

#include <QSet>

#include <algorithm>

namespace stackwright::inspector {

namespace {

bool isShareable(kinds::SettingType type)
{
    return type != kinds::SettingType::Secret && type != kinds::SettingType::Nodes;
}

bool takesTheSame(const kinds::Setting &a, const kinds::Setting &b)
{
    const auto isSameChoice = [](const kinds::SettingChoice &one, const kinds::SettingChoice &other) {
        return one.value == other.value;
    };
    return a.type == b.type && a.open == b.open && a.required == b.required && a.pattern == b.pattern && a.minimum == b.minimum &&
           a.maximum == b.maximum && a.unit == b.unit &&
           std::equal(a.choices.begin(), a.choices.end(), b.choices.begin(), b.choices.end(), isSameChoice);
}

// The setting of a kind that takes what this one takes. The rows of a table, such as more parameters, and versions of images
// mean something to their own kind alone, whatever they are called.
const kinds::Setting *sameIn(const kinds::Kind &kind, const kinds::Setting &setting)
{
    const kinds::Setting *other = kind.setting(setting.id);
    if (other == &setting)
        return other;
    return other && setting.type != kinds::SettingType::Table && takesTheSame(*other, setting) ? other : nullptr;
}

} // namespace

QList<QList<Target>> targetsOf(const QStringList &nodeIds, const QList<const kinds::Kind *> &kinds)
{
    if (kinds.isEmpty() || kinds.contains(nullptr)) {
        return {};
    }
    // Nodes are many, their kinds few.
    const QSet<const kinds::Kind *> different(kinds.begin(), kinds.end());
    QList<QList<Target>> result;
    for (const kinds::Setting &setting : kinds.first()->settings) {
        const bool common = std::all_of(
            different.begin(), different.end(), [&](const kinds::Kind *kind) { return sameIn(*kind, setting) != nullptr; });
        if (!common || (nodeIds.size() > 1 && !isShareable(setting.type))) {
            continue;
        }
        QHash<const kinds::Kind *, const kinds::Setting *> ofKind;
        for (const kinds::Kind *kind : different) {
            ofKind.insert(kind, sameIn(*kind, setting));
        }
        QList<Target> targets;
        for (qsizetype i = 0; i < nodeIds.size(); ++i) {
            targets.append({nodeIds.at(i), ofKind.value(kinds.at(i))});
        }
        result.append(targets);
    }
    return result;
}

} // namespace stackwright::inspector
