#include "ui/inspector/nodeheader.h"

#include "core/stack/edits.h"
#include "core/stack/renames.h"
#include "ui/inspector/faultlabel.h"
#include "ui/inspector/shapes.h"
#include "ui/theme/icons.h"
#include "ui/theme/themesource.h"
#include "ui/widgets/documentundo.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/wheelguard.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace stackwright::inspector {

NodeHeader::NodeHeader(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_icon(new QLabel)
    , m_title(new widgets::ElidedLabel)
    , m_detail(new widgets::ElidedLabel)
    , m_planned(widgets::quietLabel(tr("Does nothing yet: this kind is recognised and kept, and does no work in a run.")))
    , m_label(new QLineEdit)
    , m_id(new QLineEdit)
    , m_idFault(new FaultLabel(context.themes))
    , m_shape(new QComboBox)
    , m_kind(new QComboBox)
{
    QFont bold = m_title->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    m_title->setFont(bold);
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    m_icon->setFixedSize(28, 28);
    m_planned->setWordWrap(true);
    for (QComboBox *combo : {m_shape, m_kind}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(8);
        new widgets::WheelGuard(combo);
    }
    new widgets::DocumentUndo(m_label);
    new widgets::DocumentUndo(m_id, [this] { return m_id->text() != m_nodeId; });
    m_label->setAccessibleName(tr("Label"));
    m_id->setAccessibleName(tr("Id"));
    m_id->setToolTip(tr("What the mermaid text calls it. Its settings go along."));

    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_title);
    names->addWidget(m_detail);
    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(m_icon, 0, Qt::AlignVCenter);
    head->addLayout(names, 1);
    auto *form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(6);
    form->setHorizontalSpacing(10);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Label"), m_label);
    auto *id = new QVBoxLayout;
    id->setSpacing(2);
    id->addWidget(m_id);
    id->addWidget(m_idFault);
    form->addRow(tr("Id"), id);
    form->addRow(tr("Kind"), m_kind);
    form->addRow(tr("Shape"), m_shape);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 8);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_planned);
    layout->addLayout(form);

    fillShapes();
    fillKinds();
    connect(&context.themes, &theme::ThemeSource::changed, this, [this] { showNode(m_nodeId); });
    connect(m_label, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (!text.trimmed().isEmpty()) {
            m_context.document.edit(tr("Rename %1").arg(m_nodeId),
                stack::withNodeLabel(m_context.document.stack(), m_nodeId, text), QStringLiteral("label:") + m_nodeId);
        }
    });
    connect(m_id, &QLineEdit::textEdited, this, [this] { m_idFault->showFault({}); });
    connect(m_id, &QLineEdit::editingFinished, this, &NodeHeader::changeId);
    connect(m_shape, &QComboBox::activated, this, [this](int index) {
        m_context.document.edit(tr("Change the shape of %1").arg(m_nodeId),
            stack::withNodeShape(m_context.document.stack(), m_nodeId, m_shape->itemData(index).toString()));
    });
    connect(m_kind, &QComboBox::activated, this, [this](int index) {
        m_context.document.edit(tr("Change the kind of %1").arg(m_nodeId),
            stack::withNodeKind(m_context.document.stack(), m_nodeId, m_kind->itemData(index).toString()));
    });
}

void NodeHeader::changeId()
{
    const QString wish = m_id->text().trimmed();
    if (wish == m_nodeId) {
        m_id->setText(m_nodeId);
        return;
    }
    const chart::Chart &chart = m_context.document.stack().chart;
    const bool isTaken = chart.node(wish) || chart.group(wish);
    m_context.document.edit(tr("Change the id of %1").arg(m_nodeId), stack::withId(m_context.document.stack(), m_nodeId, wish));
    if (m_context.document.stack().chart.node(m_nodeId)) {
        m_idFault->showFault(isTaken          ? tr("%1 is the id of something else.").arg(wish)
                             : wish.isEmpty() ? tr("It has to have an id.")
                                              : tr("%1 cannot be an id in the mermaid text.").arg(wish));
    }
    m_id->setText(m_nodeId);
}

void NodeHeader::applyNow()
{
    if (isVisible()) {
        changeId();
    }
}

void NodeHeader::showNode(const QString &nodeId)
{
    const stack::Stack &stack = m_context.document.stack();
    const chart::Node *node = stack.chart.node(nodeId);
    if (!node) {
        return;
    }
    const bool other = m_nodeId != nodeId;
    m_nodeId = nodeId;
    const kinds::Kind *kind = stack::kindOf(stack, nodeId, m_context.catalogue);
    m_icon->setPixmap(theme::tintedPixmap(
        kind ? kind->icon : QString(), m_context.themes.theme().color(theme::Role::Accent), 28, devicePixelRatioF()));
    m_title->setFullText(chart::plainText(node->label, node->labelType));
    m_detail->setFullText(QString((kind ? kind->title : tr("unknown kind")) + QStringLiteral(" · ") + nodeId));
    m_planned->setVisible(kind && !kind->working);
    // Half-typed text (an empty label) stays while the person is in the field.
    if (m_label->text() != node->label && (other || !m_label->hasFocus() || !m_label->text().trimmed().isEmpty())) {
        m_label->setText(node->label);
        m_label->setCursorPosition(0);
    }
    if (other || !m_id->hasFocus()) {
        m_id->setText(nodeId);
    }
    if (other) {
        m_idFault->showFault({});
    }
    int shape = m_shape->findData(node->shape);
    if (shape < 0) {
        m_shape->addItem(node->shape, node->shape);
        shape = m_shape->count() - 1;
    }
    m_shape->setCurrentIndex(shape);
    const QString chosen = stack.nodes.value(nodeId).kind;
    m_kind->setItemText(0, chosen.isEmpty() && kind ? tr("Recognised: %1").arg(kind->title) : tr("Recognise from the label"));
    int index = chosen.isEmpty() ? 0 : m_kind->findData(chosen);
    if (index < 0) {
        m_kind->addItem(tr("%1 (not known here)").arg(chosen), chosen);
        index = m_kind->count() - 1;
    }
    m_kind->setCurrentIndex(index);
}

void NodeHeader::focusLabel()
{
    m_label->setFocus(Qt::ShortcutFocusReason);
    m_label->selectAll();
}

void NodeHeader::fillShapes()
{
    for (const Shape &shape : shapes()) {
        m_shape->addItem(shape.title, shape.id);
    }
}

void NodeHeader::fillKinds()
{
    m_kind->addItem(tr("Recognise from the label"), QString());
    m_kind->insertSeparator(1);
    for (const kinds::PaletteGroup &group : m_context.catalogue.groups()) {
        for (const kinds::Kind &kind : m_context.catalogue.kinds()) {
            if (kind.group == group.id) {
                m_kind->addItem(theme::icon(kind.icon), kind.title, kind.id);
            }
        }
    }
}

} // namespace stackwright::inspector
