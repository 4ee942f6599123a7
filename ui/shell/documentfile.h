#pragma once

#include "core/stack/chartsource.h"
#include "core/stack/projectfile.h"
#include "core/stack/stackdocument.h"

#include <functional>

class QThreadPool;

namespace stackwright::shell {

class Preferences;

// A file that was read.
struct OpenedFile
{
    QString path;      // absolute
    QString key;       // stack::identityOf() it
    QByteArray digest; // of its bytes; empty where they could not be had
    stack::Stack stack;
    stack::ChartSource source; // where its chart stands, of a mermaid or Markdown file
};

// Where the document comes from and goes to: its path, whether it has unsaved changes, whether it may be run, and where it was
// exported to. Files are read and written by `workers`, for a disk may be slow; answers come on the window's thread.
class DocumentFile : public QObject
{
    Q_OBJECT

public:
    using Open = std::function<base::Result<stack::Stack>(const QString &path, int chart)>;
    using Write = std::function<base::Result<void>(const QString &path, const QByteArray &bytes, bool keepBackup)>;

    DocumentFile(stack::StackDocument &document, Preferences &preferences, Open open, Write write, QThreadPool &workers,
        QObject *parent = nullptr);

    // The project file, or empty while there is none (a new stack, or one read from mermaid text).
    QString path() const { return m_path; }
    // The file that was opened or saved, of any kind; empty where the stack is in none.
    QString origin() const { return m_origin; }
    bool hasStack() const { return m_hasStack; }
    bool isModified() const;      // until it is written, however long that takes
    QString proposedName() const; // "name.stack.yaml"
    // What the stack is known by: stack::identityOf() its file, or the name that it began with where it is in none.
    QString key() const { return m_key; }

    struct ReadEnd
    {
        base::Result<OpenedFile> opened;
        bool isMissing = false; // there is no such file
        // The charts of which one has to be chosen first; `opened` is an error then.
        QList<chart::Choice> charts = {};
    };
    // Reads a file, of Markdown with several charts the one of this number, and leaves the document alone. The newest request counts: `done` is not called for one that another
    // followed, or after which the document became another one.
    void read(const QString &path, int chart, std::function<void(const ReadEnd &)> done);
    bool isReading() const { return m_isReading; }

    // What is read or saved is handed over only once this says no: not while a person is asked about the document that is there.
    void waitWhile(std::function<bool()> isAsking) { m_isAsking = std::move(isAsking); }

    // Makes the document what was read.
    void take(const OpenedFile &file);
    // A stack that comes from no file.
    void adopt(const stack::Stack &stack);
    // Unsaved work on a stack that came from `origin`, or from no file where it is empty. Its file may be anything by now.
    void recover(const stack::Stack &stack, const QString &origin, const QString &key);
    void close();

    enum class Over {
        Unchanged, // only what was read from the file or written to it last, or nothing
        Anything,
        AnythingWithBackup,
    };
    enum class SaveEnd {
        Saved,
        ChangedOnDisk, // by another program: nothing was written
    };
    // One at a time: not while isSaving(). The document may be edited on meanwhile; that is not saved then.
    void save(const QString &path, Over over, std::function<void(const base::Result<SaveEnd> &)> done);
    bool isSaving() const { return m_isSaving; }

    // The mermaid or Markdown file that the chart was read from; its path is empty where there is none.
    const stack::ChartSource &chartSource() const { return m_source; }
    // Writes the chart's text back into it, as stack::withChartIn() does. One at a time with save(). A stack that has nothing but
    // its chart, and no project file, is unmodified then.
    void saveChart(std::function<void(const base::Result<void> &)> done);
    // Called once nothing is being saved any more; at once where nothing is.
    void whenSaved(const std::function<void()> &call);

    // A stack that came from a file is not run before the person said that they trust it.
    bool needsTrust() const;
    void trust();

    // Where the person exported it to; empty: nowhere yet. Remembered for later sessions once it is in a file.
    QString exportFolder() const;
    void setExportFolder(const QString &folder);

signals:
    void changed(); // path, modified, or whether there is a stack

private:
    struct Written
    {
        base::Result<SaveEnd> end;
        OpenedFile file; // without its stack
    };
    void handOver(const std::function<void()> &answer);
    void become(const stack::Stack &stack);
    void settle(const OpenedFile &file);
    void noteSaved(const Written &written, bool wasClean);
    void noteChartSaved(const stack::ChartSource &source, const QString &text);
    void callWaiting();

    stack::StackDocument &m_document;
    Preferences &m_preferences;
    Open m_open;
    Write m_write;
    std::function<bool()> m_isAsking;
    QThreadPool &m_workers;
    QString m_path;
    QString m_origin;
    QString m_key;
    QString m_exportFolder; // of a stack that is in no file
    QByteArray m_onDisk;    // digest of the project file, as it was last read or written
    stack::ChartSource m_source;
    stack::Stack m_asRead; // from m_source
    bool m_hasStack = false;
    bool m_unsaved = false; // recovered work: was never written, whatever the history says
    bool m_isReading = false;
    bool m_isSaving = false;
    int m_reading = 0;    // the newest request
    int m_generation = 0; // of documents: an answer may be about the one before
    QList<std::function<void()>> m_whenSaved;
};

} // namespace stackwright::shell
