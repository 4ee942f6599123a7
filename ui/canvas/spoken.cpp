#include "ui/canvas/canvas.h"

#include "ui/canvas/groupsummary.h"
#include "ui/canvas/walk.h"

#include <QAccessible>

// What is said of an item to those who hear the canvas, and in its tooltip.
namespace stackwright::canvas {

QString Canvas::spoken(const QString &id) const
{
    if (const GroupItem *group = m_stage.scene.group(id))
        return m_stage.scene.nameOf(id) + QStringLiteral("; ") + summaryOf(m_stage, *group);
    const NodeItem *node = m_stage.scene.node(id);
    if (!node)
        return m_stage.scene.nameOf(id);
    QStringList parts = {QString(node->label).replace(u'\n', u' ')};
    if (!node->kindTitle.isEmpty() && node->kindTitle != node->label)
        parts.append(node->kindTitle);
    const QString subtitle = m_stage.services.value(id).subtitle;
    if (!subtitle.isEmpty())
        parts.append(subtitle);
    if (const auto state = m_stage.run.find(id); state != m_stage.run.end()) {
        QString text = run::stateName(state->state);
        if (!state->text.isEmpty() && state->text != text)
            text += QStringLiteral(", ") + state->text;
        if (state->percent >= 0 && state->state == run::State::Running)
            text += tr(", %1 percent").arg(state->percent);
        if (!state->reason.isEmpty())
            text += QStringLiteral(": ") + state->reason;
        parts.append(text);
    }
    if (const auto marks = m_stage.marks.find(id); marks != m_stage.marks.end()) {
        if (marks->secretMissing)
            parts.append(tr("a secret is missing"));
        parts.append(marks->messages);
    }
    return parts.join(QStringLiteral("; "));
}

void Canvas::announceFocus()
{
    if (!QAccessible::isActive() || m_stage.current.isEmpty())
        return;
    QAccessibleInterface *own = QAccessible::queryAccessibleInterface(this);
    const QAccessibleInterface *focused = own ? own->focusChild() : nullptr;
    // Asked once: to go through the children would put all of them in order for each.
    const int index = focused ? own->indexOfChild(focused) : -1;
    if (index < 0)
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(index);
    QAccessible::updateAccessibility(&event);
}

} // namespace stackwright::canvas
