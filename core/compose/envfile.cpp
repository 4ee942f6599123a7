#include "core/compose/envfile.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace stackwright::compose {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Compose", text);
}

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\v' || c == u'\f' || c == u'\r';
}

// What a backslash and a character stand for in "…"; another pair stays as it is. "\$" is a dollar that starts no variable.
QString escaped(QChar c)
{
    switch (c.unicode()) {
    case u'n': return QStringLiteral("\n");
    case u'r': return QStringLiteral("\r");
    case u't': return QStringLiteral("\t");
    case u'a': return QStringLiteral("\a");
    case u'b': return QStringLiteral("\b");
    case u'f': return QStringLiteral("\f");
    case u'v': return QStringLiteral("\v");
    case u'$': return QStringLiteral("$$");
    case u'"':
    case u'\\': return QString(c);
    default: return QString(u'\\') + c;
    }
}

class Reader
{
public:
    Reader(const QString &text, const QString &path, const Variables &variables)
        : m_text(text)
        , m_path(path)
    {
        for (auto variable = variables.cbegin(); variable != variables.cend(); ++variable)
            m_known.insert(variable.key(), doubled(*variable));
    }

    base::Result<yaml::Map> map()
    {
        while (skipToStatement()) {
            const base::Result<void> read = statement();
            if (!read)
                return read.error();
        }
        return m_map;
    }

private:
    base::Error fault(const QString &message) const
    {
        return {message, {m_path, int(QStringView(m_text).left(m_at).count(u'\n')) + 1}};
    }

    bool atEnd() const { return m_at >= m_text.size(); }

    void skipBlanks()
    {
        while (!atEnd() && isBlank(m_text[m_at]))
            ++m_at;
    }

    void skipLine()
    {
        const qsizetype end = m_text.indexOf(u'\n', m_at);
        m_at = end < 0 ? m_text.size() : end;
    }

    bool skipToStatement()
    {
        while (!atEnd() && (m_text[m_at].isSpace() || m_text[m_at] == u'#')) {
            if (m_text[m_at] == u'#')
                skipLine();
            else
                ++m_at;
        }
        return !atEnd();
    }

    base::Result<void> statement()
    {
        static const QRegularExpression name(QStringLiteral("(?:export[ \\t]+)?([A-Za-z0-9_.\\[\\]-]+)[ \\t]*([=:\\r\\n]|\\z)"));
        const QRegularExpressionMatch match =
            name.match(m_text, m_at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch())
            return fault(tr("Here a name and '=' are missing"));
        const QString key = match.captured(1);
        m_at = match.capturedEnd();
        if (match.captured(2) != u"=" && match.captured(2) != u":") {
            if (m_known.contains(key))
                insert(key, halved(m_known.value(key)));
            return {};
        }
        skipBlanks();
        const QChar first = atEnd() ? QChar() : m_text[m_at];
        const base::Result<QString> value = first == u'\'' || first == u'"' ? quoted(first) : bare();
        if (!value)
            return value.error();
        insert(key, *value);
        return {};
    }

    void insert(const QString &key, const QString &value)
    {
        m_map.insert(key, value);
        m_known.insert(key, doubled(value));
    }

    static QString doubled(QString value) { return value.replace(u'$', QStringLiteral("$$")); }

    static QString halved(QString value) { return value.replace(QStringLiteral("$$"), QStringLiteral("$")); }

    // In the output of interpolated() a "$" that is meant stays doubled.
    base::Result<QString> filled(const QString &text) const
    {
        const base::Result<QString> result = interpolated(text, m_known);
        return result ? base::Result<QString>(halved(*result)) : base::Result<QString>(fault(result.error().message));
    }

    base::Result<QString> bare()
    {
        const qsizetype start = m_at;
        skipLine();
        QString line = m_text.mid(start, m_at - start);
        static const QRegularExpression comment(QStringLiteral("(^|[ \\t])#.*\\z"));
        line.remove(comment);
        return filled(line.trimmed());
    }

    base::Result<QString> quoted(QChar quote)
    {
        const qsizetype opened = m_at;
        QString value;
        for (++m_at; !atEnd(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == quote) {
                ++m_at;
                return quote == u'"' ? filled(value) : base::Result<QString>(value);
            }
            const QChar next = m_at + 1 < m_text.size() ? m_text[m_at + 1] : QChar();
            if (c == u'\\' && !next.isNull() && (quote == u'"' || next == quote)) {
                value += quote == u'"' ? escaped(next) : QString(next);
                ++m_at;
            } else {
                value += c;
            }
        }
        m_at = opened;
        return fault(tr("A quote is not closed"));
    }

    const QString m_text;
    const QString m_path;
    Variables m_known; // every "$" of a value is doubled
    yaml::Map m_map;
    qsizetype m_at = 0;
};

} // namespace

base::Result<yaml::Map> envFile(const QByteArray &content, const QString &path, const Variables &variables)
{
    QString text = QString::fromUtf8(content);
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    return Reader(text, path, variables).map();
}

} // namespace stackwright::compose
