#include "core/kinds/settingreader.h"

#include <QCoreApplication>

#include <algorithm>

namespace stackwright::kinds {

using yaml::Value;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Descriptor", text);
}

bool isTextual(SettingType type)
{
    switch (type) {
    case SettingType::Text:
    case SettingType::Multiline:
    case SettingType::Size:
    case SettingType::Duration:
    case SettingType::Choice:
    case SettingType::Secret:
    case SettingType::Path:
    case SettingType::Image: return true;
    default: return false;
    }
}

// What a setting is before anybody chose: an empty value of its type, where the descriptor says nothing.
Value emptyValue(SettingType type)
{
    switch (type) {
    case SettingType::Boolean: return false;
    case SettingType::Choices:
    case SettingType::List:
    case SettingType::Table:
    case SettingType::Nodes: return yaml::List();
    case SettingType::Integer:
    case SettingType::Number:
    case SettingType::Port: return {};
    default: return QString();
    }
}

QList<SettingChoice> readChoices(const Value &list, Fields &fields)
{
    QList<SettingChoice> choices;
    for (const Value &item : list.toList()) {
        if (item.isMap()) {
            Fields choice(item, fields.file(), fields.problems());
            const QString value = choice.any(QStringLiteral("value")).scalarText();
            const QString title = choice.text(QStringLiteral("title"));
            choice.finish();
            choices.append({value, title.isEmpty() ? value : title});
        } else {
            choices.append({item.scalarText(), item.scalarText()});
        }
        const auto same = [&](const SettingChoice &each) { return each.value == choices.last().value; };
        if (std::count_if(choices.cbegin(), choices.cend(), same) > 1)
            fields.fail(tr("The choice '%1' is there twice").arg(choices.last().value), item);
    }
    return choices;
}

SecretGenerator readGenerator(const Value &value, Fields &fields)
{
    SecretGenerator generator;
    if (value.isNull())
        return generator;
    if (value.toString() == u"none") {
        generator = {0, value.toString()};
        return generator;
    }
    Fields own(value, fields.file(), fields.problems());
    generator.length = own.integer(QStringLiteral("length"), generator.length);
    const QStringList alphabets{QStringLiteral("alphanumeric"), QStringLiteral("hex"), QStringLiteral("base64url")};
    generator.alphabet = alphabets[own.word(QStringLiteral("alphabet"), alphabets)];
    if (generator.length < 8 || generator.length > 512)
        own.fail(tr("A secret has 8 to 512 characters"), value);
    own.finish();
    return generator;
}

void readPattern(Fields &fields, Setting &setting)
{
    setting.pattern = fields.text(QStringLiteral("pattern"));
    setting.patternHelp = fields.text(QStringLiteral("patternHelp"));
    if (setting.pattern.isEmpty())
        return;
    setting.matcher = QRegularExpression(QStringLiteral("\\A(?:") + setting.pattern + QStringLiteral(")\\z"));
    if (!setting.matcher.isValid())
        fields.fail(tr("The pattern is no regular expression: %1").arg(setting.matcher.errorString()),
            fields.any(QStringLiteral("pattern")));
}

void readColumns(Fields &fields, Setting &setting)
{
    const Value columns = fields.list(QStringLiteral("columns"));
    for (const Value &column : columns.toList())
        setting.columns.append(readSetting(column, fields.file(), fields.problems()));
    if (setting.type == SettingType::Table && setting.columns.isEmpty())
        fields.fail(tr("A table needs columns"), columns);
}

} // namespace

const QStringList &settingTypeNames()
{
    static const QStringList names{QStringLiteral("text"), QStringLiteral("multiline"), QStringLiteral("boolean"),
        QStringLiteral("integer"), QStringLiteral("number"), QStringLiteral("size"), QStringLiteral("duration"),
        QStringLiteral("port"), QStringLiteral("choice"), QStringLiteral("choices"), QStringLiteral("list"),
        QStringLiteral("table"), QStringLiteral("secret"), QStringLiteral("path"), QStringLiteral("image"),
        QStringLiteral("nodes")};
    return names;
}

Setting readSetting(const Value &value, const QString &file, base::Diagnostics *problems)
{
    Fields fields(value, file, problems);
    Setting setting;
    setting.id = fields.text(QStringLiteral("id"), true);
    setting.title = fields.text(QStringLiteral("title"), true);
    setting.help = fields.text(QStringLiteral("help"));
    setting.section = fields.text(QStringLiteral("section"));
    setting.type = SettingType(fields.word(QStringLiteral("type"), settingTypeNames(), true));
    setting.choices = readChoices(fields.list(QStringLiteral("choices")), fields);
    setting.open = fields.boolean(QStringLiteral("open"));
    setting.required = fields.boolean(QStringLiteral("required"));
    readPattern(fields, setting);
    setting.minimum = fields.number(QStringLiteral("min"));
    setting.maximum = fields.number(QStringLiteral("max"));
    setting.unit = fields.text(QStringLiteral("unit"));
    setting.placeholder = fields.text(QStringLiteral("placeholder"));
    setting.when = fields.expression(QStringLiteral("when"));
    setting.generator = readGenerator(fields.any(QStringLiteral("generator")), fields);
    readColumns(fields, setting);

    const Value given = fields.any(QStringLiteral("default"));
    setting.defaultValue = given.isNull()                                ? emptyValue(setting.type)
                           : isTextual(setting.type) && given.isScalar() ? Value(given.scalarText())
                                                                         : given;
    const bool isChoice = setting.type == SettingType::Choice || setting.type == SettingType::Choices;
    if (isChoice && setting.choices.isEmpty())
        fields.fail(tr("A choice needs choices"), value);
    if (!given.isNull()) {
        if (const auto reason = kinds::fault(setting, setting.defaultValue))
            fields.fail(tr("The default of '%1' is not accepted: %2").arg(setting.id, *reason), given);
    }
    fields.finish();
    return setting;
}

} // namespace stackwright::kinds
