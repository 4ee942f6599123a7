#pragma once

#include "core/kinds/formats/format.h"

#include <QByteArray>

namespace stackwright::generate {

// The comment at the head of a generated file, without its date: two exports are the same bytes.
QString headerText(const QString &stackName);

// The file with that comment as its first line, or after what has to come first: "#!…", "# syntax=…", "<?xml…".
QByteArray withHeader(const QByteArray &content, kinds::formats::Format format, const QString &stackName);

} // namespace stackwright::generate
