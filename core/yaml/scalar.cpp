#include "core/yaml/scalar.h"

#include <algorithm>
#include <limits>

namespace stackwright::yaml {

namespace {

bool isAsciiDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

bool allDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isAsciiDigit);
}

QStringView withoutSign(QStringView text)
{
    return text.startsWith(QLatin1Char('-')) || text.startsWith(QLatin1Char('+')) ? text.sliced(1) : text;
}

bool isOneOf(QStringView text, std::initializer_list<QLatin1String> words)
{
    return std::any_of(words.begin(), words.end(), [&](QLatin1String word) { return text == word; });
}

Value prefixedInteger(const QString &text)
{
    const int base = text.startsWith(QLatin1String("0o")) ? 8 : 16;
    bool ok = false;
    const qint64 value = QStringView(text).sliced(2).toLongLong(&ok, base);
    return ok && isAsciiDigit(text.at(0)) && text.at(2) != QLatin1Char('-') && text.at(2) != QLatin1Char('+') ? Value(value)
                                                                                                              : Value(text);
}

// [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?
bool isDecimalNumber(QStringView text)
{
    QStringView rest = withoutSign(text);
    const qsizetype exponent = std::find_if(rest.begin(), rest.end(), [](QChar c) {
        return c == QLatin1Char('e') || c == QLatin1Char('E');
    }) - rest.begin();
    if (exponent < rest.size() && !allDigits(withoutSign(rest.sliced(exponent + 1))))
        return false;
    rest = rest.first(exponent);
    const qsizetype dot = rest.indexOf(QLatin1Char('.'));
    if (dot < 0)
        return allDigits(rest);
    const QStringView whole = rest.first(dot);
    const QStringView fraction = rest.sliced(dot + 1);
    if (whole.isEmpty())
        return allDigits(fraction);
    return allDigits(whole) && (fraction.isEmpty() || allDigits(fraction));
}

} // namespace

Value typedScalar(const QString &plain)
{
    if (plain.isEmpty() ||
        isOneOf(plain, {QLatin1String("~"), QLatin1String("null"), QLatin1String("Null"), QLatin1String("NULL")}))
        return {};
    const QChar first = plain.at(0);
    if (first == QLatin1Char('t') || first == QLatin1Char('T') || first == QLatin1Char('f') || first == QLatin1Char('F')) {
        if (isOneOf(plain, {QLatin1String("true"), QLatin1String("True"), QLatin1String("TRUE")}))
            return true;
        if (isOneOf(plain, {QLatin1String("false"), QLatin1String("False"), QLatin1String("FALSE")}))
            return false;
        return plain;
    }
    const QStringView unsignedPart = withoutSign(plain);
    if (unsignedPart.isEmpty() || !(isAsciiDigit(unsignedPart.front()) || unsignedPart.front() == QLatin1Char('.')))
        return plain;
    if (plain.size() > 2 && (plain.startsWith(QLatin1String("0o")) || plain.startsWith(QLatin1String("0x"))))
        return prefixedInteger(plain);
    if (allDigits(unsignedPart)) {
        if (unsignedPart.size() > 1 && unsignedPart.front() == QLatin1Char('0'))
            return plain;
        bool ok = false;
        const qint64 value = plain.toLongLong(&ok);
        return ok ? Value(value) : Value(plain);
    }
    if (isOneOf(unsignedPart, {QLatin1String(".inf"), QLatin1String(".Inf"), QLatin1String(".INF")}))
        return plain.startsWith(QLatin1Char('-')) ? -std::numeric_limits<double>::infinity()
                                                  : std::numeric_limits<double>::infinity();
    if (isDecimalNumber(plain))
        return plain.toDouble();
    return plain;
}

bool looksTyped(const QString &text)
{
    if (text.isEmpty())
        return true;
    // Words of YAML 1.1: y, yes, on, no, off, true, false, null, "<<", "=".
    if (text.size() <= 5) {
        const QString lower = text.toLower();
        if (isOneOf(lower, {QLatin1String("y"), QLatin1String("n"), QLatin1String("yes"), QLatin1String("no"),
                               QLatin1String("on"), QLatin1String("off"), QLatin1String("true"), QLatin1String("false"),
                               QLatin1String("null"), QLatin1String("~"), QLatin1String("<<"), QLatin1String("="),
                               QLatin1String(".inf"), QLatin1String("-.inf"), QLatin1String("+.inf"), QLatin1String(".nan")}))
            return true;
    }
    // Numbers of every form, base 60 ("5432:5432"), dates and times: digits with no letters but those that numbers may have.
    const QChar first = text.at(0);
    if (!isAsciiDigit(first) && first != QLatin1Char('+') && first != QLatin1Char('-') && first != QLatin1Char('.'))
        return false;
    const bool hasDigit = std::any_of(text.begin(), text.end(), isAsciiDigit);
    return hasDigit && std::all_of(text.begin(), text.end(),
                           [](QChar c) { return isAsciiDigit(c) || QStringView(u"abcdefABCDEFxXoOtTzZ_.:+- ").contains(c); });
}

} // namespace stackwright::yaml
