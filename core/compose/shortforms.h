#pragma once

#include "core/yaml/value.h"

// Compose's short forms, read as far as comparing them needs. Compose specification, "ports", "volumes", "secrets".
namespace stackwright::compose {

struct Port
{
    QString address;   // "127.0.0.1", or empty: all
    QString published; // "8080", "8000-8010", "${PORT:-80}", or empty: any
    QString target;
    QString protocol = QStringLiteral("tcp");
};
Port portOf(const yaml::Value &item);
QString portKey(const yaml::Value &item);

struct Mount
{
    QString type;   // "volume", "bind", "tmpfs", …
    QString source; // empty: an anonymous volume
    QString target;
    bool readOnly = false;
    QStringList options; // further ones of the short form: "z", "nocopy", "rshared"
};
Mount mountOf(const yaml::Value &item);
QString mountTarget(const yaml::Value &item);

// The name of the secret or config that a service's entry mounts, and what tells two entries apart.
QString fileMountSource(const yaml::Value &item);
QString fileMountKey(const yaml::Value &item);

// Splits at `separator`, but not inside "${…}" or "[…]".
QStringList splitOutside(const QString &text, QChar separator);

} // namespace stackwright::compose
