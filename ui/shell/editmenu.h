#pragma once

class QAction;
class QMenu;

namespace stackwright::shell {

// Adds an action of the canvas to a menu. A click there means what has the focus: of a text field its slot `inFields` ("cut"),
// where it has one; of the canvas the action, while there is a chart to see.
void addEntry(QMenu *menu, QAction *ofCanvas, const char *inFields);

} // namespace stackwright::shell
