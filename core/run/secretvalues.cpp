#include "core/run/secretvalues.h"

#include "core/secrets/secretvalue.h"

#include <QCoreApplication>
#include <QFutureWatcher>
#include <QPromise>

#include <memory>

namespace stackwright::run {

namespace {

// Goes through the secrets one after the other, for a keychain may ask the person to unlock it; owns itself until it is done.
class Collector : public QObject
{
public:
    Collector(secrets::SecretStore &store, const QString &stack, const QList<generate::SecretUse> &uses,
        const QMap<QString, QByteArray> &given)
        : m_store(store)
        , m_stack(stack)
        , m_uses(uses)
        , m_given(given)
    {
        m_promise.start();
    }

    QFuture<base::Result<SecretValues>> begin()
    {
        QFuture<base::Result<SecretValues>> future = m_promise.future();
        next();
        return future;
    }

private:
    secrets::SecretId idOf(const generate::SecretUse &use) const { return {m_stack, use.name}; }

    template <typename T, typename Continue>
    void await(const QFuture<T> &future, Continue continuation)
    {
        auto *watcher = new QFutureWatcher<T>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [watcher, continuation] {
            watcher->deleteLater();
            continuation(watcher->result());
        });
        watcher->setFuture(future);
    }

    void next()
    {
        while (m_index < m_uses.size()) {
            const generate::SecretUse &use = m_uses.at(m_index);
            QString &name = m_nameOfVariable[use.variable];
            if (!name.isEmpty() && name != use.name) {
                finish(base::Error{
                    QCoreApplication::translate("SecretValues", "The secrets %1 and %2 would get one value, in the variable %3")
                        .arg(name, use.name, use.variable)});
                return;
            }
            name = use.name;
            if (!use.needed) {
                ++m_index;
                continue;
            }
            if (!m_values.variables.contains(use.variable) && m_given.value(use.variable).isEmpty()) {
                await(m_store.read(idOf(use)), [this, use](const base::Result<QByteArray> &read) { taken(use, read); });
                return;
            }
            if (!m_values.variables.contains(use.variable))
                m_values.variables.insert(use.variable, m_given.value(use.variable));
            ++m_index;
        }
        finish(m_values);
    }

    void taken(const generate::SecretUse &use, const base::Result<QByteArray> &read)
    {
        if (read) {
            keep(use, *read);
            return;
        }
        // Unavailable is not "missing": a new value beside a locked one would lock the person out of their own data.
        if (read.error().kind != base::ErrorKind::Fault) {
            finish(read.error());
            return;
        }
        if (use.length <= 0) {
            finish(base::Error{QCoreApplication::translate("SecretValues",
                "The secret %1 has no value, and nobody can make it up. Give it with: stackwright secret set FILE %1")
                                   .arg(use.name)});
            return;
        }
        const QByteArray value = secrets::generatedValue(use.length, use.alphabet);
        await(m_store.write(idOf(use), value), [this, use, value](const base::Result<void> &written) {
            if (!written) {
                finish(written.error());
                return;
            }
            m_values.made.append(use.name);
            keep(use, value);
        });
    }

    void keep(const generate::SecretUse &use, const QByteArray &value)
    {
        m_values.variables.insert(use.variable, value);
        ++m_index;
        next();
    }

    void finish(const base::Result<SecretValues> &result)
    {
        m_promise.addResult(result);
        m_promise.finish();
        deleteLater();
    }

    secrets::SecretStore &m_store;
    QString m_stack;
    QList<generate::SecretUse> m_uses;
    QMap<QString, QByteArray> m_given;
    SecretValues m_values;
    QMap<QString, QString> m_nameOfVariable;
    qsizetype m_index = 0;
    QPromise<base::Result<SecretValues>> m_promise;
};

} // namespace

QFuture<base::Result<SecretValues>> secretValues(secrets::SecretStore &store, const QString &stack,
    const QList<generate::SecretUse> &uses, const QMap<QString, QByteArray> &given)
{
    auto *collector = new Collector(store, stack, uses, given);
    return collector->begin();
}

} // namespace stackwright::run
