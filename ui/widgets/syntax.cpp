#include "ui/widgets/syntax.h"

#include <QFileInfo>
#include <QHash>

namespace stackwright::widgets {

namespace {

SyntaxRule rule(const char *pattern, Token token)
{
    return {QRegularExpression(QString::fromLatin1(pattern)), token};
}

SyntaxRule looseRule(const char *pattern, Token token)
{
    return {QRegularExpression(QString::fromLatin1(pattern), QRegularExpression::CaseInsensitiveOption), token};
}

SyntaxRule doubleQuoted()
{
    return rule(R"("(?:\\.|[^"\\])*")", Token::String);
}

SyntaxRule singleQuoted()
{
    return rule(R"('(?:[^']|'')*')", Token::String);
}

Syntax yamlSyntax()
{
    return {{rule(R"(^\s*(?:- +)*([\w./$<"'-][^:#]*?)\s*:(?:\s|$))", Token::Key),
                rule(R"((?<=[\s:,\[])-?\d+(?:\.\d+)?(?=\s*(?:$|[,\]#])))", Token::Number),
                rule(R"((?<=[:\-] )(?:true|false|null|yes|no|~)(?=\s*$))", Token::Keyword),
                rule(R"([&*][\w-]+|!\w+)", Token::Keyword), doubleQuoted(), singleQuoted(),
                rule(R"(\$\{[^}]*\})", Token::Variable), rule(R"((?:^|\s)(#.*)$)", Token::Comment)},
        {}};
}

Syntax dockerfileSyntax()
{
    return {
        {looseRule(
             R"(^\s*(FROM|RUN|CMD|LABEL|EXPOSE|ENV|ADD|COPY|ENTRYPOINT|VOLUME|USER|WORKDIR|ARG|ONBUILD|STOPSIGNAL|HEALTHCHECK|SHELL)\b)",
             Token::Keyword),
            looseRule(R"(^FROM .*\b(AS)\b)", Token::Keyword), rule(R"(--[\w-]+(?==|\s))", Token::Key), doubleQuoted(),
            rule(R"(\$\{?\w+\}?)", Token::Variable), rule(R"(^\s*#.*$)", Token::Comment)},
        {}};
}

Syntax confSyntax()
{
    return {{rule(R"(^\s*\[[^\]]+\])", Token::Heading), rule(R"(^\s*([\w.-]+)(?=\s|=|:))", Token::Key),
                rule(R"((?<=[\s=])\d+\w*(?=[\s;]|$))", Token::Number), doubleQuoted(), rule(R"('[^']*')", Token::String),
                rule(R"(\$\{?\w+\}?)", Token::Variable), rule(R"((?:^|\s)([#].*)$)", Token::Comment)},
        {}};
}

Syntax shellSyntax()
{
    return {{rule(R"(\b(if|then|else|elif|fi|for|in|do|done|while|until|case|esac|function|return|exit|set|export|local|trap)\b)",
                 Token::Keyword),
                rule(R"(\s(--?[A-Za-z][\w-]*))", Token::Key), doubleQuoted(), rule(R"('[^']*')", Token::String),
                rule(R"(\$(?:\{[^}]*\}|\w+|[#?@*!$-]))", Token::Variable), rule(R"((?:^|\s)(#.*)$)", Token::Comment)},
        {}};
}

Syntax jsonSyntax()
{
    return {{rule(R"(-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b)", Token::Number), rule(R"(\b(true|false|null)\b)", Token::Keyword),
                doubleQuoted(), rule(R"(("(?:\\.|[^"\\])*")\s*:)", Token::Key)},
        {}};
}

Syntax sqlSyntax()
{
    return {
        {looseRule(
             R"(\b(select|insert|into|update|delete|from|where|and|or|not|null|create|alter|drop|table|index|unique|primary|key|foreign|references|extension|database|schema|role|user|grant|revoke|on|to|if|exists|values|default|set|begin|commit|rollback|join|left|right|inner|order|group|by|limit|as|with|returning|constraint|check|do|language)\b)",
             Token::Keyword),
            rule(R"(\b\d+(?:\.\d+)?\b)", Token::Number), singleQuoted(), doubleQuoted(), rule(R"(--.*$)", Token::Comment)},
        {QStringLiteral("/*"), QStringLiteral("*/"), Token::Comment}};
}

Syntax markdownSyntax()
{
    return {{rule(R"(^\s*(?:[-*+]|\d+\.)\s)", Token::Keyword), rule(R"(\*\*[^*]+\*\*)", Token::Keyword),
                rule(R"(\[[^\]]*\]\([^)]*\))", Token::Key), rule(R"(`[^`]+`)", Token::String),
                rule(R"(^\s*\|.*\|\s*$)", Token::Variable), rule(R"(^#{1,6} .*$)", Token::Heading)},
        {QStringLiteral("```"), QStringLiteral("```"), Token::String}};
}

Syntax scriptSyntax()
{
    return {
        {rule(
             R"(\b(import|export|from|default|const|let|var|function|return|async|await|if|else|for|while|new|class|extends|implements|interface|type|try|catch|finally|throw|true|false|null|undefined|this|public|private|readonly)\b)",
             Token::Keyword),
            rule(R"(\b\d+(?:\.\d+)?\b)", Token::Number), rule(R"(@\w+)", Token::Variable), doubleQuoted(),
            rule(R"('(?:\\.|[^'\\])*')", Token::String), rule(R"(`[^`]*`)", Token::String),
            rule(R"((?:^|[^:])(//.*)$)", Token::Comment)},
        {QStringLiteral("/*"), QStringLiteral("*/"), Token::Comment}};
}

Syntax mermaidSyntax()
{
    return {{rule(R"(^\s*(flowchart|graph|flowchart-elk|swimlane-beta)\b)", Token::Heading),
                rule(R"(^\s*(subgraph|end|direction|classDef|class|style|linkStyle|click)\b)", Token::Keyword),
                rule(R"((?:[<xo]?(?:--+|==+|-\.+-)[->xo]?|~~~+))", Token::Variable), rule(R"(\|([^|]*)\|)", Token::Number),
                rule(R"((?:\[+|\(+|\{+|>)([^\[\](){}|]+)(?:\]+|\)+|\}+))", Token::String), doubleQuoted(),
                rule(R"(#[0-9a-fA-F]{3,8}\b)", Token::Number), rule(R"(^\s*%%.*$)", Token::Comment)},
        {}};
}

Syntax diffSyntax()
{
    return {{rule(R"(^\+.*$)", Token::Added), rule(R"(^-.*$)", Token::Removed), rule(R"(^@@.*$)", Token::Hunk),
                rule(R"(^(?:---|\+\+\+|diff|Binary) .*$)", Token::Heading)},
        {}};
}

Syntax made(Language language)
{
    switch (language) {
    case Language::Plain: return {};
    case Language::Yaml: return yamlSyntax();
    case Language::Dockerfile: return dockerfileSyntax();
    case Language::Conf: return confSyntax();
    case Language::Shell: return shellSyntax();
    case Language::Json: return jsonSyntax();
    case Language::Sql: return sqlSyntax();
    case Language::Markdown: return markdownSyntax();
    case Language::Script: return scriptSyntax();
    case Language::Mermaid: return mermaidSyntax();
    case Language::Diff: return diffSyntax();
    }
    return {};
}

} // namespace

Language languageOf(const QString &path)
{
    const QString name = path.section(QLatin1Char('/'), -1).toLower();
    if (name.contains(QLatin1String("dockerfile")) && !name.endsWith(QLatin1String(".dockerignore"))) {
        return Language::Dockerfile;
    }
    static const QHash<QString, Language> byEnding = {{QStringLiteral("yaml"), Language::Yaml},
        {QStringLiteral("yml"), Language::Yaml}, {QStringLiteral("json"), Language::Json}, {QStringLiteral("sql"), Language::Sql},
        {QStringLiteral("sh"), Language::Shell}, {QStringLiteral("md"), Language::Markdown},
        {QStringLiteral("mmd"), Language::Mermaid}, {QStringLiteral("js"), Language::Script},
        {QStringLiteral("mjs"), Language::Script}, {QStringLiteral("cjs"), Language::Script},
        {QStringLiteral("jsx"), Language::Script}, {QStringLiteral("ts"), Language::Script},
        {QStringLiteral("tsx"), Language::Script}, {QStringLiteral("conf"), Language::Conf},
        {QStringLiteral("cnf"), Language::Conf}, {QStringLiteral("ini"), Language::Conf},
        {QStringLiteral("properties"), Language::Conf}, {QStringLiteral("env"), Language::Conf},
        {QStringLiteral("example"), Language::Conf}, {QStringLiteral("editorconfig"), Language::Conf},
        {QStringLiteral("gitignore"), Language::Conf}, {QStringLiteral("dockerignore"), Language::Conf},
        {QStringLiteral("diff"), Language::Diff}, {QStringLiteral("patch"), Language::Diff}};
    return byEnding.value(QFileInfo(name).suffix(), Language::Plain);
}

const Syntax &syntaxOf(Language language)
{
    static QHash<int, Syntax> syntaxes;
    auto found = syntaxes.find(int(language));
    if (found == syntaxes.end()) {
        found = syntaxes.insert(int(language), made(language));
    }
    return *found;
}

QTextCharFormat formatOf(Token token, const theme::Theme &theme)
{
    using theme::Role;
    const auto role = [token] {
        switch (token) {
        case Token::Comment: return Role::SyntaxComment;
        case Token::Key: return Role::SyntaxKey;
        case Token::String: return Role::SyntaxString;
        case Token::Number: return Role::SyntaxNumber;
        case Token::Keyword: return Role::SyntaxKeyword;
        case Token::Variable: return Role::Warning;
        case Token::Heading: return Role::SyntaxKey;
        case Token::Added: return Role::Success;
        case Token::Removed: return Role::Danger;
        case Token::Hunk: return Role::SyntaxKeyword;
        }
        return Role::Text;
    }();
    QTextCharFormat format;
    format.setForeground(theme.color(role));
    if (token == Token::Heading) {
        format.setFontWeight(QFont::Bold);
    }
    if (token == Token::Comment) {
        format.setFontItalic(true);
    }
    return format;
}

} // namespace stackwright::widgets
