#include "tests/support/filetexts.h"

#include "core/compose/envfile.h"
#include "core/yaml/reader.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace stackwright::test {

namespace {

// What a backslash and a character stand for between quotes; nothing: the backslash stays.
using Escape = std::optional<QString> (*)(QChar quote, QChar escaped);

// Words between blanks and `enders`, as most of these formats have them. In a `quotes` quote, blanks are text.
struct WordRules
{
    QString quotes;
    QString enders;
    Escape escape = nullptr;
    bool quotesAnywhere = false; // a quote within a word, as in a shell; else only at its beginning
};

QStringList words(const QString &text, const WordRules &rules)
{
    QStringList found;
    QString word;
    bool inWord = false;
    QChar quote;
    const auto finish = [&] {
        if (inWord)
            found.append(word);
        word.clear();
        inWord = false;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'\\' && i + 1 < text.size() && (quote != u'\'' || rules.escape(quote, text[i + 1]))) {
            const std::optional<QString> meant = rules.escape(quote, text[i + 1]);
            word += meant.value_or(QString(c) + text[i + 1]);
            inWord = true;
            ++i;
        } else if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
            else
                word += c;
        } else if (rules.quotes.contains(c) && (rules.quotesAnywhere || !inWord)) {
            quote = c;
            inWord = true;
        } else if (c.isSpace() || rules.enders.contains(c)) {
            finish();
        } else {
            word += c;
            inWord = true;
        }
    }
    finish();
    return found;
}

// ngx_conf_read_token (ngx_conf_file.c)
std::optional<QString> nginxEscape(QChar, QChar escaped)
{
    static const QMap<QChar, QString> meant{
        {u't', QStringLiteral("\t")}, {u'r', QStringLiteral("\r")}, {u'n', QStringLiteral("\n")}};
    if (escaped == u'"' || escaped == u'\'' || escaped == u'\\')
        return QString(escaped);
    return meant.contains(escaped) ? std::optional(meant.value(escaped)) : std::nullopt;
}

// sdssplitargs (sds.c of Redis), as far as our files use it
std::optional<QString> redisEscape(QChar quote, QChar escaped)
{
    if (quote == u'"')
        return escaped == u'n' ? QStringLiteral("\n") : QString(escaped);
    return escaped == u'\'' && quote == u'\'' ? std::optional(QString(escaped)) : std::nullopt;
}

// POSIX shell, "Quoting"
std::optional<QString> shellEscape(QChar quote, QChar escaped)
{
    if (quote == u'\'')
        return std::nullopt;
    if (quote == u'"')
        return QStringView(u"$`\"\\").contains(escaped) ? std::optional(QString(escaped)) : std::nullopt;
    return QString(escaped);
}

// Dockerfile reference, "Environment replacement"
std::optional<QString> dockerfileEscape(QChar quote, QChar escaped)
{
    return shellEscape(quote, escaped);
}

void collect(const yaml::Value &value, QStringList *texts)
{
    for (const auto &[key, member] : value.toMap()) {
        texts->append(key);
        // A command is one text that was taken apart.
        if ((key == u"command" || key == u"entrypoint") && member.isList())
            texts->append(member.toStrings().join(u' ').replace(QStringLiteral("$$"), QStringLiteral("$")));
        else
            collect(member, texts);
    }
    for (const yaml::Value &item : value.toList())
        collect(item, texts);
    if (value.isString())
        texts->append(value.toString().replace(QStringLiteral("$$"), QStringLiteral("$")));
}

// GUC-file.l of PostgreSQL: NAME = 'VALUE', with '' for a quote and \ before what is special
QString postgresValue(const QString &line)
{
    const QString value = line.section(QStringLiteral(" = "), 1);
    if (!value.startsWith(u'\'') || !value.endsWith(u'\''))
        return line;
    QString meant;
    for (qsizetype i = 1; i + 1 < value.size(); ++i) {
        if ((value[i] == u'\\' || value[i] == u'\'') && i + 2 < value.size())
            ++i;
        meant += value[i];
    }
    return meant;
}

QStringList dockerfileTexts(const QString &line)
{
    const QString rest = line.section(u' ', 1);
    const QJsonDocument exec = QJsonDocument::fromJson(rest.toUtf8());
    if (exec.isArray()) {
        QStringList parts;
        for (const QJsonValue &part : exec.array())
            parts.append(part.toString());
        return {parts.join(u' ')};
    }
    if (line.startsWith(QStringLiteral("RUN ")) || line.startsWith(u' '))
        return {rest.trimmed()}; // the shell's own text
    return words(rest, {QStringLiteral("\"'"), QString(), dockerfileEscape, true});
}

// The cells of tables (GFM), with their backslash escapes undone; a tag for a line break is one
QStringList markdownTexts(const QString &text)
{
    QStringList cells{QString()};
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'\\' && i + 1 < text.size())
            cells.last() += text[++i];
        else if (text[i] == u'|' || text[i] == u'\n')
            cells.append(QString());
        else if (QStringView(text).mid(i).startsWith(u"<br>")) {
            cells.last() += u'\n';
            i += 3;
        } else
            cells.last() += text[i];
    }
    return cells;
}

QStringList lineTexts(const QString &path, const QString &line)
{
    if (path.endsWith(QStringLiteral("Dockerfile")))
        return dockerfileTexts(line);
    if (path.endsWith(QStringLiteral("postgresql.conf")))
        return {postgresValue(line)};
    if (path.endsWith(QStringLiteral("redis.conf")))
        return words(line, {QStringLiteral("\"'"), QString(), redisEscape, false});
    return {line};
}

} // namespace

QStringList textsOf(const QString &path, const QByteArray &content)
{
    QStringList texts;
    const QString text = QString::fromUtf8(content);
    if (path.endsWith(QStringLiteral(".yaml")) || path.endsWith(QStringLiteral(".yml"))) {
        if (const auto read = yaml::read(content, path))
            collect(*read, &texts);
        else
            texts.append(text);
        return texts;
    }
    // Texts whose lines a person enters as they are
    if (path.endsWith(QStringLiteral(".sql")) || path.endsWith(QStringLiteral(".gitignore")))
        return {text};
    if (path.endsWith(QStringLiteral(".md")))
        return markdownTexts(text);
    if (path.endsWith(QStringLiteral(".env"))) {
        const auto read = compose::envFile(content, path, {});
        if (!read)
            return {text};
        for (const auto &[name, value] : *read)
            texts += {name, value.toString()};
    }
    QStringList comments;
    QStringList lines;
    for (const QString &line : text.split(u'\n')) {
        if (line.startsWith(u'#'))
            comments.append(line.startsWith(QStringLiteral("# ")) ? line.mid(2) : line.mid(1));
        else
            lines.append(line);
    }
    texts.append(comments.join(u'\n'));
    if (path.endsWith(QStringLiteral(".env")))
        return texts;
    // These two know words that go over several lines.
    if (path.contains(QStringLiteral("nginx")) && path.endsWith(QStringLiteral(".conf")))
        return texts + words(lines.join(u'\n'), {QStringLiteral("\"'"), QStringLiteral(";{}"), nginxEscape, false});
    if (path.endsWith(QStringLiteral(".sh")))
        return texts + words(lines.join(u'\n'), {QStringLiteral("\"'"), QStringLiteral(";()&|<>"), shellEscape, true});
    for (const QString &line : std::as_const(lines))
        texts += lineTexts(path, line);
    return texts;
}

} // namespace stackwright::test
