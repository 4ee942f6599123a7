#include "core/kinds/formats/format.h"

#include "core/kinds/formats/words.h"

#include <array>

namespace stackwright::kinds::formats {

namespace {

struct Entry
{
    const char *name;
    Format format;
    base::Result<QString> (*word)(const yaml::Value &);
    const char *commentStart; // nullptr: no comments
    const char *commentEnd;
};

constexpr std::array entries{
    Entry{"plain", Format::Plain, plainWord, "# ", ""},
    Entry{"markdown", Format::Markdown, markdownWord, "<!-- ", " -->"},
    Entry{"shell", Format::Shell, shellWord, "# ", ""},
    Entry{"dockerfile", Format::Dockerfile, dockerfileWord, "# ", ""},
    Entry{"nginx", Format::Nginx, nginxWord, "# ", ""},
    Entry{"json", Format::Json, jsonWord, nullptr, nullptr},
    Entry{"yaml", Format::Yaml, yamlWord, "# ", ""},
    Entry{"sql", Format::Sql, sqlWord, "-- ", ""},
    Entry{"js", Format::Js, jsWord, "// ", ""},
    Entry{"xml", Format::Xml, xmlWord, "<!-- ", " -->"},
    Entry{"ini", Format::Ini, iniWord, "# ", ""},
    Entry{"env", Format::Env, envWord, "# ", ""},
};

const Entry &entry(Format format)
{
    return entries[size_t(format)];
}

} // namespace

std::optional<Format> formatNamed(const QString &name)
{
    for (const Entry &each : entries) {
        if (name == QLatin1String(each.name))
            return each.format;
    }
    return {};
}

QStringList formatNames()
{
    QStringList names;
    for (const Entry &each : entries)
        names.append(QLatin1String(each.name));
    return names;
}

base::Result<QString> word(Format format, const yaml::Value &value)
{
    return entry(format).word(value);
}

QString comment(Format format, const QString &text)
{
    const Entry &each = entry(format);
    if (!each.commentStart)
        return {};
    QString line = text.simplified();
    line.replace(QStringLiteral("--"), QStringLiteral("- -")); // would end a comment of XML
    return QLatin1String(each.commentStart) + line + QLatin1String(each.commentEnd) + u'\n';
}

} // namespace stackwright::kinds::formats
