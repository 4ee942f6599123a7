#pragma once

#include "core/base/diagnostic.h"
#include "core/kinds/expressions/tree.h"

namespace stackwright::kinds {

// Reads the keys of one mapping of a descriptor, and tells what is missing, of another type, or not known.
class Fields
{
public:
    Fields(const yaml::Value &value, const QString &file, base::Diagnostics *problems);

    QString text(const QString &key, bool required = false);
    bool boolean(const QString &key, bool fallback = false);
    int integer(const QString &key, int fallback);
    std::optional<double> number(const QString &key);
    QStringList texts(const QString &key);
    // One of `words`; their index. The first one where the key is absent.
    int word(const QString &key, const QStringList &words, bool required = false);
    yaml::Value list(const QString &key);
    yaml::Value map(const QString &key);
    yaml::Value any(const QString &key);
    expressions::Tree tree(const QString &key);
    expressions::Expression expression(const QString &key); // "= …"
    bool has(const QString &key) const { return m_map.toMap().contains(key); }

    void fail(const QString &message, const yaml::Value &at);
    void fail(const base::Error &error);
    // After all keys were asked for: tells those that nobody asked for.
    void finish();

    const QString &file() const { return m_file; }
    base::Diagnostics *problems() const { return m_problems; }

private:
    const yaml::Value *asked(const QString &key);
    yaml::Value typed(const QString &key, yaml::Value::Type type, const QString &name);

    yaml::Value m_map;
    QString m_file;
    base::Diagnostics *m_problems;
    QStringList m_asked;
};

} // namespace stackwright::kinds
