#pragma once

#include "core/stack/stackdocument.h"

#include <QRandomGenerator>

namespace stackwright::test {

// Edits of a stack at random, the same ones for the same seed: adding, removing, moving, connecting, regrouping, relabelling,
// other ids, text as a person types it, settings, undo and redo.
class RandomEdits
{
public:
    RandomEdits(stack::StackDocument &document, quint32 seed);

    void step();
    // What the last step did, and to whom; empty lists nothing that any line may be about (undo and redo).
    const QString &name() const { return m_name; }
    const QStringList &concerned() const { return m_concerned; }

private:
    bool chance(int percent);
    QString anyNode();
    QString anyGroup(bool orNone);
    stack::Stack typed(const stack::Stack &stack);
    stack::Stack edited(const stack::Stack &stack);
    void concern(const QStringList &ids);

    stack::StackDocument &m_document;
    QRandomGenerator m_random;
    QString m_name;
    QStringList m_concerned;
    int m_number = 0;
};

} // namespace stackwright::test
