#include "tests/support/windowbench.h"
#include "tests/support/samples.h"

#include "core/generate/generator.h"
#include "core/secrets/leaks.h"
#include "core/stack/projectfile.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QTest>

namespace stackwright::test {

namespace {

exporting::Files bytesOf(const generate::FileSet &files)
{
    exporting::Files result;
    for (const generate::GeneratedFile &file : files) {
        exporting::File bytes;
        bytes.content = file.content;
        bytes.executable = file.executable;
        bytes.starterRoot = file.starterRoot;
        result.insert(file.path, bytes);
    }
    return result;
}

base::Result<stack::Stack> sampleStack()
{
    QFile file(QStringLiteral(":/examples/docker-configuration.mmd"));
    if (!file.open(QIODevice::ReadOnly)) {
        return base::Error{QStringLiteral("the sample is not in the program")};
    }
    return stack::fromMermaid(QString::fromUtf8(file.readAll()), QStringLiteral("docker-configuration.mmd"));
}

base::Result<void> written(const QString &path, const QByteArray &bytes, bool keepBackup)
{
    if (keepBackup) {
        QFile::copy(path, path + QStringLiteral(".backup-1"));
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return base::Error{QStringLiteral("Cannot write %1: %2").arg(path, file.errorString())};
    }
    return {};
}

} // namespace

WindowBench::WindowBench()
    : catalogue(builtInKinds())
    , secrets(QStringLiteral("this is a test"))
    , preferences(folder.filePath(QStringLiteral("preferences.ini")))
{
}

shell::Services WindowBench::services()
{
    return {
        .document = document,
        .catalogue = catalogue,
        .themes = themes,
        .secrets = *keychain,
        .runner = runner,
        .prompts = prompts,
        .preferences = preferences,
        .workers = workers,
        .generate = [catalogue = catalogue](const stack::Stack &stack,
                        const QString &environment) { return generate::generated(stack, catalogue, environment); },
        .applies = {},
        .open = stack::openInput,
        .sample = sampleStack,
        .writeFile = written,
        .planExport = [](const QString &to, const generate::FileSet &files,
                          const QString &stackFile) { return exporting::planned(to, bytesOf(files), stackFile); },
        .exportFiles =
            [](const QString &to, const generate::FileSet &files, exporting::Options options) {
                options.holdsSecret = secrets::holdsSecret;
                return exporting::exported(to, bytesOf(files), options);
            },
        .projectFolder = [this](
                             const QString &, const stack::Stack &stack) { return path(QStringLiteral("runs/") + stack.name); },
        .givenSecrets = {},
        .engineStatus = [this] { return QtFuture::makeReadyFuture(engine); },
        .journalFolder = path(QStringLiteral("journal")),
    };
}

bool filesAreSettled(shell::MainWindow &window)
{
    const shell::DocumentFile &file = window.documentFile();
    return QTest::qWaitFor([&file] { return !file.isReading() && !file.isSaving(); }, 20'000);
}

bool opened(shell::MainWindow &window, const QString &path)
{
    window.openFile(path);
    return filesAreSettled(window) && window.documentFile().origin() == QFileInfo(path).absoluteFilePath();
}

} // namespace stackwright::test
