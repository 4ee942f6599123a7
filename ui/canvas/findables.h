#pragma once

#include "ui/canvas/stage.h"

namespace stackwright::canvas {

// What a search on the canvas looks through.
struct Findable
{
    QString id;
    QString shownAs; // itself, or the folded group that hides it
    QString text;    // label, id, kind and image, folded to one case
};

// Nodes, groups and labelled edges of the chart in the reading order of the picture; what is folded away comes after its group.
QList<Findable> findables(const stack::Stack &stack, const kinds::Catalogue &catalogue, const Stage &stage);

// Those in which every one of the words is found; none where there are no words.
QList<Findable> matching(const QList<Findable> &all, const QString &words);

} // namespace stackwright::canvas
