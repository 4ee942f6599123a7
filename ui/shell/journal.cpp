#include "ui/shell/journal.h"

#include "core/stack/projectfile.h"

#include <QDir>
#include <QUuid>
#include <QtConcurrent>

#include <algorithm>

namespace stackwright::shell {

namespace {

constexpr int pauseMs = 1000; // from a change until it is written, with what came after it
const QString journalEnding = QStringLiteral(".journal");
const QString originKey = QStringLiteral("journal-of"); // of the stack's file, among the keys that a stack file may have besides

QString lockOf(const QString &journal)
{
    return journal + QStringLiteral(".lock");
}

// On another thread: there may be many, and the disk slow.
QList<Recovered> foundIn(const QString &folder, const QString &own)
{
    QList<Recovered> found;
    if (folder.isEmpty()) {
        return found;
    }
    for (const QFileInfo &info : QDir(folder).entryInfoList({QLatin1Char('*') + journalEnding}, QDir::Files)) {
        const QString path = info.absoluteFilePath();
        QLockFile lock(lockOf(path));
        lock.setStaleLockTime(0);
        if (path == own || !lock.tryLock(0)) {
            continue; // of a session that runs
        }
        base::Result<stack::Stack> stack = stack::openInput(path);
        if (!stack.ok()) {
            continue;
        }
        Recovered recovered{path, std::move(stack).value(), {}, {}, info.lastModified()};
        if (const yaml::Value *origin = recovered.stack.unknown.find(originKey)) {
            const stack::InputName name = stack::inputName(origin->scalarText());
            recovered.origin = name.path;
            recovered.key = stack::identityOf(name.path, name.chart);
            recovered.stack.unknown.remove(originKey);
        }
        found.append(recovered);
    }
    std::sort(found.begin(), found.end(), [](const Recovered &a, const Recovered &b) { return a.when > b.when; });
    return found;
}

} // namespace

Journal::Journal(const stack::StackDocument &document, const DocumentFile &file, DocumentFile::Write write, const QString &folder,
    QThreadPool &workers, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_file(file)
    , m_write(std::move(write))
    , m_folder(folder)
    , m_workers(workers)
{
    if (m_folder.isEmpty() || !QDir().mkpath(m_folder)) {
        return;
    }
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_path = m_folder + QLatin1Char('/') + QUuid::createUuid().toString(QUuid::Id128) + journalEnding;
    m_lock = std::make_unique<QLockFile>(lockOf(m_path));
    m_lock->setStaleLockTime(0); // held as long as the process lives
    if (!m_lock->tryLock(0)) {
        m_path.clear(); // nobody could tell it from what a crash left
        return;
    }
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] { want(Due::Write); });
    connect(&m_work, &QFutureWatcherBase::finished, this, &Journal::finish);
    connect(&document, &stack::StackDocument::changed, this, &Journal::noteChange);
    connect(&file, &DocumentFile::changed, this, &Journal::noteChange);
}

Journal::~Journal()
{
    m_work.waitForFinished();
    if (!m_path.isEmpty()) {
        QFile::remove(m_path);
    }
}

QFuture<QList<Recovered>> Journal::leftBehind() const
{
    return QtConcurrent::run(&m_workers, [folder = m_folder, own = m_path] { return foundIn(folder, own); });
}

void Journal::forget(const Recovered &recovered)
{
    QFile::remove(recovered.journal);
    QFile::remove(lockOf(recovered.journal));
}

void Journal::takeOver(const Recovered &recovered)
{
    if (m_path.isEmpty()) {
        return; // it stays where it is
    }
    m_takenOver.append(recovered);
    m_pause.stop();
    want(Due::Write);
}

void Journal::flush()
{
    if (m_pause.isActive()) {
        m_pause.stop();
        want(Due::Write);
    }
    while (m_work.isRunning() || m_due != Due::Nothing) {
        m_work.waitForFinished();
        startDue();
    }
}

void Journal::noteChange()
{
    if (!m_file.isModified()) {
        m_pause.stop();
        want(Due::Removal);
    } else if (!m_pause.isActive()) {
        m_pause.start(); // and not anew by the next change: who works on without a pause has most to lose
    }
}

void Journal::want(Due due)
{
    m_due = due;
    startDue();
}

void Journal::startDue()
{
    if (m_work.isRunning() || m_due == Due::Nothing) {
        return;
    }
    if (std::exchange(m_due, Due::Nothing) == Due::Removal) {
        m_work.setFuture(QtConcurrent::run(&m_workers, [path = m_path]() -> base::Result<void> {
            QFile::remove(path);
            return {};
        }));
        return;
    }
    stack::Stack stack = m_document.stack();
    if (!m_file.origin().isEmpty()) {
        // "README.md#2" for one of several charts, which is known by its number as well.
        const QString mark = QStringLiteral("#%1").arg(m_file.chartSource().number);
        stack.unknown.insert(originKey, m_file.key().endsWith(mark) ? m_file.origin() + mark : m_file.origin());
    }
    m_written += std::exchange(m_takenOver, {});
    m_work.setFuture(QtConcurrent::run(&m_workers,
        [write = m_write, path = m_path, stack = std::move(stack)] { return write(path, stack::writtenProject(stack), false); }));
}

void Journal::finish()
{
    const base::Result<void> result = m_work.result();
    if (!result.ok() && !m_hasFailed) {
        emit failed(result.error().message);
    }
    m_hasFailed = !result.ok();
    for (const Recovered &other : result.ok() ? std::exchange(m_written, {}) : QList<Recovered>()) {
        forget(other);
    }
    startDue();
}

} // namespace stackwright::shell
