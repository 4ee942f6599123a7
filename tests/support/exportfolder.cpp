#include "tests/support/exportfolder.h"

#include "tests/support/files.h"

#include <QDirIterator>

namespace stackwright::test {

exporting::Files exportSample()
{
    return {{composeFile, {"services: {}\n", false, {}}}, {scriptFile, {"#!/bin/sh\n", true, {}}}};
}

exporting::Action actionOf(const exporting::Plan &plan, const QString &path)
{
    for (const exporting::PlannedFile &file : plan.files) {
        if (file.path == path)
            return file.action;
    }
    return exporting::Action::Keep;
}

QMap<QString, QByteArray> everythingIn(const QString &folder)
{
    QMap<QString, QByteArray> files;
    QDirIterator iterator(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (iterator.hasNext()) {
        const QString path = iterator.next();
        files.insert(QDir(folder).relativeFilePath(path), contentOf(path));
    }
    return files;
}

} // namespace stackwright::test
