#include "ui/widgets/secretkeeper.h"

#include "core/secrets/secretvalue.h"
#include "ui/widgets/futures.h"

#include <QPointer>

namespace stackwright::widgets {

SecretKeeper::SecretKeeper(secrets::SecretStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
}

void SecretKeeper::setStack(const QString &key)
{
    if (m_stack == key) {
        return;
    }
    m_stack = key;
    m_entries.clear();
    for (const generate::SecretUse &use : std::as_const(m_uses)) {
        refresh(use.name);
    }
}

void SecretKeeper::moveTo(const QString &key)
{
    const QString before = m_stack;
    if (before == key) {
        return;
    }
    setStack(key);
    for (const generate::SecretUse &use : std::as_const(m_uses)) {
        copy({before, use.name}, {key, use.name});
    }
}

void SecretKeeper::copy(const secrets::SecretId &from, const secrets::SecretId &to)
{
    whenDone(m_store.read(to), this, [this, from, to](const base::Result<QByteArray> &present) {
        if (present.ok() || present.error().kind != base::ErrorKind::Fault) {
            return;
        }
        whenDone(m_store.read(from), this, [this, to](const base::Result<QByteArray> &value) {
            if (!value.ok()) {
                return;
            }
            whenDone(m_store.write(to, value.value()), this, [this, to](const base::Result<void> &written) {
                if (written.ok()) {
                    settle(to.stack, to.name, State::Present);
                }
            });
        });
    });
}

void SecretKeeper::setSecrets(const QList<generate::SecretUse> &uses)
{
    m_uses = uses;
    for (const generate::SecretUse &use : uses) {
        if (!m_entries.contains(use.name)) {
            refresh(use.name);
        }
    }
}

QStringList SecretKeeper::missing() const
{
    QStringList names;
    for (const generate::SecretUse &use : m_uses) {
        if (state(use.name) == State::Missing && !names.contains(use.name)) {
            names.append(use.name);
        }
    }
    return names;
}

QStringList SecretKeeper::missingByHand() const
{
    QStringList names = missing();
    names.removeIf([this](const QString &name) { return !use(name) || canGenerate(*use(name)); });
    return names;
}

SecretKeeper::State SecretKeeper::state(const QString &name) const
{
    return m_entries.value(name).state;
}

QString SecretKeeper::stateText(const QString &name) const
{
    const Entry entry = m_entries.value(name);
    switch (entry.state) {
    case State::Unknown: return tr("asking the keychain…");
    case State::Missing: return tr("missing");
    case State::Present: return sessionOnly() ? tr("kept for this session only") : tr("in keychain");
    case State::Unavailable: return entry.reason;
    }
    return {};
}

void SecretKeeper::refresh(const QString &name)
{
    m_entries.insert(name, {});
    const QString stack = m_stack;
    whenDone(m_store.read(idOf(name)), this, [this, name, stack](const base::Result<QByteArray> &result) {
        if (result.ok()) {
            settle(stack, name, State::Present);
        } else if (result.error().kind == base::ErrorKind::Fault) {
            settle(stack, name, State::Missing);
        } else {
            settle(stack, name, State::Unavailable, result.error().message);
        }
    });
}

void SecretKeeper::askAgain()
{
    for (const generate::SecretUse &use : std::as_const(m_uses)) {
        if (state(use.name) == State::Unavailable) {
            refresh(use.name);
        }
    }
}

void SecretKeeper::setTyped(const QString &name, const QString &value)
{
    base::Result<QByteArray> checked = secrets::checkedValue(value.toUtf8(), name);
    if (!checked.ok()) {
        emit failed(name, checked.error().message);
        return;
    }
    write(name, std::move(checked).value());
}

void SecretKeeper::write(const QString &name, QByteArray value)
{
    whenDone(m_store.write(idOf(name), value), this, [this, name, stack = m_stack](const base::Result<void> &result) {
        if (result.ok()) {
            settle(stack, name, State::Present);
        } else {
            emit failed(name, result.error().message);
            refresh(name);
        }
    });
}

void SecretKeeper::generate(const generate::SecretUse &use)
{
    generateAll({use}, this, [this, name = use.name](const QString &error) {
        if (!error.isEmpty()) {
            emit failed(name, error);
        }
    });
}

void SecretKeeper::rotate(const generate::SecretUse &use)
{
    write(use.name, secrets::generatedValue(use.length, use.alphabet));
}

bool SecretKeeper::canGenerate(const generate::SecretUse &use)
{
    return use.alphabet != QLatin1String("none");
}

void SecretKeeper::remove(const QString &name)
{
    whenDone(m_store.remove(idOf(name)), this, [this, name, stack = m_stack](const base::Result<void> &result) {
        if (result.ok()) {
            settle(stack, name, State::Missing);
        } else {
            emit failed(name, result.error().message);
            refresh(name);
        }
    });
}

void SecretKeeper::reveal(const QString &name, QObject *context, std::function<void(const QByteArray &)> show)
{
    whenDone(m_store.read(idOf(name)), context, [this, name, show](const base::Result<QByteArray> &result) {
        if (result.ok()) {
            show(result.value());
        } else {
            emit failed(name, result.error().message);
        }
    });
}

void SecretKeeper::generateMissing(QObject *context, std::function<void(const QString &error)> done)
{
    const QStringList names = missing();
    QList<generate::SecretUse> uses;
    for (const QString &name : names) {
        uses.append(*use(name));
    }
    generateAll(uses, context, std::move(done));
}

void SecretKeeper::generateAll(QList<generate::SecretUse> uses, QObject *context, std::function<void(const QString &error)> done)
{
    uses.removeIf([](const generate::SecretUse &use) { return !canGenerate(use); });
    // What is written is noted here in any case.
    generateNext(m_stack, std::move(uses), [done, asker = QPointer<QObject>(context)](const QString &error) {
        if (asker) {
            done(error);
        }
    });
}

void SecretKeeper::generateNext(
    const QString &stack, QList<generate::SecretUse> uses, std::function<void(const QString &error)> done)
{
    if (uses.isEmpty()) {
        done({});
        return;
    }
    const generate::SecretUse wanted = uses.takeFirst();
    const secrets::SecretId id{stack, wanted.name};
    const auto goOn = [this, stack, wanted, uses, done] {
        settle(stack, wanted.name, State::Present);
        generateNext(stack, uses, done);
    };
    // It may have got a value since somebody saw that it has none: that one would be lost for ever.
    whenDone(m_store.read(id), this, [this, id, wanted, done, goOn](const base::Result<QByteArray> &present) {
        if (present.ok()) {
            goOn();
            return;
        }
        if (present.error().kind != base::ErrorKind::Fault) {
            done(present.error().message);
            return;
        }
        const QByteArray value = secrets::generatedValue(wanted.length, wanted.alphabet);
        whenDone(m_store.write(id, value), this, [done, goOn](const base::Result<void> &result) {
            if (result.ok()) {
                goOn();
            } else {
                done(result.error().message);
            }
        });
    });
}

void SecretKeeper::settle(const QString &stack, const QString &name, State state, const QString &reason)
{
    if (stack != m_stack) {
        return;
    }
    m_entries.insert(name, {state, reason});
    emit changed(name);
}

const generate::SecretUse *SecretKeeper::use(const QString &name) const
{
    for (const generate::SecretUse &use : m_uses) {
        if (use.name == name) {
            return &use;
        }
    }
    return nullptr;
}

} // namespace stackwright::widgets
