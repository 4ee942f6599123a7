#include "core/kinds/templates/templatestore.h"

#include "core/kinds/source.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QHash>
#include <QMutex>

#include <optional>

namespace stackwright::kinds {

struct TemplateStore::Data
{
    QString folder;
    QMutex mutex;
    QHash<QString, QByteArray> files;
    QHash<QString, Template> templates;
    QHash<QString, QStringList> trees;
};

TemplateStore::TemplateStore(const QString &folder)
    : m_data(std::make_shared<Data>())
{
    m_data->folder = folder;
}

bool TemplateStore::contains(const QString &name) const
{
    return m_data && QFileInfo(m_data->folder + u'/' + name).isFile();
}

base::Result<QByteArray> TemplateStore::bytes(const QString &name) const
{
    if (!m_data)
        return base::Error{QCoreApplication::translate("Descriptor", "The kind has no file %1").arg(name)};
    const QMutexLocker lock(&m_data->mutex);
    if (const auto found = m_data->files.constFind(name); found != m_data->files.constEnd())
        return *found;
    base::Result<QByteArray> read = readSource(m_data->folder + u'/' + name);
    if (read)
        m_data->files.insert(name, *read);
    return read;
}

base::Result<Template> TemplateStore::parsed(const QString &name) const
{
    if (m_data) {
        const QMutexLocker lock(&m_data->mutex);
        if (const auto found = m_data->templates.constFind(name); found != m_data->templates.constEnd())
            return *found;
    }
    const base::Result<QByteArray> text = bytes(name);
    if (!text)
        return text.error();
    base::Result<Template> made = Template::parsed(*text, m_data->folder + u'/' + name);
    if (made) {
        const QMutexLocker lock(&m_data->mutex);
        m_data->templates.insert(name, *made);
    }
    return made;
}

QStringList TemplateStore::tree(const QString &folder) const
{
    if (!m_data)
        return {};
    const QMutexLocker lock(&m_data->mutex);
    if (const auto found = m_data->trees.constFind(folder); found != m_data->trees.constEnd())
        return *found;
    const QString root = m_data->folder + u'/' + folder;
    QStringList files;
    QDirIterator walk(root, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files.append(walk.next().mid(root.size() + 1));
    files.sort();
    m_data->trees.insert(folder, files);
    return files;
}

} // namespace stackwright::kinds
