#pragma once

#include "core/base/result.h"
#include "core/stack/stackdocument.h"

#include <functional>

namespace stackwright::shell {

class Preferences;

// Where the document comes from and goes to: its path, whether it has unsaved changes, whether it may be run, and where it was
// exported to.
class DocumentFile : public QObject
{
    Q_OBJECT

public:
    using Open = std::function<base::Result<stack::Stack>(const QString &path)>;
    using Write = std::function<base::Result<void>(const QString &path, const QByteArray &bytes, bool keepBackup)>;

    DocumentFile(stack::StackDocument &document, Preferences &preferences, Open open, Write write, QObject *parent = nullptr);

    // The project file, or empty while there is none (a new stack, or one read from mermaid text).
    QString path() const { return m_path; }
    // The file that was opened or saved, of any kind; empty where the stack is in none.
    QString origin() const { return m_origin; }
    bool hasStack() const { return m_hasStack; }
    bool isModified() const;
    QString proposedName() const; // "name.stack.yaml"
    // What the stack is known by: stack::identityOf() its file, or the name that it began with where it is in none.
    QString key() const { return m_key; }

    base::Result<void> open(const QString &path);
    // A stack that comes from no file.
    void adopt(const stack::Stack &stack);
    // Unsaved work on a stack that came from `origin`, or from no file where it is empty.
    void recover(const stack::Stack &stack, const QString &origin);
    // Whether the project file holds something else than what was read from it or written to it last.
    bool changedOnDisk() const;
    base::Result<void> save(const QString &path, bool keepBackup = false);
    void close();

    // A stack that came from a file is not run before the person said that they trust it.
    bool needsTrust() const;
    void trust();

    // Where the person exported it to; empty: nowhere yet. Remembered for later sessions once it is in a file.
    QString exportFolder() const;
    void setExportFolder(const QString &folder);

signals:
    void changed(); // path, modified, or whether there is a stack

private:
    void settle(const QString &path);

    stack::StackDocument &m_document;
    Preferences &m_preferences;
    Open m_open;
    Write m_write;
    QString m_path;
    QString m_origin;
    QString m_key;
    QString m_exportFolder; // of a stack that is in no file
    QByteArray m_onDisk;    // digest of the project file, as it was last read or written
    bool m_hasStack = false;
    bool m_unsaved = false; // recovered work: was never written, whatever the history says
};

} // namespace stackwright::shell
