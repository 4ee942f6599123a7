#include "core/kinds/expressions/functions.h"

#include "core/kinds/expressions/expression.h"
#include "core/kinds/formats/format.h"
#include "core/kinds/units.h"

#include <QCache>
#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace stackwright::kinds::expressions {

using yaml::List;
using yaml::Value;

namespace {

using Call = base::Result<Value> (*)(const List &arguments);

struct Function
{
    int least = 1;
    int most = 1;
    Call call = nullptr; // nullptr: the scope's, or one that binds a name
};

constexpr int many = 1000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Expression", text);
}

QString textAt(const List &arguments, qsizetype at)
{
    return asText(arguments.value(at));
}

// Letters, digits and one separator between words: names of services, hosts and variables.
QString words(const QString &text, QChar separator)
{
    QString result;
    for (const QChar c : text.toLower()) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            result += c;
        else if (!result.isEmpty() && result.back() != separator)
            result += separator;
    }
    while (result.endsWith(separator))
        result.chop(1);
    return result;
}

base::Result<Value> sorted(const List &arguments)
{
    List list = arguments[0].toList();
    std::stable_sort(list.begin(), list.end(), [](const Value &a, const Value &b) {
        if (a.isNumber() && b.isNumber())
            return a.toNumber() < b.toNumber();
        return asText(a) < asText(b);
    });
    return Value(list);
}

base::Result<Value> unique(const List &arguments)
{
    List result;
    for (const Value &item : arguments[0].toList()) {
        if (!result.contains(item))
            result.append(item);
    }
    return Value(result);
}

base::Result<Value> flat(const List &arguments)
{
    List result;
    for (const Value &item : arguments[0].toList()) {
        if (item.isList())
            result += item.toList();
        else if (!item.isNull())
            result.append(item);
    }
    return Value(result);
}

base::Result<Value> joinedText(const List &arguments)
{
    QStringList texts;
    for (const Value &item : arguments[0].toList())
        texts.append(asText(item));
    return Value(texts.join(textAt(arguments, 1)));
}

base::Result<Value> splitText(const List &arguments)
{
    const QString text = textAt(arguments, 0);
    if (text.isEmpty())
        return Value(List());
    const QString separator = textAt(arguments, 1);
    if (separator.isEmpty())
        return base::Error{tr("split needs a separator")};
    return Value::fromStrings(text.split(separator));
}

// A pattern costs far more to compile than to use, and the same few come again for every node. Each thread has its own.
QRegularExpression compiled(const QString &text)
{
    thread_local QCache<QString, QRegularExpression> known(64);
    if (const QRegularExpression *pattern = known.object(text))
        return *pattern;
    const QRegularExpression pattern(QRegularExpression::anchoredPattern(text));
    pattern.optimize();
    known.insert(text, new QRegularExpression(pattern));
    return pattern;
}

// For the exec form of Compose and Dockerfiles, which knows no quotes, no operators and no "NAME=value" before the program:
// those need a shell.
base::Result<Value> command(const List &arguments)
{
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9_./:=@,+ -]*\\z"));
    const QString text = textAt(arguments, 0);
    const QStringList parts = text.split(u' ', Qt::SkipEmptyParts);
    if (plain.match(text).hasMatch() && !parts.value(0).contains(u'='))
        return Value::fromStrings(parts);
    return Value::fromStrings({QStringLiteral("sh"), QStringLiteral("-c"), text});
}

base::Result<Value> matches(const List &arguments)
{
    const QRegularExpression pattern = compiled(textAt(arguments, 1));
    if (!pattern.isValid())
        return base::Error{tr("the regular expression is not valid: %1").arg(pattern.errorString())};
    return Value(pattern.match(textAt(arguments, 0)).hasMatch());
}

base::Result<Value> bytes(const List &arguments)
{
    if (arguments[0].isNull())
        return Value();
    if (const auto size = sizeInBytes(textAt(arguments, 0)))
        return Value(*size);
    return base::Error{tr("'%1' is no size").arg(textAt(arguments, 0))};
}

// A whole number where the duration is so many units.
base::Result<Value> durationIn(qint64 unitInNanoseconds, const List &arguments)
{
    if (arguments[0].isNull())
        return Value();
    const auto duration = durationInNanoseconds(textAt(arguments, 0));
    if (!duration)
        return base::Error{tr("'%1' is no duration").arg(textAt(arguments, 0))};
    if (*duration % unitInNanoseconds == 0)
        return Value(*duration / unitInNanoseconds);
    return Value(double(*duration) / double(unitInNanoseconds));
}

base::Result<Value> seconds(const List &arguments)
{
    return durationIn(1'000'000'000, arguments);
}

base::Result<Value> milliseconds(const List &arguments)
{
    return durationIn(1'000'000, arguments);
}

base::Result<Value> number(const List &arguments)
{
    if (!arguments[0].isString())
        return arguments[0].isNumber() ? arguments[0] : Value();
    bool ok = false;
    const QString text = arguments[0].toString().trimmed();
    const qint64 whole = text.toLongLong(&ok);
    if (ok)
        return Value(whole);
    const double fraction = text.toDouble(&ok);
    return ok ? Value(fraction) : Value();
}

base::Result<Value> range(const List &arguments)
{
    const qint64 count = arguments[0].toInteger();
    if (count > 10'000)
        return base::Error{tr("range goes up to 10,000")};
    List list;
    for (qint64 i = 0; i < count; ++i)
        list.append(i);
    return Value(list);
}

base::Result<Value> quoteText(const List &arguments)
{
    const std::optional<formats::Format> format = formats::formatNamed(textAt(arguments, 1));
    if (!format)
        return base::Error{tr("there is no format '%1'").arg(textAt(arguments, 1))};
    const base::Result<QString> result = formats::word(*format, arguments[0]);
    if (!result)
        return result.error();
    return Value(*result);
}

const QHash<QString, Function> &functions()
{
    static const QHash<QString, Function> table{
        {QStringLiteral("first"), {1, 1, [](const List &a) -> base::Result<Value> { return a[0].toList().value(0); }}},
        {QStringLiteral("count"), {1, 1,
                                      [](const List &a) -> base::Result<Value> {
                                          return Value(qint64(a[0].isMap()      ? a[0].toMap().size()
                                                              : a[0].isString() ? a[0].toString().size()
                                                                                : a[0].toList().size()));
                                      }}},
        {QStringLiteral("map"), {3, 3, nullptr}},
        {QStringLiteral("filter"), {3, 3, nullptr}},
        {QStringLiteral("sort"), {1, 1, sorted}},
        {QStringLiteral("unique"), {1, 1, unique}},
        {QStringLiteral("flat"), {1, 1, flat}},
        {QStringLiteral("join"), {2, 2, joinedText}},
        {QStringLiteral("split"), {2, 2, splitText}},
        {QStringLiteral("lower"), {1, 1, [](const List &a) -> base::Result<Value> { return Value(textAt(a, 0).toLower()); }}},
        {QStringLiteral("upper"), {1, 1, [](const List &a) -> base::Result<Value> { return Value(textAt(a, 0).toUpper()); }}},
        {QStringLiteral("trim"), {1, 1, [](const List &a) -> base::Result<Value> { return Value(textAt(a, 0).trimmed()); }}},
        {QStringLiteral("slug"), {1, 1, [](const List &a) -> base::Result<Value> { return Value(words(textAt(a, 0), u'-')); }}},
        {QStringLiteral("snake"), {1, 1, [](const List &a) -> base::Result<Value> { return Value(words(textAt(a, 0), u'_')); }}},
        {QStringLiteral("replace"),
            {3, 3, [](const List &a) -> base::Result<Value> { return Value(textAt(a, 0).replace(textAt(a, 1), textAt(a, 2))); }}},
        {QStringLiteral("command"), {1, 1, command}},
        {QStringLiteral("matches"), {2, 2, matches}},
        {QStringLiteral("default"), {2, 2,
                                        [](const List &a) -> base::Result<Value> {
                                            return a[0].isNull() || (a[0].isString() && a[0].toString().isEmpty()) ? a[1] : a[0];
                                        }}},
        {QStringLiteral("bytes"), {1, 1, bytes}},
        {QStringLiteral("seconds"), {1, 1, seconds}},
        {QStringLiteral("milliseconds"), {1, 1, milliseconds}},
        {QStringLiteral("text"), {1, 1, [](const List &a) -> base::Result<Value> { return Value(textAt(a, 0)); }}},
        {QStringLiteral("number"), {1, 1, number}},
        {QStringLiteral("keys"),
            {1, 1, [](const List &a) -> base::Result<Value> { return Value::fromStrings(a[0].toMap().keys()); }}},
        {QStringLiteral("range"), {1, 1, range}},
        {QStringLiteral("quote"), {2, 2, quoteText}},
        {QStringLiteral("raw"), {1, 1,
                                    [](const List &a) -> base::Result<Value> {
                                        return Value(textAt(a, 0).replace(u'$', QChar(interpolationMark)));
                                    }}},
        {QStringLiteral("linked"), {1, many, nullptr}},
        {QStringLiteral("all"), {1, many, nullptr}},
        {QStringLiteral("has"), {1, many, nullptr}},
        {QStringLiteral("nodes"), {1, 1, nullptr}},
        {QStringLiteral("secret"), {1, 3, nullptr}},
        {QStringLiteral("file"), {1, 1, nullptr}},
    };
    return table;
}

bool isBinding(const QString &name)
{
    return name == u"map" || name == u"filter";
}

} // namespace

QString signatureFault(const Syntax &call)
{
    const auto found = functions().constFind(call.text);
    if (found == functions().constEnd())
        return tr("there is no function '%1'").arg(call.text);
    const auto count = int(call.children.size());
    if (count < found->least || count > found->most)
        return tr("'%1' takes another number of arguments").arg(call.text);
    if (isBinding(call.text) && !call.children[1]->value.isString())
        return tr("the second argument of '%1' is a name in quotes").arg(call.text);
    return {};
}

bool bindsName(const Syntax &syntax)
{
    return syntax.operation == Operation::Call && isBinding(syntax.text);
}

bool isPure(const QString &function)
{
    return functions().value(function).call != nullptr;
}

base::Result<Value> called(const QString &function, const List &arguments)
{
    return functions().value(function).call(arguments);
}

} // namespace stackwright::kinds::expressions
