#include "app/cli/progressprinter.h"

#include "app/cli/terminal.h"
#include "core/run/logfollower.h"

#include <QJsonObject>

namespace stackwright::cli {

namespace {

QString seconds(const run::Step &step)
{
    if (!step.started.isValid() || !step.finished.isValid())
        return {};
    return QStringLiteral(" %1 s").arg(double(step.started.msecsTo(step.finished)) / 1000, 0, 'f', 1);
}

} // namespace

ProgressPrinter::ProgressPrinter(run::Runner &runner, bool json, QObject *parent)
    : QObject(parent)
    , m_json(json)
{
    connect(&runner, &run::Runner::stepChanged, this, &ProgressPrinter::printStep);
    connect(&runner, &run::Runner::nodeChanged, this, &ProgressPrinter::printNode);
    connect(&runner, &run::Runner::logged, this, &ProgressPrinter::printLog);
    connect(&runner, &run::Runner::finished, this, [json](const run::Outcome &outcome) { printOutcome(outcome, json); });
}

void ProgressPrinter::printStep(const run::Step &step)
{
    if (m_json) {
        printJsonLine({{QStringLiteral("event"), QStringLiteral("step")}, {QStringLiteral("id"), step.id},
            {QStringLiteral("node"), step.nodeId}, {QStringLiteral("service"), step.service},
            {QStringLiteral("title"), step.title}, {QStringLiteral("state"), run::stateKey(step.state)},
            {QStringLiteral("percent"), step.percent}, {QStringLiteral("bytesDone"), step.bytesDone},
            {QStringLiteral("bytesTotal"), step.bytesTotal}, {QStringLiteral("cached"), step.cached},
            {QStringLiteral("detail"), step.detail}});
        return;
    }
    // Percents would scroll a terminal away: only the beginning and the end of a step are a line.
    const auto said = m_said.constFind(step.id);
    if ((said != m_said.constEnd() && *said == step.state) || step.state == run::State::Waiting)
        return;
    m_said.insert(step.id, step.state);
    const QString node = step.nodeId.isEmpty() ? QString() : QStringLiteral("[%1] ").arg(step.nodeId);
    const QString state = step.cached ? QStringLiteral("cached") : run::stateName(step.state);
    const QString detail = step.detail.isEmpty() ? QString() : QStringLiteral(": ") + step.detail;
    say(QStringLiteral("%1%2 %3%4%5").arg(node, step.title, state, seconds(step), detail));
}

void ProgressPrinter::printNode(const QString &nodeId, const run::NodeState &state)
{
    if (m_json)
        printJsonLine({{QStringLiteral("event"), QStringLiteral("node")}, {QStringLiteral("node"), nodeId},
            {QStringLiteral("state"), run::stateKey(state.state)}, {QStringLiteral("percent"), state.percent},
            {QStringLiteral("text"), state.text}, {QStringLiteral("reason"), state.reason}});
}

void ProgressPrinter::printLog(const QList<run::LogLine> &lines)
{
    if (!m_json)
        return;
    for (const run::LogLine &line : lines) {
        QJsonObject object = run::logJson(line);
        object.insert(QStringLiteral("event"), QStringLiteral("log"));
        printJsonLine(object);
    }
}

void printOutcome(const run::Outcome &outcome, bool json)
{
    if (json) {
        QJsonObject sites;
        for (auto site = outcome.sites.cbegin(); site != outcome.sites.cend(); ++site)
            sites.insert(site.key(), site.value());
        printJsonLine(
            {{QStringLiteral("event"), QStringLiteral("finished")}, {QStringLiteral("state"), run::stateKey(outcome.state)},
                {QStringLiteral("message"), outcome.message}, {QStringLiteral("node"), outcome.nodeId},
                {QStringLiteral("exitCode"), outcome.exitCode}, {QStringLiteral("sites"), sites}});
        return;
    }
    if (!outcome.message.isEmpty())
        say(outcome.nodeId.isEmpty() ? outcome.message : QStringLiteral("[%1] %2").arg(outcome.nodeId, outcome.message));
    for (auto site = outcome.sites.cbegin(); site != outcome.sites.cend(); ++site)
        say(QStringLiteral("[%1] %2").arg(site.key(), site.value()));
}

} // namespace stackwright::cli
