#pragma once

#include "core/base/result.h"
#include "core/stack/stackdocument.h"

#include <functional>

namespace stackwright::shell {

class Preferences;

// Where the document comes from and goes to: its path, whether it has unsaved changes, whether it may be run.
class DocumentFile : public QObject
{
    Q_OBJECT

public:
    using Open = std::function<base::Result<stack::Stack>(const QString &path)>;
    using Write = std::function<base::Result<void>(const QString &path, const QByteArray &bytes)>;

    DocumentFile(stack::StackDocument &document, Preferences &preferences, Open open, Write write, QObject *parent = nullptr);

    // The project file, or empty while there is none (a new stack, or one read from mermaid text).
    QString path() const { return m_path; }
    // The file that was opened or saved, of any kind; empty for a stack that came from none.
    QString origin() const { return m_origin; }
    bool hasStack() const { return m_hasStack; }
    bool isModified() const;
    QString proposedName() const; // "name.stack.yaml"
    // For what is remembered about this stack: its path, or its name.
    QString key() const;

    base::Result<void> open(const QString &path);
    // A stack that comes from no file.
    void adopt(const stack::Stack &stack, bool unsaved);
    // Unsaved work on a stack that came from `origin`, or from no file where it is empty.
    void recover(const stack::Stack &stack, const QString &origin);
    base::Result<void> save(const QString &path);
    void close();

    // A stack that came from a file is not run before the person said that they trust it.
    bool needsTrust() const;
    void trust();

signals:
    void changed(); // path, modified, or whether there is a stack

private:
    stack::StackDocument &m_document;
    Preferences &m_preferences;
    Open m_open;
    Write m_write;
    QString m_path;
    QString m_origin; // the file that was opened, of any kind
    bool m_hasStack = false;
    bool m_unsaved = false; // was never written, whatever the history says
};

} // namespace stackwright::shell
