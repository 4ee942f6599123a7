#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace stackwright::engine {

// One thing that Compose says it does: `--progress json` (from 2.29, one object a line) or `--progress plain` (older).
struct ComposeEvent
{
    // Other: a service or an image that is pulled or built, a layer.
    enum class Subject { Container, Network, Volume, Image, Other };
    enum class Phase { Working, Done, Failed, Warning };

    Subject subject = Subject::Other;
    QString name;   // of the subject, without the word before it: "demo-db-1"
    QString parent; // of a layer: what it belongs to
    QString verb;   // "Creating", "Started", "Pulled", "Downloading", "Error", …
    QString detail; // what else it says
    Phase phase = Phase::Working;
    int percent = -1;     // -1: not known
    qint64 bytesDone = 0; // 0/0: not known
    qint64 bytesTotal = 0;
};

// Fields `status` and `text` are swapped in some versions, and 5.x adds `details` with "Working" or "Done" as status: all
// are matched by their words. Nothing for an object that is no event.
std::optional<ComposeEvent> composeEvent(const QJsonObject &object);
// " Container demo-db-1  Creating". Nothing for any other line.
std::optional<ComposeEvent> composeEvent(const QByteArray &line);

} // namespace stackwright::engine
