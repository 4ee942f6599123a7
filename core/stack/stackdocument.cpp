#include "core/stack/stackdocument.h"

namespace stackwright::stack {

// From one stack to another. Stacks share what they have in common, so that a history of them is small.
class EditCommand : public QUndoCommand
{
public:
    EditCommand(StackDocument &document, const QString &name, const Stack &after, const QString &mergeKey)
        : QUndoCommand(name)
        , m_document(document)
        , m_before(document.stack())
        , m_after(after)
        , m_mergeKey(mergeKey)
    {
    }

    int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }
    void undo() override { m_document.become(m_before); }
    void redo() override { m_document.become(m_after); }

    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const EditCommand *>(other);
        if (next->m_mergeKey != m_mergeKey)
            return false;
        m_after = next->m_after;
        setText(next->text());
        setObsolete(m_before == m_after);
        return true;
    }

private:
    StackDocument &m_document;
    Stack m_before;
    Stack m_after;
    QString m_mergeKey;
};

StackDocument::StackDocument(QObject *parent)
    : QObject(parent)
    , m_undoStack(this)
{
}

void StackDocument::edit(const QString &name, const Stack &wanted, const QString &mergeKey)
{
    if (wanted == m_stack)
        return;
    m_undoStack.push(new EditCommand(*this, name, wanted, mergeKey));
}

void StackDocument::replace(const Stack &stack)
{
    m_undoStack.clear();
    m_stack = stack;
    emit changed({StackReplaced{}});
}

void StackDocument::become(const Stack &stack)
{
    const StackChanges changes = differences(m_stack, stack);
    m_stack = stack;
    if (!changes.isEmpty())
        emit changed(changes);
}

} // namespace stackwright::stack
