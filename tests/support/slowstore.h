#pragma once

#include "core/secrets/secretstore.h"

#include <QPromise>

#include <memory>
#include <vector>

namespace stackwright::test {

// A keychain that waits for its person: it answers when the test says so.
class SlowStore : public secrets::SecretStore
{
public:
    QFuture<base::Result<QByteArray>> read(const secrets::SecretId &id) override;
    QFuture<base::Result<void>> write(const secrets::SecretId &id, const QByteArray &value) override;
    QFuture<base::Result<void>> remove(const secrets::SecretId &id) override;
    Kind kind() const override { return Kind::Keychain; }
    QString description() const override { return QStringLiteral("keychain: slow"); }

    bool readsAtOnce = true; // else reads wait, too
    QList<secrets::SecretId> written;

    // How many questions wait for an answer.
    qsizetype waiting() const { return qsizetype(m_reads.size() + m_writes.size()); }
    // Answers all: reads with what was written, else "there is none".
    void answer();
    // Answers reads with an error of a keychain that stays locked.
    void refuse();

private:
    template <typename T>
    struct Question
    {
        secrets::SecretId id;
        std::shared_ptr<QPromise<base::Result<T>>> promise;
    };
    base::Result<QByteArray> valueOf(const secrets::SecretId &id) const;

    QMap<QString, QByteArray> m_values;
    std::vector<Question<QByteArray>> m_reads;
    std::vector<Question<void>> m_writes;
};

} // namespace stackwright::test
