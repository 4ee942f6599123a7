#pragma once

#include "core/generate/fileset.h"
#include "core/secrets/secretstore.h"

#include <QObject>
#include <QSet>

#include <functional>

namespace stackwright::widgets {

// What the window knows of a stack's secrets: whether each has a value, never the value. Values pass through once, from the
// person or the generator to the store, or from the store to the one label that reveals it.
class SecretKeeper : public QObject
{
    Q_OBJECT

public:
    enum class State { Unknown, Missing, Present, Unavailable };

    explicit SecretKeeper(secrets::SecretStore &store, QObject *parent = nullptr);

    secrets::SecretStore &store() { return m_store; }
    bool sessionOnly() const { return m_store.kind() == secrets::SecretStore::Kind::SessionOnly; }

    // What the stack is known by, as in secrets::SecretId.
    void setStack(const QString &key);
    QString stack() const { return m_stack; }
    // The stack goes on under another key: the values that it has are copied, where there are none yet.
    void moveTo(const QString &key);
    secrets::SecretId idOf(const QString &name) const { return {m_stack, name}; }
    // Asks the store about those that are not known yet.
    void setSecrets(const QList<generate::SecretUse> &uses);
    const QList<generate::SecretUse> &secretUses() const { return m_uses; }
    QStringList missing() const;
    QStringList missingByHand() const; // those of them that nobody can generate

    State state(const QString &name) const;
    QString stateText(const QString &name) const; // "in keychain", "this session only", "missing", the reason
    void refresh(const QString &name);
    void askAgain(); // about those that the store did not give: its keychain may be unlocked by now

    // A value that a person typed; one that is no good is refused through failed().
    void setTyped(const QString &name, const QString &value);
    // A value for a secret that has none, asked of the store once more: what the window knows may be out of date.
    void generate(const generate::SecretUse &use);
    // A new value in place of the one that it has, which is lost for ever: the person has agreed to that.
    void rotate(const generate::SecretUse &use);
    // False for what only somebody else can give, such as a key of a certificate.
    static bool canGenerate(const generate::SecretUse &use);
    void remove(const QString &name);
    // Hands the value to `show` and forgets it.
    void reveal(const QString &name, QObject *context, std::function<void(const QByteArray &)> show);

    // Every one of these that can be is generated, where it has no value by now; `done` is told the first error, or nothing,
    // unless the context is gone by then.
    void generateAll(QList<generate::SecretUse> uses, QObject *context, std::function<void(const QString &error)> done);
    // The same for those that are known to be missing.
    void generateMissing(QObject *context, std::function<void(const QString &error)> done);

signals:
    void changed(const QString &name);
    void failed(const QString &name, const QString &message);

private:
    void write(const QString &name, QByteArray value);
    // What the store answered for a secret of `stack`, which may be another one by now.
    void settle(const QString &stack, const QString &name, State state, const QString &reason = {});
    void copy(const secrets::SecretId &from, const secrets::SecretId &to);
    void generateNext(const QString &stack, QList<generate::SecretUse> uses, std::function<void(const QString &error)> done);
    const generate::SecretUse *use(const QString &name) const;

    struct Entry
    {
        State state = State::Unknown;
        QString reason;
    };
    secrets::SecretStore &m_store;
    QString m_stack;
    QList<generate::SecretUse> m_uses;
    QMap<QString, Entry> m_entries;
};

} // namespace stackwright::widgets
