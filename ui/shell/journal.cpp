#include "ui/shell/journal.h"

#include "core/stack/projectfile.h"

#include <QDir>
#include <QUuid>
#include <QtConcurrent>

#include <algorithm>

namespace stackwright::shell {

namespace {

constexpr int pauseMs = 1000; // of quiet, before work is written
const QString journalEnding = QStringLiteral(".journal");
const QString originKey = QStringLiteral("journal-of"); // of the stack's file, among the keys that a stack file may have besides

QString lockOf(const QString &journal)
{
    return journal + QStringLiteral(".lock");
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
    connect(&m_pause, &QTimer::timeout, this, &Journal::write);
    connect(&document, &stack::StackDocument::changed, this, &Journal::noteChange);
    connect(&file, &DocumentFile::changed, this, &Journal::noteChange);
}

Journal::~Journal()
{
    drop();
}

QList<Recovered> Journal::leftBehind() const
{
    QList<Recovered> found;
    if (m_folder.isEmpty()) {
        return found;
    }
    for (const QFileInfo &info : QDir(m_folder).entryInfoList({QLatin1Char('*') + journalEnding}, QDir::Files)) {
        const QString path = info.absoluteFilePath();
        QLockFile lock(lockOf(path));
        lock.setStaleLockTime(0);
        if (path == m_path || !lock.tryLock(0)) {
            continue; // of a session that runs
        }
        base::Result<stack::Stack> stack = stack::openInput(path);
        if (!stack.ok()) {
            continue;
        }
        Recovered recovered{path, std::move(stack).value(), {}, info.lastModified()};
        if (const yaml::Value *origin = recovered.stack.unknown.find(originKey)) {
            recovered.origin = origin->scalarText();
            recovered.stack.unknown.remove(originKey);
        }
        found.append(recovered);
    }
    std::sort(found.begin(), found.end(), [](const Recovered &a, const Recovered &b) { return a.when > b.when; });
    return found;
}

void Journal::forget(const Recovered &recovered)
{
    QFile::remove(recovered.journal);
    QFile::remove(lockOf(recovered.journal));
}

void Journal::flush()
{
    if (m_pause.isActive()) {
        m_pause.stop();
        write();
    }
    m_writing.waitForFinished();
}

void Journal::noteChange()
{
    if (m_file.isModified()) {
        m_pause.start();
    } else {
        drop();
    }
}

void Journal::write()
{
    if (m_writing.isRunning()) {
        m_pause.start(); // a slow disk: later, with what is there then
        return;
    }
    stack::Stack stack = m_document.stack();
    if (!m_file.origin().isEmpty()) {
        stack.unknown.insert(originKey, m_file.origin());
    }
    m_writing = QtConcurrent::run(&m_workers,
        [write = m_write, path = m_path, stack = std::move(stack)] { return write(path, stack::writtenProject(stack), false); });
}

void Journal::drop()
{
    m_pause.stop();
    m_writing.waitForFinished();
    if (!m_path.isEmpty()) {
        QFile::remove(m_path);
    }
}

} // namespace stackwright::shell
