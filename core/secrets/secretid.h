#pragma once

#include "core/secrets/secretstore.h"

#include <QPromise>

namespace stackwright::secrets {

// The key under which a keychain keeps it: "stack/name".
QString keyOf(const SecretId &id);

base::Error noSuchSecret(const SecretId &id);

template <typename T>
QFuture<base::Result<T>> readyFuture(base::Result<T> result)
{
    QPromise<base::Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

} // namespace stackwright::secrets
