#include "ui/theme/desktopappearance.h"

#include <QApplication>
#include <QPalette>
#include <QStyle>

#ifdef STACKWRIGHT_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

namespace stackwright::theme {

namespace {

const QString appearanceGroup = QStringLiteral("org.freedesktop.appearance");
const QString schemeKey = QStringLiteral("color-scheme"); // 0: no wish, 1: dark, 2: light
const QString interfaceGroup = QStringLiteral("org.gnome.desktop.interface");
const QString animationsKey = QStringLiteral("enable-animations");

} // namespace

DesktopAppearance::DesktopAppearance(QObject *parent)
    : QObject(parent)
    , m_dark(QApplication::palette().color(QPalette::Window).lightness() < 128)
    , m_still(QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) == 0)
{
    askPortal();
}

void DesktopAppearance::settingChanged(const QString &group, const QString &key, const QVariant &value)
{
    if (group == appearanceGroup && key == schemeKey && value.toUInt() != 0)
        m_dark = value.toUInt() == 1;
    else if (group == interfaceGroup && key == animationsKey)
        m_still = !value.toBool();
    else
        return;
    emit changed();
}

#ifdef STACKWRIGHT_DBUS

void DesktopAppearance::askPortal()
{
    // Without an address Qt would start a bus of its own, which knows no portal and takes time.
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return;
    const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
    const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
    const QString interface = QStringLiteral("org.freedesktop.portal.Settings");
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(service, path, interface, QStringLiteral("SettingChanged"), this,
        SLOT(portalSettingChanged(QString, QString, QDBusVariant)));
    const QList<QPair<QString, QString>> wanted = {{appearanceGroup, schemeKey}, {interfaceGroup, animationsKey}};
    for (const auto &[group, key] : wanted) {
        QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("Read"));
        call << group << key;
        auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, group = group, key = key] {
            const QDBusPendingReply<QDBusVariant> reply = *watcher;
            watcher->deleteLater();
            if (!reply.isValid())
                return;
            // Read wraps the value twice.
            const QVariant outer = reply.value().variant();
            settingChanged(group, key, outer.canConvert<QDBusVariant>() ? outer.value<QDBusVariant>().variant() : outer);
        });
    }
}

void DesktopAppearance::portalSettingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    settingChanged(group, key, value.variant());
}

#else

void DesktopAppearance::askPortal() {}

#endif

} // namespace stackwright::theme
