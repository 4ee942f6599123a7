#include "core/secrets/leaks.h"

#include <algorithm>
#include <utility>

namespace stackwright::secrets {

namespace {

constexpr qsizetype shortest = 4;
constexpr qsizetype shortestLine = 16; // "-----END KEY-----" is no secret, but what stands before it is

using Pairs = QList<std::pair<char, QByteArray>>;

QByteArray escaped(const QByteArray &value, const Pairs &pairs)
{
    QByteArray text;
    for (const char c : value) {
        const auto found = std::find_if(pairs.cbegin(), pairs.cend(), [c](const auto &pair) { return pair.first == c; });
        if (found == pairs.cend())
            text += c;
        else
            text += found->second;
    }
    return text;
}

const QList<Pairs> &formats()
{
    static const QList<Pairs> all{
        {{'"', "\\\""}, {'\\', "\\\\"}, {'\n', "\\n"}, {'\r', "\\r"}, {'\t', "\\t"}},      // JSON, YAML
        {{'"', "\\\""}, {'\\', "\\\\"}, {'$', "\\$"}, {'`', "\\`"}},                       // shell, "…"
        {{'\'', "''"}},                                                                    // YAML, SQL, '…'
        {{'\'', "'\\''"}},                                                                 // shell, '…'
        {{'$', "$$"}},                                                                     // Compose
        {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}},  // HTML
        {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}},                                    // XML, text
        {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&apos;"}}, // XML
    };
    return all;
}

QList<QByteArray> linesOf(const QByteArray &value)
{
    QList<QByteArray> lines;
    if (!value.contains('\n'))
        return lines;
    for (const QByteArray &line : value.split('\n')) {
        const QByteArray trimmed = line.trimmed();
        if (trimmed.size() >= shortestLine && !trimmed.startsWith("-----"))
            lines.append(trimmed);
    }
    return lines;
}

} // namespace

QList<QByteArray> formsOf(const QByteArray &value)
{
    QList<QByteArray> forms;
    if (value.size() < shortest)
        return forms;
    const auto add = [&forms](const QByteArray &form) {
        if (!forms.contains(form))
            forms.append(form);
    };
    add(value);
    for (const Pairs &inner : formats()) {
        const QByteArray once = escaped(value, inner);
        if (once == value)
            continue;
        add(once);
        for (const Pairs &outer : formats())
            add(escaped(once, outer));
    }
    add(value.toBase64(QByteArray::OmitTrailingEquals));
    add(value.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    const QByteArray percent = value.toPercentEncoding();
    add(percent);
    add(QByteArray(percent).replace("%20", "+")); // a form's
    std::stable_sort(forms.begin(), forms.end(), [](const QByteArray &a, const QByteArray &b) { return a.size() > b.size(); });
    return forms;
}

bool holdsSecret(const QByteArray &bytes, const QList<QByteArray> &values)
{
    const auto holds = [&bytes](const QByteArray &value) {
        const QList<QByteArray> forms = formsOf(value);
        return std::any_of(forms.cbegin(), forms.cend(), [&](const QByteArray &form) { return bytes.contains(form); });
    };
    return std::any_of(values.cbegin(), values.cend(), [&holds](const QByteArray &value) {
        const QList<QByteArray> lines = linesOf(value);
        return holds(value) || std::any_of(lines.cbegin(), lines.cend(), holds);
    });
}

} // namespace stackwright::secrets
