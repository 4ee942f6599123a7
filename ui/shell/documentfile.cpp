#include "ui/shell/documentfile.h"

#include "core/stack/projectfile.h"
#include "ui/shell/preferences.h"

#include <QFileInfo>

namespace stackwright::shell {

namespace {

const QString projectEnding = QStringLiteral(".stack.yaml");

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

QString DocumentFile::key() const
{
    return m_path.isEmpty() ? m_document.stack().name : m_path;
}

base::Result<void> DocumentFile::open(const QString &path)
{
    base::Result<stack::Stack> read = m_open(path);
    if (!read.ok()) {
        return read.error();
    }
    const bool isProject = path.endsWith(projectEnding);
    m_path = isProject ? QFileInfo(path).absoluteFilePath() : QString();
    m_origin = QFileInfo(path).absoluteFilePath();
    m_hasStack = true;
    m_unsaved = false;
    m_document.replace(read.value());
    m_document.undoStack()->setClean();
    m_preferences.addRecentFile(path);
    emit changed();
    return {};
}

void DocumentFile::adopt(const stack::Stack &stack, bool unsaved)
{
    m_path.clear();
    m_origin.clear();
    m_hasStack = true;
    m_unsaved = unsaved;
    m_document.replace(stack);
    m_document.undoStack()->setClean();
    emit changed();
}

void DocumentFile::recover(const stack::Stack &stack, const QString &origin)
{
    adopt(stack, true);
    m_path = origin.endsWith(projectEnding) ? origin : QString();
    m_origin = origin;
    emit changed();
}

base::Result<void> DocumentFile::save(const QString &path)
{
    const base::Result<void> written = m_write(path, stack::writtenProject(m_document.stack()));
    if (!written.ok()) {
        return written;
    }
    const bool trusted = !needsTrust();
    m_path = QFileInfo(path).absoluteFilePath();
    m_origin = m_path;
    m_unsaved = false;
    if (trusted) {
        m_preferences.trust(m_path);
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

} // namespace stackwright::shell
