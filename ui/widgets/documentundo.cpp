#include "ui/widgets/documentundo.h"

#include <QKeyEvent>

namespace stackwright::widgets {

DocumentUndo::DocumentUndo(QObject *editor, std::function<bool()> ownFirst)
    : QObject(editor)
    , m_ownFirst(std::move(ownFirst))
{
    editor->installEventFilter(this);
}

bool DocumentUndo::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress) {
        return QObject::eventFilter(watched, event);
    }
    auto *key = static_cast<QKeyEvent *>(event);
    const bool undoes = key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
    if (!undoes || (m_ownFirst && m_ownFirst())) {
        return QObject::eventFilter(watched, event);
    }
    // Not taken here: the shortcut of the window's action gets it.
    event->ignore();
    return true;
}

} // namespace stackwright::widgets
