#include "core/kinds/formats/words.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace stackwright::kinds::formats {

namespace {

QString string(const QString &text)
{
    // QJsonDocument writes only collections: the list of one text, without its brackets.
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    QString quoted = QString::fromUtf8(list.mid(1, list.size() - 2));
    // Line ends for JavaScript before 2019, and for tools that split text into lines.
    quoted.replace(QChar(0x2028), QStringLiteral("\\u2028")).replace(QChar(0x2029), QStringLiteral("\\u2029"));
    return quoted;
}

QString written(const yaml::Value &value)
{
    if (value.isNull())
        return QStringLiteral("null");
    if (value.isString())
        return string(value.toString());
    if (value.isScalar())
        return value.scalarText();
    QStringList parts;
    if (value.isList()) {
        for (const yaml::Value &item : value.toList())
            parts.append(written(item));
        return u'[' + parts.join(QStringLiteral(", ")) + u']';
    }
    for (const auto &[key, member] : value.toMap())
        parts.append(string(key) + QStringLiteral(": ") + written(member));
    return u'{' + parts.join(QStringLiteral(", ")) + u'}';
}

} // namespace

base::Result<QString> jsonWord(const yaml::Value &value)
{
    return written(value);
}

// JSON is JavaScript; a "</script>" in it does not matter, for these files are no pages.
base::Result<QString> jsWord(const yaml::Value &value)
{
    return written(value);
}

// JSON is YAML 1.2 as well, on one line and at any depth.
base::Result<QString> yamlWord(const yaml::Value &value)
{
    return written(value);
}

} // namespace stackwright::kinds::formats
