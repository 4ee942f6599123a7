#include "core/secrets/keychainstore.h"

#include "core/secrets/secretid.h"
#include "core/secrets/secretvalue.h"

#include <QCoreApplication>
#include <QtConcurrent>

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

// What is said of a job that failed.
struct Failure
{
    QKeychain::Error error;
    QString message;
    QString verb; // "read"
};

// What it means for this secret. Asks the bus, which may take some seconds.
base::Error meaning(const Failure &failure, const SecretId &id)
{
    using Availability = KeychainState::Availability;
    switch (failure.error) {
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
    return {tr("Cannot %1 the secret %2 of the stack %3: %4").arg(failure.verb, id.name, id.stack, failure.message), {},
        base::ErrorKind::Unavailable};
}

template <typename T>
using Promise = std::shared_ptr<QPromise<base::Result<T>>>;

template <typename T>
Promise<T> newPromise()
{
    auto promise = std::make_shared<QPromise<base::Result<T>>>();
    promise->start();
    return promise;
}

template <typename T>
void end(const Promise<T> &promise, const base::Result<T> &result)
{
    promise->addResult(result);
    promise->finish();
}

// The bus is asked on another thread, for it may be silent; the future ends on that of the event loop.
template <typename T>
void endFailed(
    const Promise<T> &promise, QThreadPool *workers, const QKeychain::Job &job, const SecretId &id, const QString &verb)
{
    QtConcurrent::run(workers, [failure = Failure{job.error(), job.errorString(), verb}, id] {
        return meaning(failure, id);
    }).then(QCoreApplication::instance(), [promise](const base::Error &error) { end<T>(promise, error); });
}

// Starts a job of QtKeychain, which deletes itself when it is done (deleting a running one crashes). The future ends with what
// `answer` makes of one that did what it should.
template <typename T, typename Job, typename Answer>
QFuture<base::Result<T>> started(
    Job *job, const std::shared_ptr<QThreadPool> &workers, const SecretId &id, const QString &verb, Answer answer)
{
    const Promise<T> promise = newPromise<T>();
    job->setKey(keyOf(id));
    QObject::connect(job, &QKeychain::Job::finished, job, [promise, workers, id, verb, answer](QKeychain::Job *finished) {
        if (finished->error() != QKeychain::NoError)
            endFailed(promise, workers.get(), *finished, id, verb);
        else
            answer(promise, static_cast<Job &>(*finished));
    });
    QFuture<base::Result<T>> future = promise->future();
    job->start();
    return future;
}

} // namespace

KeychainStore::KeychainStore(const KeychainState &state)
    : m_state(state)
    , m_workers(std::make_shared<QThreadPool>())
{
}

QFuture<base::Result<QByteArray>> KeychainStore::read(const SecretId &id)
{
    return started<QByteArray>(new QKeychain::ReadPasswordJob(serviceName), m_workers, id, tr("read"),
        [](const Promise<QByteArray> &promise, const QKeychain::ReadPasswordJob &done) {
            end<QByteArray>(promise, done.binaryData());
        });
}

QFuture<base::Result<void>> KeychainStore::write(const SecretId &id, const QByteArray &value)
{
    auto *job = new QKeychain::WritePasswordJob(serviceName);
    job->setBinaryData(value);
    return started<void>(job, m_workers, id, tr("write"), [id, value](const Promise<void> &promise, const QKeychain::Job &) {
        auto *check = new QKeychain::ReadPasswordJob(serviceName);
        check->setKey(keyOf(id));
        QObject::connect(check, &QKeychain::Job::finished, check, [id, value, check, promise](const QKeychain::Job *read) {
            if (read->error() != QKeychain::NoError || check->binaryData() != value)
                end<void>(
                    promise, base::Error{tr("The keychain did not keep the secret %1 of the stack %2").arg(id.name, id.stack), {},
                                 base::ErrorKind::Unavailable});
            else
                end<void>(promise, {});
        });
        check->start();
    });
}

QFuture<base::Result<void>> KeychainStore::remove(const SecretId &id)
{
    return started<void>(new QKeychain::DeletePasswordJob(serviceName), m_workers, id, tr("remove"),
        [](const Promise<void> &promise, const QKeychain::Job &) { end<void>(promise, {}); });
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
