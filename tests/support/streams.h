#pragma once

#include "tests/support/places.h"

#include <QByteArray>
#include <QFile>
#include <QString>

namespace stackwright::test {

// A recorded stream of a real engine; they are kept beside the source tree. Empty where it is not there: say "not run".
inline QString streamPath(const QString &name)
{
    return corpusFile(QStringLiteral("streams/")) + name;
}

inline QByteArray stream(const QString &name)
{
    QFile file(streamPath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace stackwright::test

// The rest of the test needs the recorded stream `name`.
#define STACKWRIGHT_NEED_STREAM(variable, name)                                                                                  \
    const QByteArray variable = stackwright::test::stream(name);                                                                 \
    if (variable.isEmpty())                                                                                                      \
    QSKIP(qPrintable("not run: there is no recorded stream " + stackwright::test::streamPath(name)))
