#include "ui/canvas/groupsummary.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace stackwright::canvas {

namespace {

using run::State;

// The first one that is there is the group's.
constexpr std::array urgency = {
    State::Failed, State::Cancelled, State::Running, State::NotRun, State::Waiting, State::Passed, State::Skipped};

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("stackwright::canvas::Canvas", text, nullptr, n);
}

QMap<State, int> countsOf(const Stage &stage, const GroupItem &group)
{
    QMap<State, int> counts;
    for (const QString &id : group.members) {
        if (const auto state = stage.run.find(id); state != stage.run.end())
            ++counts[state->state];
    }
    return counts;
}

} // namespace

std::optional<State> stateOf(const Stage &stage, const GroupItem &group)
{
    const QMap<State, int> counts = countsOf(stage, group);
    const auto found = std::find_if(urgency.begin(), urgency.end(), [&](State state) { return counts.contains(state); });
    return found == urgency.end() ? std::nullopt : std::optional(*found);
}

QString summaryOf(const Stage &stage, const GroupItem &group)
{
    QStringList parts = {tr("%n node(s)", int(group.members.size()))};
    if (group.folded)
        parts.append(tr("collapsed"));
    const QMap<State, int> counts = countsOf(stage, group);
    QStringList states;
    for (const State state : urgency) {
        if (counts.contains(state))
            states.append(QStringLiteral("%1 %2").arg(counts.value(state)).arg(run::stateName(state)));
    }
    if (!states.isEmpty())
        parts.append(states.join(QStringLiteral(", ")));
    int problems = 0;
    bool secretMissing = false;
    for (const QString &id : group.members) {
        const Marks marks = stage.marks.value(id);
        problems += marks.errors + marks.warnings;
        secretMissing = secretMissing || marks.secretMissing;
    }
    if (problems > 0)
        parts.append(tr("%n problem(s)", problems));
    if (secretMissing)
        parts.append(tr("a secret is missing"));
    return parts.join(QStringLiteral("; "));
}

} // namespace stackwright::canvas
