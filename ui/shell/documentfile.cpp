#include "ui/shell/documentfile.h"

#include "core/base/limits.h"
#include "core/base/textfile.h"
#include "core/stack/projectfile.h"
#include "ui/shell/preferences.h"

#include <QCryptographicHash>
#include <QFileInfo>

namespace stackwright::shell {

namespace {

const QString projectEnding = QStringLiteral(".stack.yaml");

QByteArray digestOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

DocumentFile::DocumentFile(stack::StackDocument &document, Preferences &preferences, Open open, Write write, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_preferences(preferences)
    , m_open(std::move(open))
    , m_write(std::move(write))
{
    connect(document.undoStack(), &QUndoStack::cleanChanged, this, &DocumentFile::changed);
}

bool DocumentFile::isModified() const
{
    return m_hasStack && (m_unsaved || !m_document.undoStack()->isClean());
}

QString DocumentFile::proposedName() const
{
    const QString name = m_document.stack().name;
    return (name.isEmpty() ? QStringLiteral("stack") : name) + projectEnding;
}

base::Result<void> DocumentFile::open(const QString &path)
{
    // First the digest: what is written in between must count as changed.
    const base::Result<QByteArray> bytes = base::readFile(path, base::limits::fileBytes);
    base::Result<stack::Stack> read = m_open(path);
    if (!read.ok()) {
        return read.error();
    }
    settle(path);
    m_path = path.endsWith(projectEnding) ? m_origin : QString();
    m_onDisk = bytes.ok() ? digestOf(bytes.value()) : QByteArray();
    m_document.replace(read.value());
    m_document.undoStack()->setClean();
    m_preferences.addRecentFile(path);
    emit changed();
    return {};
}

void DocumentFile::adopt(const stack::Stack &stack)
{
    m_path.clear();
    m_origin.clear();
    m_key = stack.name;
    m_exportFolder.clear();
    m_unsaved = false;
    m_hasStack = true;
    m_document.replace(stack);
    m_document.undoStack()->setClean();
    emit changed();
}

void DocumentFile::recover(const stack::Stack &stack, const QString &origin)
{
    if (origin.isEmpty()) {
        m_path.clear();
        m_origin.clear();
        m_key = stack.name;
        m_exportFolder.clear();
        m_hasStack = true;
    } else {
        settle(origin);
        m_path = origin.endsWith(projectEnding) ? m_origin : QString();
    }
    m_onDisk.clear(); // nobody knows what became of the file meanwhile: saving asks
    m_unsaved = true;
    m_document.replace(stack);
    m_document.undoStack()->setClean();
    emit changed();
}

bool DocumentFile::changedOnDisk() const
{
    if (m_path.isEmpty()) {
        return false;
    }
    // One that is gone is simply written again.
    const base::Result<QByteArray> bytes = base::readFile(m_path, base::limits::fileBytes);
    return bytes.ok() && digestOf(bytes.value()) != m_onDisk;
}

base::Result<void> DocumentFile::save(const QString &path, bool keepBackup)
{
    const QByteArray bytes = stack::writtenProject(m_document.stack());
    const base::Result<void> written = m_write(path, bytes, keepBackup);
    if (!written.ok()) {
        return written;
    }
    const bool trusted = !needsTrust();
    const QString folder = exportFolder();
    const bool first = m_origin.isEmpty();
    settle(path);
    m_path = m_origin;
    m_onDisk = digestOf(bytes);
    if (trusted) {
        m_preferences.trust(m_path);
    }
    if (first && !folder.isEmpty()) {
        setExportFolder(folder);
    }
    m_preferences.addRecentFile(m_path);
    m_document.undoStack()->setClean();
    emit changed();
    return {};
}

void DocumentFile::close()
{
    m_path.clear();
    m_origin.clear();
    m_key.clear();
    m_exportFolder.clear();
    m_hasStack = false;
    m_unsaved = false;
    m_document.replace({});
    emit changed();
}

bool DocumentFile::needsTrust() const
{
    return !m_origin.isEmpty() && !m_preferences.isTrusted(m_origin);
}

void DocumentFile::trust()
{
    if (!m_origin.isEmpty()) {
        m_preferences.trust(m_origin);
    }
}

QString DocumentFile::exportFolder() const
{
    return m_origin.isEmpty() ? m_exportFolder : m_preferences.exportFolder(m_key);
}

void DocumentFile::setExportFolder(const QString &folder)
{
    if (m_origin.isEmpty()) {
        m_exportFolder = folder;
    } else {
        m_preferences.setExportFolder(m_key, folder);
    }
}

// From now on the stack is in this file.
void DocumentFile::settle(const QString &path)
{
    m_origin = QFileInfo(path).absoluteFilePath();
    m_key = stack::identityOf(path);
    m_hasStack = true;
    m_unsaved = false;
}

} // namespace stackwright::shell
