#include "core/secrets/leaks.h"

#include <algorithm>

namespace stackwright::secrets {

namespace {

constexpr qsizetype shortest = 4;

QList<QByteArray> formsOf(const QByteArray &value)
{
    QList<QByteArray> forms;
    if (value.size() < shortest)
        return forms;
    forms.append(value);
    for (const QByteArray &form : {value.toBase64(QByteArray::OmitTrailingEquals),
             value.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals), value.toPercentEncoding()}) {
        if (!forms.contains(form))
            forms.append(form);
    }
    return forms;
}

} // namespace

bool holdsSecret(const QByteArray &bytes, const QList<QByteArray> &values)
{
    return std::any_of(values.cbegin(), values.cend(), [&](const QByteArray &value) {
        const QList<QByteArray> forms = formsOf(value);
        return std::any_of(forms.cbegin(), forms.cend(), [&](const QByteArray &form) { return bytes.contains(form); });
    });
}

QByteArray redacted(QByteArray bytes, const QList<QByteArray> &values)
{
    static const QByteArray mask = "••••••";
    for (const QByteArray &value : values) {
        for (const QByteArray &form : formsOf(value))
            bytes.replace(form, mask);
    }
    return bytes;
}

} // namespace stackwright::secrets
