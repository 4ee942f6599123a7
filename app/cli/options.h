#pragma once

#include "core/base/result.h"

#include <QMap>
#include <QSet>
#include <QStringList>

namespace stackwright::cli {

// The words behind a subcommand, sorted.
struct Options
{
    QStringList operands;          // FILE and the like
    int chart = 0;                 // of FILE: --chart N, or FILE#N; 0: not said
    QMap<QString, QString> values; // --env dev, -o DIR -> "output"
    QSet<QString> flags;           // --json, --force

    bool has(const QString &flag) const { return flags.contains(flag); }
    QString value(const QString &name) const { return values.value(name); }
    QString file() const { return operands.value(0); }
};

// What a subcommand takes.
struct Grammar
{
    QString name;
    QString synopsis; // "FILE [--json]"
    QString summary;
    QStringList values; // names of options with a value
    QStringList flags;
    int leastOperands = 1;
    int mostOperands = 1;
};

// An error says what is wrong and shows the synopsis; its kind is Usage.
base::Result<Options> parsedOptions(const Grammar &grammar, const QStringList &words);

} // namespace stackwright::cli
