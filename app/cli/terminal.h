#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QJsonDocument>

// Data goes to stdout, messages to stderr.
namespace stackwright::cli {

// Exit codes of every subcommand.
enum ExitCode { Done = 0, Faulty = 1, WrongUsage = 2, NotAvailable = 3, Cancelled = 130 };

int exitCodeOf(base::ErrorKind kind);

void printData(const QByteArray &bytes);
void printText(const QString &line); // one line to stdout
void printJson(const QJsonDocument &document);
void printJsonLine(const QJsonObject &object); // compact, one object a line, flushed: for streams
void say(const QString &message);              // one line to stderr, foreign control characters made visible

// Says the error and gives its exit code.
int fail(const base::Error &error);

// A text from a person that nobody else sees: from a prompt without echo on a terminal, else all of stdin up to `limit` bytes.
QByteArray readHidden(const QString &prompt, qint64 limit);

} // namespace stackwright::cli
