#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QFuture>

namespace stackwright::secrets {

// Which secret of which stack. `stack` is what the stack is known by: the path of its file, or a name where it has none yet. Both
// parts are shown to people, never the value.
struct SecretId
{
    QString stack;
    QString name;

    bool operator==(const SecretId &) const = default;
};

// Where values live. Asynchronous, for a keychain may ask the person to unlock it. Futures end on the thread of the caller's
// event loop. Error kinds: Fault "there is no such secret", Unavailable where the keychain cannot be used.
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    virtual QFuture<base::Result<QByteArray>> read(const SecretId &id) = 0;
    // Reads back what it wrote before it says that it did.
    virtual QFuture<base::Result<void>> write(const SecretId &id, const QByteArray &value) = 0;
    virtual QFuture<base::Result<void>> remove(const SecretId &id) = 0;

    enum class Kind { Keychain, SessionOnly };
    virtual Kind kind() const = 0;
    // For the status bar: "keychain: GNOME Keyring", "session only: no keychain was found (reason)".
    virtual QString description() const = 0;
};

} // namespace stackwright::secrets
