#include "core/generate/mountedfiles.h"

#include "core/compose/shortforms.h"
#include "core/generate/paths.h"

#include <QCryptographicHash>

namespace stackwright::generate {

using yaml::Value;

namespace {

// The generated files at a path: the one that is there, or all that the folder holds; none of a folder with a starter.
QStringList filesAt(QString source, const FileSet &files)
{
    source.replace(QLatin1String("$$"), QLatin1String("$")); // as Compose reads it
    const QString path = safePath(source.endsWith(u'/') ? source.chopped(1) : source);
    if (path.isEmpty())
        return {};
    if (const auto file = files.constFind(path); file != files.constEnd())
        return file->starterRoot.isEmpty() ? QStringList{path} : QStringList();
    const QString folder = path + u'/';
    QStringList found;
    for (auto file = files.lowerBound(folder); file != files.cend() && file.key().startsWith(folder); ++file) {
        if (!file->starterRoot.isEmpty())
            return {};
        found.append(file.key());
    }
    return found;
}

QStringList mountedFiles(const Value &service, const Value &configs, const FileSet &files)
{
    QStringList mounted;
    for (const Value &item : service[QStringLiteral("volumes")].toList()) {
        if (const compose::Mount mount = compose::mountOf(item); mount.type == u"bind")
            mounted += filesAt(mount.source, files);
    }
    for (const Value &item : service[QStringLiteral("configs")].toList())
        mounted += filesAt(configs[compose::fileMountSource(item)][QStringLiteral("file")].toString(), files);
    mounted.sort();
    mounted.removeDuplicates();
    return mounted;
}

} // namespace

void labelMountedFiles(Value *model, const FileSet &files)
{
    if (!(*model)[QStringLiteral("services")].isMap())
        return;
    const Value configs = (*model)[QStringLiteral("configs")];
    for (auto &[name, service] : model->map()[QStringLiteral("services")].map()) {
        const QStringList mounted = mountedFiles(service, configs, files);
        if (mounted.isEmpty())
            continue;
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (const QString &path : mounted) {
            const QByteArray &content = files.constFind(path)->content;
            hash.addData(path.toUtf8() + '\n' + QByteArray::number(content.size()) + '\n' + content);
        }
        Value &labels = service.map()[QStringLiteral("labels")];
        Value label = QString::fromLatin1(hash.result().toHex().first(16));
        label.setPosition(service.line(), service.column());
        labels.map().insert(QStringLiteral("io.stackwright.files"), label);
    }
}

} // namespace stackwright::generate
