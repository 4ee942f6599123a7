#include "core/secrets/secretvalue.h"

#include "core/base/textfile.h"

#include <QCoreApplication>
#include <QRandomGenerator>

namespace stackwright::secrets {

namespace {

constexpr int shortest = 8;
constexpr int longest = 65'536;

} // namespace

QByteArray generatedValue(int length, const QString &alphabet)
{
    QByteArray letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    if (alphabet == QLatin1String("hex"))
        letters = "0123456789abcdef";
    else if (alphabet == QLatin1String("base64url"))
        letters += "-_";
    QByteArray value(qBound(shortest, length, longest), Qt::Uninitialized);
    // QRandomGenerator::system() is the operating system's cryptographic source (Qt documentation).
    for (char &c : value)
        c = letters.at(QRandomGenerator::system()->bounded(int(letters.size())));
    return value;
}

base::Result<QByteArray> checkedValue(QByteArray typed, const QString &name)
{
    if (typed.endsWith('\n'))
        typed.chop(1);
    if (typed.endsWith('\r'))
        typed.chop(1);
    const auto refuse = [&](const QString &reason) {
        wipe(typed);
        return base::Error{
            QCoreApplication::translate("SecretValue", "Cannot use this value for the secret %1: %2").arg(name, reason)};
    };
    if (typed.size() < shortest)
        return refuse(QCoreApplication::translate("SecretValue", "it has fewer than %1 bytes").arg(shortest));
    if (typed.size() > longest)
        return refuse(QCoreApplication::translate("SecretValue", "it has more than %1 bytes").arg(longest));
    // Compose takes it from an environment variable, which holds text without NUL.
    if (!base::decodedText(typed, name))
        return refuse(QCoreApplication::translate("SecretValue", "it is not UTF-8 text"));
    return typed;
}

void wipe(QByteArray &value)
{
    if (value.isDetached()) {
        volatile char *bytes = value.data();
        for (qsizetype i = 0; i < value.size(); ++i)
            bytes[i] = 0;
    }
    value.clear();
}

} // namespace stackwright::secrets
