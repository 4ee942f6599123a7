#pragma once

#include "core/export/exporter.h"

#include <QTemporaryDir>

#include <memory>

namespace stackwright::test {

inline const QString composeFile = QStringLiteral("compose.yaml");
inline const QString scriptFile = QStringLiteral("scripts/backup.sh");

// A small stack's files: `composeFile`, and `scriptFile` that can be run.
exporting::Files exportSample();

// What is planned for a file; Keep where the plan does not name it.
exporting::Action actionOf(const exporting::Plan &plan, const QString &path);

// The content of each file below a folder, hidden ones too, by its path from there.
QMap<QString, QByteArray> everythingIn(const QString &folder);

// Where a test exports to: a folder that is not there yet, in one that is.
class ExportFolder
{
public:
    void renew() { m_around = std::make_unique<QTemporaryDir>(); }

    QString around() const { return m_around->path(); }
    QString folder() const { return m_around->filePath(QStringLiteral("out")); }
    QString path(const QString &name) const { return folder() + u'/' + name; }

private:
    std::unique_ptr<QTemporaryDir> m_around;
};

} // namespace stackwright::test
