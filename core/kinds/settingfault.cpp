#include "core/kinds/setting.h"
#include "core/kinds/settingtext.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace stackwright::kinds {

using yaml::Value;
using Fault = std::optional<QString>;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Setting", text);
}

QString shown(double number)
{
    return number == std::floor(number) && std::abs(number) < 1e15 ? QString::number(qint64(number)) : QString::number(number);
}

Fault rangeFault(const Setting &setting, double number)
{
    if (setting.minimum && setting.maximum && (number < *setting.minimum || number > *setting.maximum))
        return tr("Choose a number from %1 to %2").arg(shown(*setting.minimum), shown(*setting.maximum));
    if (setting.minimum && number < *setting.minimum)
        return tr("Choose at least %1").arg(shown(*setting.minimum));
    if (setting.maximum && number > *setting.maximum)
        return tr("Choose at most %1").arg(shown(*setting.maximum));
    return {};
}

Fault countFault(const Setting &setting, qsizetype count)
{
    if (setting.required && count == 0)
        return tr("Add at least one");
    if (setting.minimum && double(count) < *setting.minimum)
        return tr("Add at least %1").arg(shown(*setting.minimum));
    if (setting.maximum && double(count) > *setting.maximum)
        return tr("Keep at most %1").arg(shown(*setting.maximum));
    return {};
}

Fault numberFault(const Setting &setting, const Value &value)
{
    const bool whole = setting.type != SettingType::Number;
    if (whole ? !value.isInteger() : !value.isNumber())
        return whole ? tr("Enter a whole number") : tr("Enter a number");
    if (setting.type != SettingType::Port)
        return rangeFault(setting, value.toNumber());
    const qint64 port = value.toInteger();
    if (port == 0 && setting.minimum && *setting.minimum == 0)
        return {};
    if (port < 1 || port > 65535)
        return tr("A port is a number from 1 to 65535");
    return port == 0 ? Fault() : rangeFault(setting, value.toNumber());
}

bool isChoice(const Setting &setting, const QString &text)
{
    return std::any_of(
        setting.choices.cbegin(), setting.choices.cend(), [&](const SettingChoice &each) { return each.value == text; });
}

Fault textFault(const Setting &setting, const Value &value)
{
    if (!value.isString() || !value.tag().isEmpty())
        return tr("Enter a text (in quotes where it looks like a number)");
    const QString text = value.toString();
    if (text.isEmpty())
        return setting.required ? Fault(tr("This is needed")) : Fault();
    if (Fault fault = unwritableFault(text, setting.type == SettingType::Multiline))
        return fault;
    if (setting.type == SettingType::Choice) {
        if (isChoice(setting, text))
            return {};
        if (!setting.open)
            return tr("Choose one of those offered");
    }
    if (Fault fault = syntaxFault(setting.type, text))
        return fault;
    if (!setting.pattern.isEmpty() && !setting.matcher.match(text).hasMatch())
        return setting.patternHelp.isEmpty() ? tr("This has to match %1").arg(setting.pattern)
                                             : tr("Enter %1").arg(setting.patternHelp);
    return {};
}

Fault listFault(const Setting &setting, const Value &value)
{
    if (!value.isList())
        return tr("Enter a list");
    const yaml::List &list = value.toList();
    Setting item = setting;
    item.required = true; // no empty lines
    item.type = setting.type == SettingType::Choices ? SettingType::Choice : SettingType::Text;
    QSet<QString> seen;
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (const Fault fault = textFault(item, list[i]))
            return tr("Entry %1: %2").arg(i + 1).arg(*fault);
        if (setting.type != SettingType::List && seen.contains(list[i].toString()))
            return tr("Entry %1 is there twice").arg(i + 1);
        seen.insert(list[i].toString());
    }
    return countFault(setting, list.size());
}

Fault tableFault(const Setting &setting, const Value &value)
{
    if (!value.isList())
        return tr("Enter a table");
    const yaml::List &rows = value.toList();
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (!rows[i].isMap())
            return tr("Row %1 has no columns").arg(i + 1);
        for (const auto &[key, cell] : rows[i].toMap()) {
            if (std::none_of(
                    setting.columns.cbegin(), setting.columns.cend(), [&](const Setting &column) { return column.id == key; }))
                return tr("Row %1: there is no column '%2'").arg(i + 1).arg(key);
        }
        for (const Setting &column : setting.columns) {
            const Value &cell = rows[i].toMap().contains(column.id) ? rows[i][column.id] : column.defaultValue;
            if (const Fault fault = kinds::fault(column, cell))
                return tr("Row %1, %2: %3").arg(i + 1).arg(column.title, *fault);
        }
    }
    return countFault(setting, rows.size());
}

} // namespace

Fault fault(const Setting &setting, const Value &value)
{
    if (value.isNull())
        return setting.required ? Fault(tr("This is needed")) : Fault();
    if (!value.tag().isEmpty())
        return tr("A setting has no tag (%1)").arg(value.tag());
    switch (setting.type) {
    case SettingType::Boolean: return value.isBoolean() ? Fault() : Fault(tr("Choose yes or no"));
    case SettingType::Integer:
    case SettingType::Number:
    case SettingType::Port: return numberFault(setting, value);
    case SettingType::Choices:
    case SettingType::List:
    case SettingType::Nodes: return listFault(setting, value);
    case SettingType::Table: return tableFault(setting, value);
    default: return textFault(setting, value);
    }
}

} // namespace stackwright::kinds
