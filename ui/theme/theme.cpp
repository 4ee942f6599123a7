#include "ui/theme/theme.h"

#include "core/yaml/reader.h"

#include <QCoreApplication>
#include <QFile>

namespace stackwright::theme {

namespace {

constexpr std::array<const char *, roleCount> keys = {"window", "surface", "raised", "field", "border", "border-strong", "text",
    "text-muted", "text-disabled", "accent", "accent-text", "hover", "success", "warning", "danger", "info", "canvas",
    "canvas-grid", "node-fill", "node-stroke", "edge", "group-fill", "group-stroke", "shadow", "syntax-key", "syntax-keyword",
    "syntax-string", "syntax-number", "syntax-comment", "diff-added", "diff-removed", "diff-changed"};

base::Error fault(const QString &name, const QString &what, const yaml::Value &at)
{
    return {QCoreApplication::translate("Theme", "Cannot use the theme: %1").arg(what), {name, at.line(), at.column()}};
}

} // namespace

QString roleKey(Role role)
{
    return QLatin1String(keys[size_t(role)]);
}

base::Result<Theme> readTheme(const QByteArray &bytes, const QString &name)
{
    const auto document = yaml::read(bytes, name);
    if (!document)
        return document.error();
    Theme theme;
    theme.name = (*document)[QStringLiteral("theme")].toString();
    theme.dark = (*document)[QStringLiteral("dark")].toBoolean();
    const yaml::Value &colors = (*document)[QStringLiteral("colors")];
    for (int i = 0; i < roleCount; ++i) {
        const QString key = roleKey(Role(i));
        const yaml::Value &value = colors[key];
        theme.colors[size_t(i)] = QColor(value.toString());
        if (!theme.colors[size_t(i)].isValid())
            return fault(
                name, QCoreApplication::translate("Theme", "\"%1\" is no colour").arg(key), value.line() > 0 ? value : colors);
    }
    const yaml::Value &terminal = (*document)[QStringLiteral("terminal")];
    for (const yaml::Value &value : terminal.toList())
        theme.terminal.append(QColor(value.toString()));
    const bool allValid = std::all_of(theme.terminal.begin(), theme.terminal.end(), [](const QColor &c) { return c.isValid(); });
    if (theme.terminal.size() != 16 || !allValid)
        return fault(name, QCoreApplication::translate("Theme", "\"terminal\" needs 16 colours"), terminal);
    return theme;
}

Theme builtIn(bool dark)
{
    const QString path = dark ? QStringLiteral(":/theme/dark.yaml") : QStringLiteral(":/theme/light.yaml");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is not part of this build", qUtf8Printable(path));
    const auto theme = readTheme(file.readAll(), path);
    if (!theme)
        qFatal("%s", qUtf8Printable(theme.error().text()));
    return *theme;
}

} // namespace stackwright::theme
