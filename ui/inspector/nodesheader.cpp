#include "ui/inspector/nodesheader.h"

#include "ui/widgets/labels.h"

#include <QVBoxLayout>

namespace stackwright::inspector {

namespace {

constexpr qsizetype mostNames = 20; // more than there is room for

} // namespace

NodesHeader::NodesHeader(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(widgets::titleLabel())
    , m_names(new widgets::ElidedLabel)
    , m_hint(widgets::quietLabel())
{
    m_names->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 8);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_names);
    layout->addWidget(m_hint);
    hide();
}

void NodesHeader::showNodes(const QStringList &nodeIds, int others)
{
    m_title->setText(tr("%n node(s)", nullptr, int(nodeIds.size())));
    QStringList names;
    for (const QString &id : nodeIds.first(qMin(mostNames, nodeIds.size()))) {
        if (const chart::Node *node = m_context.document.stack().chart.node(id)) {
            names.append(chart::plainText(node->label, node->labelType).replace(QLatin1Char('\n'), QLatin1Char(' ')));
        }
    }
    m_names->setFullText(names.join(QStringLiteral(", ")));
    const QString hint = tr("An edit here changes all of them, as one step.");
    m_hint->setText(
        others > 0 ? QString(hint + QLatin1Char(' ') + tr("%n other item(s) have no settings.", nullptr, others)) : hint);
}

} // namespace stackwright::inspector
