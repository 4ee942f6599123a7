#include "app/project.h"

#include "core/export/directory.h"
#include "core/generate/generator.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace stackwright::app {

namespace {

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QLatin1String("/stackwright");
}

// compose.ENV.yaml of another environment than the wanted one.
bool belongsToAnother(const QString &path, const QString &environment)
{
    const bool isOverlay = path.startsWith(QLatin1String("compose.")) && path.endsWith(QLatin1String(".yaml")) &&
                           path != QLatin1String("compose.yaml");
    return isOverlay && !generate::composeFiles(environment).contains(path);
}

} // namespace

kinds::Catalogue loadCatalogue()
{
    return kinds::Catalogue::load({QStringLiteral(":/kinds"), dataFolder() + QLatin1String("/kinds")});
}

base::Result<stack::Stack> sampleStack()
{
    const QString path = QStringLiteral(":/examples/docker-configuration.mmd");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::Error{QCoreApplication::translate("Project", "Cannot read the sample: %1").arg(file.errorString())};
    return stack::fromMermaid(QString::fromUtf8(file.readAll()), QStringLiteral("docker-configuration.mmd"));
}

QString projectFolder(const QString &stackFile, const stack::Stack &stack)
{
    if (stackFile.isEmpty())
        return dataFolder() + QLatin1String("/stacks/") + stack.name;
    const QDir folder = QFileInfo(stackFile).absoluteDir();
    if (folder.exists(QStringLiteral(".stackwright/last-export.sha256")))
        return folder.path();
    return folder.filePath(stack.name);
}

QString journalFolder()
{
    return dataFolder() + QLatin1String("/journal");
}

exporting::Files exportFiles(const generate::FileSet &files, const QString &environment)
{
    exporting::Files result;
    for (const generate::GeneratedFile &file : files) {
        const bool other = !environment.isEmpty() && belongsToAnother(file.path, environment);
        result.insert(file.path, {file.content, file.executable, file.starterRoot, other});
    }
    return result;
}

base::Result<void> writeFile(const QString &path, const QByteArray &content, bool keepBackup)
{
    const QFileInfo info(path);
    const auto folder = exporting::Directory::open(info.absolutePath());
    if (!folder)
        return folder.error();
    const QString name = info.fileName();
    if (keepBackup) {
        const auto present = folder->file(name);
        if (!present)
            return present.error();
        if (present->has_value() && (*present)->content != content) {
            int n = 1;
            while (QFileInfo::exists(QStringLiteral("%1.backup-%2").arg(info.absoluteFilePath()).arg(n)))
                ++n;
            if (const auto kept = folder->writeNew(QStringLiteral("%1.backup-%2").arg(name).arg(n), (*present)->content, false);
                !kept)
                return kept;
        }
    }
    return folder->write(name, content, false);
}

QMap<QString, QByteArray> givenSecrets(const QList<generate::SecretUse> &uses)
{
    QMap<QString, QByteArray> given;
    for (const generate::SecretUse &use : uses) {
        const QByteArray value = qgetenv((QByteArrayLiteral("STACKWRIGHT_SECRET_") + use.variable.toUtf8()).constData());
        if (!value.isEmpty())
            given.insert(use.variable, value);
    }
    return given;
}

} // namespace stackwright::app
