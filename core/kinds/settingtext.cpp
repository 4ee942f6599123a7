#include "core/kinds/settingtext.h"

#include "core/base/relativepath.h"
#include "core/kinds/secretname.h"
#include "core/kinds/units.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace stackwright::kinds {

using Fault = std::optional<QString>;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Setting", text);
}

// A folder may be written as "./a" and "a/", and the stack's own as ".".
Fault pathFault(const QString &path)
{
    QStringView inner(path);
    if (inner == u"." || inner == u"./")
        return {};
    if (inner.startsWith(u"./"))
        inner = inner.sliced(2);
    if (inner.size() > 1 && inner.endsWith(u'/'))
        inner.chop(1);
    const Fault fault = base::relativePathFault(inner.toString());
    return fault ? tr("Enter a path within the stack's folder: %1").arg(*fault) : Fault();
}

// The grammar of github.com/distribution/reference.
Fault imageFault(const QString &image)
{
    static const QRegularExpression reference(QStringLiteral(
        "\\A(?:(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\\[[0-9a-fA-F:]+\\])(?"
        "::[0-9]+)?/)?"
        "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*"
        "(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?\\z"));
    if (image.size() > 400 || !reference.match(image).hasMatch())
        return tr("Enter an image such as registry.example/team/name:1.2");
    return {};
}

} // namespace

Fault unwritableFault(const QString &text, bool multiline)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'\n' && multiline)
            continue;
        if (c == u'\n' || c == u'\r' || c == QChar(0x2028) || c == QChar(0x2029) || c == QChar(0x85))
            return multiline ? tr("Lines end with a line feed alone; another line break is in this text")
                             : tr("This is one line; there is a line break in it");
        if ((c < u' ' && c != u'\t') || (c >= QChar(0x7f) && c < QChar(0xa0)))
            return tr("There is a control character in it (number %1)").arg(c.unicode());
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            ++i;
            continue;
        }
        if (c.isSurrogate() || c.isNonCharacter())
            return tr("There is a character in it that is none (number %1)").arg(c.unicode());
    }
    return {};
}

Fault syntaxFault(SettingType type, const QString &text)
{
    switch (type) {
    case SettingType::Size: return sizeInBytes(text) ? Fault() : Fault(tr("Enter a size such as 256mb or 1.5g"));
    case SettingType::Duration: return durationInNanoseconds(text) ? Fault() : Fault(tr("Enter a duration such as 30s or 1m30s"));
    case SettingType::Path: return pathFault(text);
    case SettingType::Image: return imageFault(text);
    case SettingType::Secret: return secretNameFault(text);
    default: return {};
    }
}

} // namespace stackwright::kinds
