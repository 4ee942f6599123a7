#include "app/cli/options.h"

#include <QCoreApplication>

namespace stackwright::cli {

namespace {

base::Error wrongUsage(const Grammar &grammar, const QString &reason)
{
    return {QCoreApplication::translate("Options", "%1\nUsage: stackwright %2 %3").arg(reason, grammar.name, grammar.synopsis),
        {}, base::ErrorKind::Usage};
}

} // namespace

base::Result<Options> parsedOptions(const Grammar &grammar, const QStringList &words)
{
    Options options;
    bool onlyOperands = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        if (onlyOperands || word == QLatin1String("-") || !word.startsWith(QLatin1Char('-'))) {
            options.operands.append(word);
            continue;
        }
        if (word == QLatin1String("--")) {
            onlyOperands = true;
            continue;
        }
        QString name = word == QLatin1String("-o") ? QStringLiteral("output") : word.mid(2);
        if (!word.startsWith(QLatin1String("--")) && word != QLatin1String("-o"))
            return wrongUsage(grammar, QCoreApplication::translate("Options", "There is no option %1").arg(word));
        QString value;
        const qsizetype equals = name.indexOf(QLatin1Char('='));
        const bool hasValue = equals >= 0;
        if (hasValue) {
            value = name.mid(equals + 1);
            name.truncate(equals);
        }
        if (grammar.flags.contains(name) && !hasValue) {
            options.flags.insert(name);
        } else if (grammar.values.contains(name)) {
            if (!hasValue) {
                if (++i >= words.size())
                    return wrongUsage(grammar, QCoreApplication::translate("Options", "%1 takes a value").arg(word));
                value = words.at(i);
            }
            options.values.insert(name, value);
        } else {
            return wrongUsage(grammar, QCoreApplication::translate("Options", "There is no option %1").arg(word));
        }
    }
    if (options.operands.size() < grammar.leastOperands)
        return wrongUsage(grammar, QCoreApplication::translate("Options", "Something is missing"));
    if (options.operands.size() > grammar.mostOperands)
        return wrongUsage(grammar,
            QCoreApplication::translate("Options", "\"%1\" is one too many").arg(options.operands.at(grammar.mostOperands)));
    return options;
}

} // namespace stackwright::cli
