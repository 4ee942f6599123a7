#include "core/kinds/secretname.h"

#include "core/base/reservedvariables.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace stackwright::kinds {

QString secretVariable(const QString &secret)
{
    QString name;
    for (const QChar c : secret.toUpper())
        name += (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ? c : QChar(u'_');
    return name;
}

std::optional<QString> secretNameFault(const QString &secret)
{
    static const QRegularExpression syntax(QStringLiteral("\\A[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}\\z"));
    if (!syntax.match(secret).hasMatch())
        return QCoreApplication::translate("Setting", "A secret's name has letters, digits, '_', '-' and '.'");
    if (base::isReservedVariable(secretVariable(secret)))
        return QCoreApplication::translate(
            "Setting", "Its value would come in the variable %1, which means something else to this machine; choose another name")
            .arg(secretVariable(secret));
    return {};
}

} // namespace stackwright::kinds
