#pragma once

#include "ui/theme/theme.h"

#include <QList>
#include <QRegularExpression>
#include <QString>
#include <QTextCharFormat>

// Which words of a text get which colour: one table for each language, no parser.
namespace stackwright::widgets {

enum class Language { Plain, Yaml, Dockerfile, Conf, Shell, Json, Sql, Markdown, Script, Mermaid, Diff };

// By name and ending: "compose.yaml", "Dockerfile", "nginx.conf", "init.sql". Plain where nothing fits.
Language languageOf(const QString &path);

enum class Token { Comment, Key, String, Number, Keyword, Variable, Heading, Added, Removed, Hunk };

struct SyntaxRule
{
    QRegularExpression pattern; // colours its first group, or all of the match where it has none
    Token token;
};

// What spans lines.
struct SyntaxBlock
{
    QString begin; // empty: the language has none
    QString end;
    Token token = Token::Comment;
};

struct Syntax
{
    QList<SyntaxRule> rules; // a later one paints over an earlier one
    SyntaxBlock block;
};

const Syntax &syntaxOf(Language language);

QTextCharFormat formatOf(Token token, const theme::Theme &theme);

} // namespace stackwright::widgets
