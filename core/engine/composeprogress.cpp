#include "core/engine/composeprogress.h"

#include <QHash>
#include <QRegularExpression>

namespace stackwright::engine {

namespace {

using Phase = ComposeEvent::Phase;
using Subject = ComposeEvent::Subject;

// Compose's own words, from the versions 2.20 to 5.x.
std::optional<Phase> phaseOf(const QString &verb)
{
    static const QHash<QString, Phase> phases = [] {
        QHash<QString, Phase> made;
        for (const char *word : {"Creating", "Starting", "Waiting", "Recreate", "Restarting", "Stopping", "Killing", "Removing",
                 "Building", "Pulling", "Downloading", "Extracting", "Verifying", "Preparing", "Pushing", "Copying"})
            made.insert(QLatin1String(word), Phase::Working);
        for (const char *word : {"Created", "Started", "Healthy", "Exited", "Running", "Recreated", "Restarted", "Stopped",
                 "Killed", "Removed", "Built", "Pulled", "Download", "Pull", "Already", "Pushed", "Copied", "Exists"})
            made.insert(QLatin1String(word), Phase::Done); // "Download complete", "Pull complete", "Already exists"
        for (const char *word : {"Error", "Interrupted"})
            made.insert(QLatin1String(word), Phase::Failed);
        for (const char *word : {"Warning", "Skipped", "Resource"})
            made.insert(QLatin1String(word), Phase::Warning); // "Skipped: …", "Resource is still in use"
        return made;
    }();
    const auto found = phases.constFind(verb);
    return found == phases.constEnd() ? std::nullopt : std::optional(*found);
}

QString firstWord(const QString &text)
{
    static const QRegularExpression end(QStringLiteral("[\\s:]"));
    const qsizetype at = text.indexOf(end);
    return at < 0 ? text : text.left(at);
}

// "Container demo-db-1" -> its subject and "demo-db-1"; Compose quotes the names of volumes.
void setSubject(ComposeEvent &event, const QString &id)
{
    static const QHash<QString, Subject> subjects{{QStringLiteral("Container"), Subject::Container},
        {QStringLiteral("Network"), Subject::Network}, {QStringLiteral("Volume"), Subject::Volume},
        {QStringLiteral("Image"), Subject::Image}, {QStringLiteral("Service"), Subject::Other}};
    event.name = id.trimmed();
    const qsizetype space = event.name.indexOf(QLatin1Char(' '));
    if (space > 0) {
        const auto found = subjects.constFind(event.name.left(space));
        if (found != subjects.constEnd()) {
            event.subject = *found;
            event.name = event.name.mid(space + 1).trimmed();
        }
    }
    if (event.name.size() > 1 && event.name.startsWith(QLatin1Char('"')) && event.name.endsWith(QLatin1Char('"')))
        event.name = event.name.mid(1, event.name.size() - 2);
}

} // namespace

std::optional<ComposeEvent> composeEvent(const QJsonObject &object)
{
    const QString id = object.value(QLatin1String("id")).toString();
    if (id.isEmpty())
        return std::nullopt;
    const QString status = object.value(QLatin1String("status")).toString();
    const QString text = object.value(QLatin1String("text")).toString();
    const QString details = object.value(QLatin1String("details")).toString();
    // 5.x: the status is the phase alone, and the words are in `text`.
    const bool failed = status == QLatin1String("Error");
    ComposeEvent event;
    QString said;
    for (const QString &each : {text, status, details}) {
        if (event.verb.isEmpty() && phaseOf(firstWord(each)) && !(failed && each == status && !text.isEmpty())) {
            event.verb = firstWord(each);
            said = each;
        }
    }
    if (event.verb.isEmpty()) {
        if (!failed && status != QLatin1String("Working") && status != QLatin1String("Done"))
            return std::nullopt;
        event.verb = status;
    }
    event.phase =
        failed ? Phase::Failed : phaseOf(event.verb).value_or(status == QLatin1String("Done") ? Phase::Done : Phase::Working);
    QStringList rest;
    for (const QString &each : {said.mid(event.verb.size()).trimmed(), text, status, details}) {
        if (!each.isEmpty() && each != said && each != event.verb && each != QLatin1String("Working") &&
            each != QLatin1String("Done"))
            rest.append(each);
    }
    event.detail = rest.join(QLatin1Char(' '));
    setSubject(event, id);
    event.parent = object.value(QLatin1String("parent_id")).toString();
    event.bytesTotal = qMax<qint64>(0, object.value(QLatin1String("total")).toInteger());
    event.bytesDone = qBound<qint64>(0, object.value(QLatin1String("current")).toInteger(), event.bytesTotal);
    if (object.contains(QLatin1String("percent")))
        event.percent = qBound(0, object.value(QLatin1String("percent")).toInt(), 100);
    return event;
}

std::optional<ComposeEvent> composeEvent(const QByteArray &line)
{
    static const QRegularExpression form(QStringLiteral(
        "^ ?(?:DRY-RUN MODE - )? *((?:Container|Network|Volume|Image|Service) +(?:\"[^\"]+\"|\\S+)|\\S+) +(\\S.*)$"));
    if (!line.startsWith(' ') || line.size() > 4096)
        return std::nullopt;
    const auto match = form.match(QString::fromUtf8(line));
    if (!match.hasMatch())
        return std::nullopt;
    ComposeEvent event;
    event.verb = firstWord(match.captured(2));
    const auto phase = phaseOf(event.verb);
    if (!phase)
        return std::nullopt;
    event.phase = *phase;
    event.detail = match.captured(2).mid(event.verb.size()).trimmed();
    setSubject(event, match.captured(1));
    return event;
}

} // namespace stackwright::engine
