#pragma once

#include <QString>

namespace stackwright::test {

// A small chart with one of everything that an edit can spoil.
QString manySidedChart();

// Makes `steps` random edits of a stack of this mermaid text, holds each of them to what every edit promises (the text reads as the
// chart; lines that it does not concern stay, byte for byte), and undoes them all. What went wrong, or an empty text.
QString editSequenceFault(const QString &text, quint32 seed, int steps);

} // namespace stackwright::test
