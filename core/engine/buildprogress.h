#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

// What a build is doing, from BuildKit's progress in either of its forms. Names and digests are foreign text.
namespace stackwright::engine {

// One node of BuildKit's graph: a Dockerfile step, a file transfer, an export.
struct BuildVertex
{
    enum class State { Waiting, Running, Done, Cached, Failed, Cancelled };

    QString id;   // its digest, or "#5" in the plain form
    QString name; // "[app deps 2/4] RUN npm ci"
    State state = State::Waiting;
    QDateTime started;
    QDateTime completed;
    qint64 bytesDone = 0; // sum of its transfers whose size is known; 0/0: none
    qint64 bytesTotal = 0;
    QString error; // for Failed

    bool isOver() const { return state != State::Waiting && state != State::Running; }
};

struct BuildLog
{
    QString vertexId;
    QByteArray line;      // without its end
    bool isError = false; // stderr; many tools write harmless things there
    QDateTime time;
};

// What one message changed.
struct BuildChange
{
    QStringList vertexIds;
    QList<BuildLog> logs;
    QStringList warnings; // of BuildKit's own checks of the Dockerfile
};

// Follows one build, which may have several targets. Bounded: no more than maxVertices are kept, later ones are ignored.
class BuildProgress
{
public:
    static constexpr int maxVertices = 20'000;

    // One object of `--progress=rawjson` (BuildKit's client.SolveStatus).
    BuildChange applyRawJson(const QJsonObject &object);
    // One line of `--progress=plain`; false if it does not belong to a vertex.
    bool applyPlain(const QByteArray &line, BuildChange &change);

    // The build is over. A vertex that equals one of another target is announced but never started: BuildKit runs it once.
    // So what is still open was shared (Cached) after a success, and Cancelled otherwise.
    BuildChange finish(bool succeeded);

    const QList<BuildVertex> &vertices() const { return m_vertices; } // in the order of first mention
    const BuildVertex *vertex(const QString &id) const;
    // The first vertex that failed by itself: those that were only cancelled because of it do not count.
    const BuildVertex *failed() const;
    // The last lines that a vertex printed, oldest first.
    QList<QByteArray> lastLines(const QString &id) const { return m_lastLines.value(id); }

private:
    struct Transfer
    {
        qint64 done = 0;
        qint64 total = 0;
    };

    BuildVertex *changed(const QString &id, BuildChange &change);
    void setTransfer(BuildVertex &vertex, const QString &id, const Transfer &transfer);
    void addLog(const BuildLog &log, BuildChange &change);
    void addLastParts(const QString &id, BuildChange &change);
    void applyPlainText(BuildVertex &vertex, const QByteArray &text, BuildChange &change);

    QList<BuildVertex> m_vertices;
    QHash<QString, qsizetype> m_index;
    QHash<QString, QHash<QString, Transfer>> m_transfers; // by vertex, by name
    QHash<QString, QByteArray> m_partLines;               // a log line whose end has not come yet
    QHash<QString, QList<QByteArray>> m_lastLines;
};

// The parts of a vertex's name.
struct VertexName
{
    QStringList words;       // of the brackets, without "2/4": {"app", "deps"}
    int step = 0;            // 2 of
    int steps = 0;           // 4; 0: it has no number
    bool isInternal = false; // a file transfer or the like, not a step of the Dockerfile
    QString text;            // after the brackets: "RUN npm ci"
};
VertexName vertexName(const QString &name);

// Which of the services that are built a vertex belongs to, or empty. Compose and bake put the service first into the brackets
// only where they build several; a single build's vertices all belong to it.
QString serviceOfVertex(const QString &name, const QStringList &builtServices);

} // namespace stackwright::engine
