#pragma once

#include "core/base/diagnostic.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QStringList>

// What a stack becomes, before anything is written.
namespace stackwright::generate {

// Which lines of a file come from which node, for going from a line to its node and back.
struct Span
{
    int firstLine = 1; // 1-based, inclusive
    int lastLine = 1;
    QString nodeId;

    bool operator==(const Span &) const = default;
};

struct GeneratedFile
{
    QString path; // relative to the export folder, "/" between parts, never "..", never absolute
    QByteArray content;
    bool executable = false;
    // Of a starter: the folder that must hold nothing of a person's for it to be created. Once written it is the person's own,
    // never changed or removed. Empty: a file that follows the stack.
    QString starterRoot;
    QStringList nodeIds; // nodes that contributed to it, in the chart's order
    QList<Span> spans;

    bool operator==(const GeneratedFile &) const = default;
};

using FileSet = QMap<QString, GeneratedFile>; // by path

struct SecretUse
{
    QString name;     // of the compose secret: "postgres_password"
    QString variable; // environment variable that feeds it: "POSTGRES_PASSWORD"
    QString nodeId;
    QString settingId;
    int length = 32; // what a generated value looks like
    QString alphabet;
    bool needed = true; // by the environment that was asked for; false: by another one alone

    bool operator==(const SecretUse &) const = default;
};

// What a node adds to the running stack, for run and canvas.
struct NodeServices
{
    QStringList services; // compose service names
    QString subtitle;     // "postgres:17.5"
    QString openUrl;      // where a click goes, or empty
    QStringList oneShots; // services of it that end with exit 0 when they are done

    bool operator==(const NodeServices &) const = default;
};

struct Generated
{
    QString project; // what Compose calls it in the environment that was asked for: the "name" of its files
    FileSet files;
    QList<SecretUse> secrets;
    QMap<QString, NodeServices> nodes; // by node id; only nodes that have something to say
    base::Diagnostics diagnostics;     // faults of settings, references to nothing, kinds that do nothing yet (Info)
};

} // namespace stackwright::generate
