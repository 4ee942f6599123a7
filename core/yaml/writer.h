#pragma once

#include "core/yaml/value.h"

#include <QByteArray>
#include <QMap>

namespace stackwright::yaml {

struct WriteOptions
{
    // Top-level key -> anchor name. The collection at that key is written with "&name", and every equal collection that
    // follows as "*name": {"x-logging", "logging"}. A scalar there is shared by the equal ones of the keys that are called like
    // the anchor: {"x-restart", "restart"}. A key that is absent is ignored.
    QMap<QString, QString> anchors;
    // Where given, gets one entry for each line of the document: Value::line() of what the line says.
    QList<int> *lines = nullptr;
};

// The tree as a YAML document in block style, two spaces deep, ending with a newline. Deterministic, and
// read(written(v)) equals v for every v without NaN. Strings are plain where no reader of YAML 1.1 or 1.2 takes them for
// something else, block scalars ("|") where they span lines and can be written so, and double-quoted otherwise.
QByteArray written(const Value &value, const WriteOptions &options = {});

// One scalar as it stands in a block-style document, on one line.
QString writtenScalar(const Value &scalar);

} // namespace stackwright::yaml
