#pragma once

#include <QByteArray>
#include <QStringList>

namespace stackwright::test {

// The texts of a generated file as its own reader understands them, each by the quoting rules of its format: words of
// nginx, redis.conf, Dockerfiles and shell scripts, values of postgresql.conf, properties, env and Compose files, comments
// line by line put together. What the format cannot be read as comes out as it is, so that a fault shows.
// `path` says which format it is.
QStringList textsOf(const QString &path, const QByteArray &content);

} // namespace stackwright::test
