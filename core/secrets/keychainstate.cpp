#include "core/secrets/keychainstate.h"

#include <QCoreApplication>

#if defined(Q_OS_LINUX)
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDBusVariant>
#endif

namespace stackwright::secrets {

#if defined(Q_OS_LINUX)

namespace {

constexpr int replyMs = 2000;

QString tr(const char *text)
{
    return QCoreApplication::translate("KeychainState", text);
}

// The freedesktop Secret Service specification: an alias that stands for nothing answers "/".
KeychainState::Availability defaultCollection(const QDBusConnection &bus)
{
    using Availability = KeychainState::Availability;
    const QString service = QStringLiteral("org.freedesktop.secrets");
    QDBusMessage alias = QDBusMessage::createMethodCall(service, QStringLiteral("/org/freedesktop/secrets"),
        QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("ReadAlias"));
    alias << QStringLiteral("default");
    const QDBusReply<QDBusObjectPath> path = bus.call(alias, QDBus::Block, replyMs);
    if (!path.isValid())
        return Availability::Silent;
    if (path.value().path() == QLatin1String("/"))
        return Availability::Ready;
    QDBusMessage get = QDBusMessage::createMethodCall(
        service, path.value().path(), QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    get << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    const QDBusReply<QDBusVariant> locked = bus.call(get, QDBus::Block, replyMs);
    if (!locked.isValid())
        return Availability::Silent;
    return locked.value().variant().toBool() ? Availability::Locked : Availability::Ready;
}

} // namespace

KeychainState keychainState()
{
    using Availability = KeychainState::Availability;
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return {Availability::Absent, {}, tr("there is no session bus")};
    QDBusConnectionInterface *interface = bus.interface();
    interface->setTimeout(replyMs);
    QStringList names = interface->registeredServiceNames().value();
    names += interface->activatableServiceNames().value();
    if (names.contains(QLatin1String("org.freedesktop.secrets")))
        return {defaultCollection(bus), QStringLiteral("Secret Service"), {}};
    for (const char *wallet : {"org.kde.kwalletd6", "org.kde.kwalletd5"}) {
        if (names.contains(QLatin1String(wallet)))
            return {Availability::Ready, QStringLiteral("KDE Wallet"), {}};
    }
    return {Availability::Absent, {}, tr("no keychain is running")};
}

#else

// macOS and Windows always have one.
KeychainState keychainState()
{
    return {KeychainState::Availability::Ready, QCoreApplication::translate("KeychainState", "system keychain"), {}};
}

#endif

} // namespace stackwright::secrets
