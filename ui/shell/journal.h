#pragma once

#include "ui/shell/documentfile.h"

#include <QDateTime>
#include <QFutureWatcher>
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
    QString key;    // stack::identityOf() it
    QDateTime when;
};

// Writes unsaved work beside the person's other application data while it goes on, and takes it away again once it is saved
// or given up. What is still there without its session running was left by a crash. A stack holds references to secrets and
// no values, and so does its journal. All of it happens on `workers`, one thing after another.
class Journal : public QObject
{
    Q_OBJECT

public:
    // `folder` is made where it is not there. Without one, nothing is kept.
    Journal(const stack::StackDocument &document, const DocumentFile &file, DocumentFile::Write write, const QString &folder,
        QThreadPool &workers, QObject *parent = nullptr);
    ~Journal() override; // an orderly end leaves nothing

    // What sessions that are no more have left, newest first. Files that cannot be read are passed over.
    QFuture<QList<Recovered>> leftBehind() const;
    static void forget(const Recovered &recovered);
    // This session goes on with what another has left: forgotten there once it is written here.
    void takeOver(const Recovered &recovered);

    // Writes now what is due, and waits for it; for tests.
    void flush();

signals:
    // What is unsaved is not kept; said once until it is again.
    void failed(const QString &message);

private:
    enum class Due { Nothing, Write, Removal };
    void noteChange();
    void want(Due due);
    void startDue();
    void finish();

    const stack::StackDocument &m_document;
    const DocumentFile &m_file;
    DocumentFile::Write m_write;
    QString m_folder;
    QThreadPool &m_workers;
    QString m_path;                    // of this session
    std::unique_ptr<QLockFile> m_lock; // says that this session runs
    QTimer m_pause;
    QFutureWatcher<base::Result<void>> m_work;
    Due m_due = Due::Nothing;     // once that is done
    QList<Recovered> m_takenOver; // with the next that is written
    QList<Recovered> m_written;   // with what is being written
    bool m_hasFailed = false;
};

} // namespace stackwright::shell
