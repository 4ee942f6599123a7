#include "ui/shell/documentfile.h"

#include "core/base/limits.h"
#include "core/base/textfile.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/futures.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QTimer>
#include <QtConcurrent>

namespace stackwright::shell {

namespace {

constexpr int glanceMs = 50; // between two looks whether a question is still open
const QString projectEnding = QStringLiteral(".stack.yaml");

QByteArray digestOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

// Empty where there is no file. One that cannot be read has something in it all the same: what nobody has read or written.
QByteArray digestOnDisk(const QString &path)
{
    const base::Result<QByteArray> bytes = base::readFile(path, base::limits::fileBytes);
    if (bytes.ok()) {
        return digestOf(bytes.value());
    }
    return QFileInfo::exists(path) ? QByteArrayLiteral("unreadable") : QByteArray();
}

} // namespace

DocumentFile::DocumentFile(
    stack::StackDocument &document, Preferences &preferences, Open open, Write write, QThreadPool &workers, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_preferences(preferences)
    , m_open(std::move(open))
    , m_write(std::move(write))
    , m_workers(workers)
{
    connect(document.undoStack(), &QUndoStack::cleanChanged, this, &DocumentFile::changed);
}

bool DocumentFile::isModified() const
{
    return m_hasStack && (m_unsaved || m_isSaving || !m_document.undoStack()->isClean());
}

QString DocumentFile::proposedName() const
{
    const QString name = m_document.stack().name;
    return (name.isEmpty() ? QStringLiteral("stack") : name) + projectEnding;
}

void DocumentFile::read(const QString &path, int chart, std::function<void(const ReadEnd &)> done)
{
    const int request = ++m_reading;
    m_isReading = true;
    const auto work = [open = m_open, path, chart]() -> ReadEnd {
        // First the digest: what is written in between must count as changed.
        const QByteArray digest = digestOnDisk(path);
        const base::Result<QList<chart::Choice>> charts = stack::chartsOf(path);
        const bool several = charts.ok() && chart::mustChoose(charts.value());
        base::Result<stack::Stack> read = open(path, chart);
        if (!read.ok()) {
            const bool asks = several && chart == 0;
            return {read.error(), !QFileInfo::exists(path), asks ? charts.value() : QList<chart::Choice>()};
        }
        const QString absolute = QFileInfo(path).absoluteFilePath();
        stack::ChartSource source;
        if (!path.endsWith(projectEnding)) {
            source = {absolute, chart, read.value().chartText};
        }
        return {
            OpenedFile{absolute, stack::identityOf(path, several ? chart : 0), digest, std::move(read).value(), source}, false};
    };
    widgets::whenDone(QtConcurrent::run(&m_workers, work), this, [this, request, done](const ReadEnd &end) {
        handOver([this, request, done, end] {
            if (request == m_reading) {
                m_isReading = false;
                done(end);
            }
        });
    });
}

// A question is an event loop of its own, in which answers of workers arrive: who asks would find another document after it.
void DocumentFile::handOver(const std::function<void()> &answer)
{
    if (m_isAsking && m_isAsking()) {
        QTimer::singleShot(glanceMs, this, [this, answer] { handOver(answer); });
    } else {
        answer();
    }
}

void DocumentFile::take(const OpenedFile &file)
{
    settle(file);
    m_path = file.path.endsWith(projectEnding) ? m_origin : QString();
    m_preferences.addRecentFile(file.path);
    m_source = file.source;
    m_asRead = file.stack;
    become(file.stack);
}

void DocumentFile::adopt(const stack::Stack &stack)
{
    m_path.clear();
    m_origin.clear();
    m_key = stack.name;
    m_exportFolder.clear();
    m_source = {};
    m_unsaved = false;
    m_hasStack = true;
    become(stack);
}

void DocumentFile::recover(const stack::Stack &stack, const QString &origin, const QString &key)
{
    if (origin.isEmpty()) {
        adopt(stack);
    } else {
        settle({origin, key, {}, {}, {}}); // nobody knows what became of the file meanwhile: saving asks
        m_path = origin.endsWith(projectEnding) ? m_origin : QString();
        m_source = {};
        become(stack);
    }
    m_unsaved = true;
    emit changed();
}

void DocumentFile::close()
{
    m_path.clear();
    m_origin.clear();
    m_key.clear();
    m_exportFolder.clear();
    m_source = {};
    m_hasStack = false;
    m_unsaved = false;
    become({});
}

// Another document: what is still asked about the one before, or to be in its place, is no more of interest.
void DocumentFile::become(const stack::Stack &stack)
{
    ++m_reading;
    m_isReading = false;
    ++m_generation;
    m_document.replace(stack);
    m_document.undoStack()->setClean();
    emit changed();
}

void DocumentFile::save(const QString &path, Over over, std::function<void(const base::Result<SaveEnd> &)> done)
{
    const bool wasClean = m_document.undoStack()->isClean();
    m_isSaving = true;
    // What is edited from now on is not in the file. No later edit is merged into what is.
    m_document.undoStack()->setClean();
    const auto work = [write = m_write, stack = m_document.stack(), path, over, known = m_onDisk]() -> Written {
        if (over == Over::Unchanged) {
            // One that is gone is simply written again.
            const QByteArray present = digestOnDisk(path);
            if (!present.isEmpty() && present != known) {
                return {SaveEnd::ChangedOnDisk, {}};
            }
        }
        const QByteArray bytes = stack::writtenProject(stack);
        const base::Result<void> written = write(path, bytes, over == Over::AnythingWithBackup);
        if (!written.ok()) {
            return {written.error(), {}};
        }
        return {SaveEnd::Saved, {QFileInfo(path).absoluteFilePath(), stack::identityOf(path), digestOf(bytes), {}, {}}};
    };
    const auto finish = [this, done, wasClean, generation = m_generation](const Written &written) {
        m_isSaving = false;
        if (generation == m_generation) {
            noteSaved(written, wasClean);
        } else {
            emit changed(); // it counted as modified until now
        }
        done(written.end);
        callWaiting();
    };
    widgets::whenDone(QtConcurrent::run(&m_workers, work), this,
        [this, finish](const Written &written) { handOver([finish, written] { finish(written); }); });
}

void DocumentFile::saveChart(std::function<void(const base::Result<void> &)> done)
{
    m_isSaving = true;
    const QString text = m_document.stack().chartText;
    const auto work = [write = m_write, source = m_source, text]() -> base::Result<stack::ChartSource> {
        const base::Result<QByteArray> present = base::readFile(source.path, base::limits::fileBytes);
        if (!present.ok()) {
            return present.error();
        }
        const base::Result<stack::ChartFile> wanted = stack::withChartIn(present.value(), source, text);
        if (!wanted.ok()) {
            return wanted.error();
        }
        if (wanted.value().bytes != present.value()) {
            if (const base::Result<void> written = write(source.path, wanted.value().bytes, false); !written.ok()) {
                return written.error();
            }
        }
        return wanted.value().source;
    };
    using Saved = base::Result<stack::ChartSource>;
    const auto finish = [this, done, text, generation = m_generation](const Saved &saved) {
        m_isSaving = false;
        if (saved.ok() && generation == m_generation) {
            noteChartSaved(saved.value(), text);
        }
        emit changed();
        done(saved.ok() ? base::Result<void>() : base::Result<void>(saved.error()));
        callWaiting();
    };
    widgets::whenDone(QtConcurrent::run(&m_workers, work), this,
        [this, finish](const Saved &saved) { handOver([finish, saved] { finish(saved); }); });
}

void DocumentFile::noteChartSaved(const stack::ChartSource &source, const QString &text)
{
    m_source = source;
    stack::Stack rest = m_document.stack();
    const bool isNewest = rest.chartText == text;
    rest.chart = m_asRead.chart;
    rest.chartText = m_asRead.chartText;
    if (m_path.isEmpty() && isNewest && rest == m_asRead) {
        m_document.undoStack()->setClean();
    }
}

void DocumentFile::callWaiting()
{
    const QList<std::function<void()>> waiting = std::exchange(m_whenSaved, {});
    for (const std::function<void()> &call : waiting) {
        whenSaved(call); // an earlier one may have begun another
    }
}

void DocumentFile::noteSaved(const Written &written, bool wasClean)
{
    if (!written.end.ok() || written.end.value() != SaveEnd::Saved) {
        if (!wasClean) {
            m_document.undoStack()->resetClean();
        }
        emit changed();
        return;
    }
    const bool trusted = !needsTrust();
    const QString folder = exportFolder();
    const bool first = m_origin.isEmpty();
    settle(written.file);
    m_path = m_origin;
    if (trusted) {
        m_preferences.trust(m_path);
    }
    if (first && !folder.isEmpty()) {
        setExportFolder(folder);
    }
    m_preferences.addRecentFile(m_path);
    emit changed();
}

void DocumentFile::whenSaved(const std::function<void()> &call)
{
    if (m_isSaving) {
        m_whenSaved.append(call);
    } else {
        call();
    }
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
void DocumentFile::settle(const OpenedFile &file)
{
    m_origin = file.path;
    m_key = file.key;
    m_onDisk = file.digest;
    m_hasStack = true;
    m_unsaved = false;
}

} // namespace stackwright::shell
