#pragma once

#include <QList>
#include <QString>

namespace stackwright::inspector {

struct Shape
{
    QString id; // mermaid's word
    QString title;
};

// The shapes that a flowchart's brackets can say, in the order in which a person looks for them.
QList<Shape> shapes();

} // namespace stackwright::inspector
