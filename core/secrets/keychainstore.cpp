#include "core/secrets/keychainstore.h"

#include "core/secrets/secretid.h"
#include "core/secrets/secretvalue.h"

#include <QCoreApplication>

#if __has_include(<qt6keychain/keychain.h>)
#include <qt6keychain/keychain.h>
#else
#include <keychain.h>
#endif

#include <memory>

namespace stackwright::secrets {

namespace {

const QString serviceName = QStringLiteral("stackwright");

QString tr(const char *text)
{
    return QCoreApplication::translate("KeychainStore", text);
}

base::Error locked(const SecretId &id)
{
    return {
        tr("Cannot reach the secret %1 of the stack %2: the keychain is locked. Unlock it and try again").arg(id.name, id.stack),
        {}, base::ErrorKind::Unavailable};
}

base::Error silent(const SecretId &id)
{
    return {tr("Cannot tell whether the secret %1 of the stack %2 has a value: the keychain does not answer. Try again")
                .arg(id.name, id.stack),
        {}, base::ErrorKind::Unavailable};
}

// What a failed job means for this secret.
base::Error failure(const QKeychain::Job &job, const SecretId &id, const QString &verb)
{
    using Availability = KeychainState::Availability;
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        // "There is none" lets a new value be made: it must be sure.
        switch (keychainState().availability) {
        case Availability::Ready: return noSuchSecret(id);
        case Availability::Locked: return locked(id);
        case Availability::Silent:
        case Availability::Absent: return silent(id);
        }
        Q_UNREACHABLE();
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        if (keychainState().availability == Availability::Locked)
            return locked(id);
        break;
    default: break;
    }
    return {tr("Cannot %1 the secret %2 of the stack %3: %4").arg(verb, id.name, id.stack, job.errorString()), {},
        base::ErrorKind::Unavailable};
}

// Starts a job of QtKeychain, which deletes itself when it is done (deleting a running one crashes), and ends the future with
// what `answer` makes of it.
template <typename T, typename Job, typename Answer>
QFuture<base::Result<T>> started(Job *job, Answer answer)
{
    auto promise = std::make_shared<QPromise<base::Result<T>>>();
    promise->start();
    QObject::connect(job, &QKeychain::Job::finished, job, [promise, answer](QKeychain::Job *finished) {
        promise->addResult(answer(static_cast<Job &>(*finished)));
        promise->finish();
    });
    QFuture<base::Result<T>> future = promise->future();
    job->start();
    return future;
}

} // namespace

KeychainStore::KeychainStore(const KeychainState &state)
    : m_state(state)
{
}

QFuture<base::Result<QByteArray>> KeychainStore::read(const SecretId &id)
{
    auto *job = new QKeychain::ReadPasswordJob(serviceName);
    job->setKey(keyOf(id));
    return started<QByteArray>(job, [id](const QKeychain::ReadPasswordJob &done) -> base::Result<QByteArray> {
        if (done.error() != QKeychain::NoError)
            return failure(done, id, tr("read"));
        return done.binaryData();
    });
}

QFuture<base::Result<void>> KeychainStore::write(const SecretId &id, const QByteArray &value)
{
    auto promise = std::make_shared<QPromise<base::Result<void>>>();
    promise->start();
    const auto finish = [promise](const base::Result<void> &result) {
        promise->addResult(result);
        promise->finish();
    };
    auto *job = new QKeychain::WritePasswordJob(serviceName);
    job->setKey(keyOf(id));
    job->setBinaryData(value);
    QObject::connect(job, &QKeychain::Job::finished, job, [id, value, finish](QKeychain::Job *done) {
        if (done->error() != QKeychain::NoError) {
            finish(failure(*done, id, tr("write")));
            return;
        }
        auto *check = new QKeychain::ReadPasswordJob(serviceName);
        check->setKey(keyOf(id));
        QObject::connect(check, &QKeychain::Job::finished, check, [id, value, check, finish](QKeychain::Job *read) {
            if (read->error() != QKeychain::NoError || check->binaryData() != value)
                finish(base::Error{tr("The keychain did not keep the secret %1 of the stack %2").arg(id.name, id.stack), {},
                    base::ErrorKind::Unavailable});
            else
                finish({});
        });
        check->start();
    });
    QFuture<base::Result<void>> future = promise->future();
    job->start();
    return future;
}

QFuture<base::Result<void>> KeychainStore::remove(const SecretId &id)
{
    auto *job = new QKeychain::DeletePasswordJob(serviceName);
    job->setKey(keyOf(id));
    return started<void>(job, [id](const QKeychain::DeletePasswordJob &done) -> base::Result<void> {
        if (done.error() != QKeychain::NoError)
            return failure(done, id, tr("remove"));
        return {};
    });
}

QString KeychainStore::description() const
{
    switch (m_state.availability) {
    case KeychainState::Availability::Locked: return tr("keychain: %1, locked").arg(m_state.name);
    case KeychainState::Availability::Silent: return tr("keychain: %1, not answering").arg(m_state.name);
    case KeychainState::Availability::Ready:
    case KeychainState::Availability::Absent: break;
    }
    return tr("keychain: %1").arg(m_state.name);
}

} // namespace stackwright::secrets
