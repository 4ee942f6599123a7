#include "core/generate/header.h"

namespace stackwright::generate {

QString headerText(const QString &stackName)
{
    // In one language whatever the person's is: equal stacks give equal bytes.
    return QStringLiteral("Made by Stackwright from the stack %1; change the stack instead.").arg(stackName);
}

QByteArray withHeader(const QByteArray &content, kinds::formats::Format format, const QString &stackName)
{
    const QByteArray comment = kinds::formats::comment(format, headerText(stackName)).toUtf8();
    qsizetype position = 0;
    const auto startsAt = [&](const char *text) { return content.mid(position, qsizetype(qstrlen(text))) == text; };
    while (startsAt("#!") || startsAt("# syntax=") || startsAt("# escape=") || startsAt("# check=") || startsAt("<?xml")) {
        const qsizetype end = content.indexOf('\n', position);
        if (end < 0)
            break;
        position = end + 1;
    }
    return content.left(position) + comment + content.mid(position);
}

} // namespace stackwright::generate
