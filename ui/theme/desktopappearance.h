#pragma once

#include <QObject>
#include <QVariant>

class QDBusVariant;

namespace stackwright::theme {

// What the desktop asks of every program: dark or light, moving or still. Where it has the settings portal of
// freedesktop (org.freedesktop.portal.Settings) that is asked, and listened to; else its palette at the start
// tells.
class DesktopAppearance : public QObject
{
    Q_OBJECT

public:
    explicit DesktopAppearance(QObject *parent = nullptr);

    bool isDark() const { return m_dark; }
    bool wantsStillness() const { return m_still; }

signals:
    void changed();

#ifdef STACKWRIGHT_DBUS
private slots:
    void portalSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);
#endif

private:
    void askPortal();
    void settingChanged(const QString &group, const QString &key, const QVariant &value);

    bool m_dark = false;
    bool m_still = false;
};

} // namespace stackwright::theme
