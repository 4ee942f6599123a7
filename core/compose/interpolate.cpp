#include "core/compose/interpolate.h"

#include <QCoreApplication>

namespace stackwright::compose {

namespace {

constexpr int maximumDepth = 20;

QString tr(const char *text)
{
    return QCoreApplication::translate("Compose", text);
}

bool startsName(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_';
}

qsizetype endOfName(const QString &text, qsizetype from)
{
    qsizetype at = from;
    while (at < text.size() && (startsName(text[at]) || (at > from && text[at] >= u'0' && text[at] <= u'9')))
        ++at;
    return at;
}

// Where the brace that opened before `from` is closed, or -1.
qsizetype endOfBraces(const QString &text, qsizetype from)
{
    int depth = 1;
    for (qsizetype at = from; at < text.size(); ++at) {
        if (text[at] == u'$' && at + 1 < text.size() && text[at + 1] == u'{')
            ++depth;
        else if (text[at] == u'}' && --depth == 0)
            return at;
    }
    return -1;
}

base::Result<QString> replaced(const QString &text, const Variables &variables, int depth);

base::Result<QString> braced(const QString &content, const Variables &variables, int depth)
{
    const qsizetype nameEnd = endOfName(content, 0);
    const QString name = content.left(nameEnd);
    const bool emptyCounts = nameEnd < content.size() && content[nameEnd] == u':';
    const qsizetype signAt = nameEnd + (emptyCounts ? 1 : 0);
    const QChar sign = signAt < content.size() ? content[signAt] : QChar();
    if (name.isEmpty() || (nameEnd < content.size() && !QStringLiteral("-?+").contains(sign)))
        return base::Error{tr("'${%1}' is no variable").arg(content)};
    const bool isSet = variables.contains(name) && !(emptyCounts && variables[name].isEmpty());
    if (sign.isNull())
        return variables.value(name);
    if (sign == u'-' ? isSet : sign == u'+' && !isSet)
        return sign == u'-' ? variables.value(name) : QString();
    if (sign == u'?' && isSet)
        return variables.value(name);
    const base::Result<QString> rest = replaced(content.mid(signAt + 1), variables, depth + 1);
    if (rest && sign == u'?')
        return base::Error{tr("The variable %1 has to be set: %2").arg(name, *rest)};
    return rest;
}

base::Result<QString> replaced(const QString &text, const Variables &variables, int depth)
{
    if (depth > maximumDepth)
        return base::Error{tr("Variables are nested too deeply")};
    QString result;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar next = at + 1 < text.size() ? text[at + 1] : QChar();
        if (text[at] != u'$') {
            result += text[at];
        } else if (next == u'$') {
            result += QStringLiteral("$$");
            ++at;
        } else if (next == u'{') {
            const qsizetype end = endOfBraces(text, at + 2);
            if (end < 0)
                return base::Error{tr("'%1' has a variable without a closing brace").arg(text)};
            const base::Result<QString> value = braced(text.mid(at + 2, end - at - 2), variables, depth);
            if (!value)
                return value;
            result += *value;
            at = end;
        } else if (startsName(next)) {
            const qsizetype end = endOfName(text, at + 1);
            result += variables.value(text.mid(at + 1, end - at - 1));
            at = end - 1;
        } else {
            result += u'$';
        }
    }
    return result;
}

} // namespace

base::Result<QString> interpolated(const QString &text, const Variables &variables)
{
    return replaced(text, variables, 0);
}

} // namespace stackwright::compose
