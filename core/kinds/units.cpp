#include "core/kinds/units.h"

#include <QList>

#include <cmath>

namespace stackwright::kinds {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

// Digits with at most one point, from `position` on; what follows them stays.
std::optional<double> leadingNumber(const QString &text, qsizetype *position)
{
    const qsizetype start = *position;
    bool point = false;
    bool digit = false;
    while (*position < text.size() && (isDigit(text[*position]) || (text[*position] == u'.' && !point))) {
        point = point || text[*position] == u'.';
        digit = digit || isDigit(text[*position]);
        ++*position;
    }
    if (!digit || *position - start > 18)
        return {};
    return text.mid(start, *position - start).toDouble();
}

} // namespace

std::optional<qint64> sizeInBytes(const QString &text)
{
    qsizetype position = 0;
    const std::optional<double> number = leadingNumber(text, &position);
    if (!number)
        return {};
    const QString unit = text.mid(position).toLower();
    const QStringList prefixes{QString(), QStringLiteral("k"), QStringLiteral("m"), QStringLiteral("g"), QStringLiteral("t")};
    double factor = 1;
    for (const QString &prefix : prefixes) {
        const bool long1024 = !prefix.isEmpty() && unit == prefix + QStringLiteral("ib");
        if (unit == prefix || unit == prefix + QStringLiteral("b") || long1024) {
            const double bytes = *number * factor;
            return bytes < 9e15 ? std::optional<qint64>(qint64(std::llround(bytes))) : std::nullopt;
        }
        factor *= 1024;
    }
    return {};
}

std::optional<qint64> durationInNanoseconds(const QString &text)
{
    struct Unit
    {
        QString name;
        double nanoseconds;
    };
    static const QList<Unit> units{{QStringLiteral("ns"), 1}, {QStringLiteral("us"), 1e3}, {QStringLiteral("ms"), 1e6},
        {QStringLiteral("s"), 1e9}, {QStringLiteral("m"), 60e9}, {QStringLiteral("h"), 3600e9}};
    if (text == u"0")
        return 0;
    double total = 0;
    qsizetype position = 0;
    do {
        const std::optional<double> number = leadingNumber(text, &position);
        const qsizetype start = position;
        while (position < text.size() && text[position].isLetter())
            ++position;
        const QString name = text.mid(start, position - start);
        const auto unit = std::find_if(units.cbegin(), units.cend(), [&](const Unit &each) { return each.name == name; });
        if (!number || unit == units.cend())
            return {};
        total += *number * unit->nanoseconds;
    } while (position < text.size());
    return total < 9e18 ? std::optional<qint64>(std::llround(total)) : std::nullopt;
}

} // namespace stackwright::kinds
