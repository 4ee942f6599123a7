#include "core/run/redactor.h"

#include "core/secrets/leaks.h"

#include <algorithm>

namespace stackwright::run {

namespace {

constexpr char mark[] = "•••";

} // namespace

Redactor::Redactor(const QMap<QString, QByteArray> &secretVariables)
{
    for (const QByteArray &value : secretVariables) {
        for (const QByteArray &line : value.split('\n'))
            add(line.trimmed());
        add(value);
    }
    // A secret that is a part of another one must not leave the rest of the longer one behind.
    std::sort(m_values.begin(), m_values.end(), [](const QByteArray &a, const QByteArray &b) { return a.size() > b.size(); });
}

void Redactor::add(const QByteArray &value)
{
    for (const QByteArray &form : secrets::formsOf(value)) {
        if (!m_values.contains(form))
            m_values.append(form);
    }
}

QByteArray Redactor::redacted(QByteArray text) const
{
    for (const QByteArray &value : m_values)
        text.replace(value, mark);
    return text;
}

QString Redactor::redacted(const QString &text) const
{
    return m_values.isEmpty() ? text : QString::fromUtf8(redacted(text.toUtf8()));
}

} // namespace stackwright::run
