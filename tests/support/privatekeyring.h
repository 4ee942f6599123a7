#pragma once

#include <QProcess>
#include <QTemporaryDir>

// A real GNOME Keyring on a session bus of its own, away from the person's: started, unlocked, and ended with this object.
// Make it before anything asks for the session bus.
class PrivateKeyring
{
public:
    PrivateKeyring();
    ~PrivateKeyring();

    // Empty where it runs; else why it does not ("dbus-daemon is not installed").
    QString fault() const { return m_fault; }
    // Locks the login keyring, as a desktop does when its session is locked.
    bool lock();

private:
    QTemporaryDir m_folder;
    QProcess m_bus;
    QProcess m_keyring;
    QString m_fault;
};
