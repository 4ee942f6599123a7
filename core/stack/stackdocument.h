#pragma once

#include "core/stack/change.h"
#include "core/stack/stack.h"

#include <QObject>
#include <QUndoStack>

namespace stackwright::stack {

// The one mutable owner of a stack, and of the one undo history over all its readings.
class StackDocument : public QObject
{
    Q_OBJECT

public:
    explicit StackDocument(QObject *parent = nullptr);

    const Stack &stack() const { return m_stack; }
    QUndoStack *undoStack() { return &m_undoStack; }

    // Makes `wanted` the stack, as one named, undoable step. Consecutive edits with the same non-empty `mergeKey` become
    // one step ("move:PG", "setting:PG/version"). An edit that changes nothing is not recorded.
    void edit(const QString &name, const Stack &wanted, const QString &mergeKey = {});

    // Another stack altogether; forgets the history.
    void replace(const Stack &stack);

    // What differs, as facts.
    static StackChanges differences(const Stack &before, const Stack &after);

signals:
    void changed(const stackwright::stack::StackChanges &changes);

private:
    friend class EditCommand;
    void become(const Stack &stack);

    Stack m_stack;
    QUndoStack m_undoStack;
};

} // namespace stackwright::stack
