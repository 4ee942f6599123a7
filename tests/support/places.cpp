#include "tests/support/places.h"

namespace stackwright::test {

QString sourceFile(const QString &path)
{
    return QStringLiteral(STACKWRIGHT_SOURCE_DIR "/") + path;
}

QString seedFile()
{
    return sourceFile(QStringLiteral("resources/examples/docker-configuration.mmd"));
}

QString corpusFile(const QString &path)
{
    return sourceFile(QStringLiteral("../shared/corpus/")) + path;
}

QString programFile()
{
    return QStringLiteral(STACKWRIGHT_BINARY);
}

} // namespace stackwright::test
