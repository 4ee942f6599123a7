#pragma once

#include "ui/shell/documentfile.h"

#include <QDateTime>
#include <QFuture>
#include <QLockFile>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace stackwright::shell {

// Unsaved work that a session left behind.
struct Recovered
{
    QString journal; // the file that it was found in
    stack::Stack stack;
    QString origin; // the file that was open, or empty
    QDateTime when;
};

// Writes unsaved work beside the person's other application data while it goes on, and takes it away again once it is saved
// or given up. What is still there without its session running was left by a crash. A stack holds references to secrets and
// no values, and so does its journal.
class Journal : public QObject
{
    Q_OBJECT

public:
    // `folder` is made where it is not there. Without one, nothing is kept.
    Journal(const stack::StackDocument &document, const DocumentFile &file, DocumentFile::Write write, const QString &folder,
        QThreadPool &workers, QObject *parent = nullptr);
    ~Journal() override; // an orderly end leaves nothing

    // What sessions that are no more have left, newest first. Files that cannot be read are passed over.
    QList<Recovered> leftBehind() const;
    static void forget(const Recovered &recovered);

    // Writes now what is due; for tests.
    void flush();

private:
    void noteChange();
    void write();
    void drop();

    const stack::StackDocument &m_document;
    const DocumentFile &m_file;
    DocumentFile::Write m_write;
    QString m_folder;
    QThreadPool &m_workers;
    QString m_path;                    // of this session
    std::unique_ptr<QLockFile> m_lock; // says that this session runs
    QTimer m_pause;
    QFuture<base::Result<void>> m_writing;
};

} // namespace stackwright::shell
