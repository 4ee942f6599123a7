#include "ui/inspector/linkpage.h"

#include "core/stack/edits.h"
#include "ui/widgets/documentundo.h"
#include "ui/widgets/labels.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace stackwright::inspector {

namespace {

QString nameOf(const chart::Chart &chart, const QString &id)
{
    if (const chart::Node *node = chart.node(id)) {
        return chart::plainText(node->label, node->labelType);
    }
    if (const chart::Group *group = chart.group(id)) {
        return chart::plainText(group->title, group->labelType);
    }
    return id;
}

} // namespace

LinkPage::LinkPage(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(widgets::titleLabel())
    , m_detail(widgets::quietLabel())
    , m_what(widgets::plainLabel())
    , m_text(new QLineEdit)
{
    m_title->setWordWrap(true);
    m_detail->setWordWrap(true);
    new widgets::DocumentUndo(m_text);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_detail);
    layout->addSpacing(8);
    layout->addWidget(m_what);
    layout->addWidget(m_text);
    layout->addStretch();
    connect(m_text, &QLineEdit::textEdited, this, &LinkPage::take);
}

void LinkPage::showItem(const QString &id)
{
    const chart::Chart &chart = m_context.document.stack().chart;
    m_id = id;
    QString text;
    if (const chart::Edge *edge = chart.edge(id)) {
        m_title->setText(tr("Edge"));
        m_detail->setText(tr("%1 → %2").arg(nameOf(chart, edge->from), nameOf(chart, edge->to)));
        m_what->setText(tr("Label"));
        text = edge->label;
    } else if (const chart::Group *group = chart.group(id)) {
        m_title->setText(tr("Group"));
        m_detail->setText(tr("%1, %n member(s)", nullptr, int(group->nodes.size())).arg(id));
        m_what->setText(tr("Title"));
        text = group->title;
    }
    m_text->setAccessibleName(m_what->text());
    if (m_text->text() != text) {
        m_text->setText(text);
    }
}

void LinkPage::take(const QString &text)
{
    const stack::Stack &stack = m_context.document.stack();
    if (stack.chart.edge(m_id)) {
        m_context.document.edit(
            tr("Label an edge"), stack::withEdgeLabel(stack, m_id, text), QStringLiteral("edge-label:") + m_id);
    } else if (stack.chart.group(m_id) && !text.trimmed().isEmpty()) {
        m_context.document.edit(
            tr("Rename the group %1").arg(m_id), stack::withGroupTitle(stack, m_id, text), QStringLiteral("group-title:") + m_id);
    }
}

} // namespace stackwright::inspector
