#pragma once

#include <QString>

namespace stackwright::secrets {

// What the desktop's keychain is like right now.
struct KeychainState
{
    enum class Availability { Ready, Locked, Silent, Absent }; // Silent: it is there and does not say how it is
    Availability availability = Availability::Absent;
    QString name;   // "Secret Service", "KDE Wallet"
    QString reason; // for Absent: why, in words
};

// Asks the session bus, with at most 2 s a question. Starts no keychain that the bus would not start for anybody who asks.
KeychainState keychainState();

} // namespace stackwright::secrets
