#include "ui/canvas/accessiblecanvas.h"

#include "ui/canvas/canvas.h"
#include "ui/canvas/walk.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

namespace stackwright::canvas {

namespace {

// One node, group or edge. It looks itself up by its id each time, for the item may be gone.
class AccessibleItem : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    AccessibleItem(Canvas *canvas, const QString &id)
        : m_canvas(canvas)
        , m_id(id)
    {
    }

    bool isValid() const override { return m_canvas && m_canvas->scene().contains(m_id); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_canvas); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }

    QRect rect() const override
    {
        const QRectF plane = m_canvas->scene().rectOf(m_id);
        const QRectF local(m_canvas->toWidget(plane.topLeft()), m_canvas->toWidget(plane.bottomRight()));
        return {m_canvas->mapToGlobal(local.topLeft().toPoint()), local.size().toSize()};
    }

    QAccessible::Role role() const override
    {
        if (m_canvas->scene().node(m_id))
            return QAccessible::ListItem;
        return m_canvas->scene().group(m_id) ? QAccessible::Grouping : QAccessible::Graphic;
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        state.focusable = true;
        state.selectable = true;
        state.multiSelectable = true;
        state.selected = m_canvas->isSelected(m_id);
        state.focused = m_canvas->hasFocus() && m_canvas->currentId() == m_id;
        const QRect shown = rect().intersected(QRect(m_canvas->mapToGlobal(QPoint()), m_canvas->size()));
        state.offscreen = shown.isEmpty();
        if (const GroupItem *group = m_canvas->scene().group(m_id)) {
            state.expandable = true;
            state.expanded = !group->folded;
            state.collapsed = group->folded;
        }
        return state;
    }

    QString text(QAccessible::Text text) const override
    {
        if (text == QAccessible::Name)
            return m_canvas->spoken(m_id);
        return text == QAccessible::Description ? neighbours() : QString();
    }
    void setText(QAccessible::Text, const QString &) override {}

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    QStringList actionNames() const override
    {
        QStringList names = {pressAction(), setFocusAction()};
        if (m_canvas->scene().group(m_id))
            names.append(toggleAction());
        return names;
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }
    void doAction(const QString &name) override
    {
        m_canvas->reveal(m_id);
        if (name == pressAction())
            emit m_canvas->activated(m_id);
        else if (name == setFocusAction())
            m_canvas->setFocus();
        else if (const GroupItem *group = m_canvas->scene().group(m_id); group && name == toggleAction())
            m_canvas->fold(m_id, !group->folded);
    }

private:
    QString neighbours() const
    {
        const Scene &scene = m_canvas->scene();
        const auto names = [&](const QStringList &ids) {
            QStringList words;
            for (const QString &id : ids)
                words.append(scene.nameOf(id));
            return words.join(QStringLiteral(", "));
        };
        QStringList parts;
        if (const QStringList ids = before(scene, m_id); !ids.isEmpty())
            parts.append(Canvas::tr("comes after %1").arg(names(ids)));
        if (const QStringList ids = after(scene, m_id); !ids.isEmpty())
            parts.append(Canvas::tr("leads to %1").arg(names(ids)));
        if (const NodeItem *node = scene.node(m_id); node && !node->group.isEmpty())
            parts.append(Canvas::tr("in %1").arg(scene.nameOf(node->group)));
        if (const EdgeItem *edge = scene.edge(m_id); edge && !edge->label.isEmpty())
            parts.append(edge->label);
        return parts.join(QStringLiteral("; "));
    }

    QPointer<Canvas> m_canvas;
    QString m_id;
};

class AccessibleCanvas : public QAccessibleWidget
{
public:
    explicit AccessibleCanvas(Canvas *canvas)
        : QAccessibleWidget(canvas, QAccessible::Canvas)
        , m_canvas(canvas)
    {
    }

    ~AccessibleCanvas() override
    {
        for (const QAccessible::Id id : std::as_const(m_known))
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return int(ids().size()); }

    QAccessibleInterface *child(int index) const override
    {
        const QStringList &all = ids();
        return index >= 0 && index < all.size() ? item(all[index]) : nullptr;
    }

    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const QStringList &all = ids();
        for (int i = 0; i < all.size(); ++i) {
            if (m_known.contains(all[i]) && QAccessible::accessibleInterface(m_known.value(all[i])) == child)
                return i;
        }
        return -1;
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPointF plane = m_canvas->toPlane(m_canvas->mapFromGlobal(QPoint(x, y)));
        QString id = m_canvas->scene().nodeAt(plane);
        if (id.isEmpty())
            id = m_canvas->scene().groupAt(plane);
        return id.isEmpty() ? nullptr : item(id);
    }

    QAccessibleInterface *focusChild() const override
    {
        return m_canvas->hasFocus() && !m_canvas->currentId().isEmpty() ? item(m_canvas->currentId()) : nullptr;
    }

private:
    // Kept, for a screen reader asks for one child after another.
    const QStringList &ids() const
    {
        if (m_arrangement != m_canvas->arrangement()) {
            m_arrangement = m_canvas->arrangement();
            m_ids = flowOrder(m_canvas->scene());
            for (const EdgeItem &edge : m_canvas->scene().edges())
                m_ids.append(edge.id);
        }
        return m_ids;
    }

    QAccessibleInterface *item(const QString &id) const
    {
        const auto known = m_known.find(id);
        if (known != m_known.end())
            return QAccessible::accessibleInterface(*known);
        auto *made = new AccessibleItem(m_canvas, id);
        m_known.insert(id, QAccessible::registerAccessibleInterface(made));
        return made;
    }

    Canvas *m_canvas;
    mutable QHash<QString, QAccessible::Id> m_known;
    mutable QStringList m_ids;
    mutable int m_arrangement = -1; // that they are of
};

QAccessibleInterface *made(const QString &, QObject *object)
{
    auto *canvas = qobject_cast<Canvas *>(object);
    return canvas ? new AccessibleCanvas(canvas) : nullptr;
}

} // namespace

void installAccessibility()
{
    // Qt keeps one entry for each different factory.
    QAccessible::installFactory(made);
}

} // namespace stackwright::canvas
