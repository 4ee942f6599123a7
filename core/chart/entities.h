#pragma once

#include <QStringView>

namespace stackwright::chart {

// The character that a named HTML entity stands for ("quot", "amp", "hearts"), or 0 for a name that is none.
// The names of HTML 4 and those of the punctuation that mermaid's labels cannot hold.
char32_t entityCharacter(QStringView name);

} // namespace stackwright::chart
