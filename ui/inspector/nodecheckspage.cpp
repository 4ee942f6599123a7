#include "ui/inspector/nodecheckspage.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/preview.h"

namespace stackwright::inspector {

namespace {

QTreeWidgetItem *head(QTreeWidget *tree, const QString &text)
{
    auto *item = new QTreeWidgetItem(tree, {text});
    QFont font = tree->font();
    font.setBold(true);
    item->setFont(0, font);
    item->setFlags(Qt::ItemIsEnabled);
    return item;
}

void leaf(QTreeWidgetItem *parent, const QString &text, const QString &setting = {})
{
    auto *item = new QTreeWidgetItem(parent, {text});
    item->setData(0, Qt::UserRole, setting);
    item->setToolTip(0, widgets::toolTipText(text));
}

} // namespace

NodeChecksPage::NodeChecksPage(const Context &context, QWidget *parent)
    : QTreeWidget(parent)
    , m_context(context)
{
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(true);
    setIndentation(12);
    setAccessibleName(tr("Checks of this node"));
    connect(this, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) {
        if (const QString setting = item->data(0, Qt::UserRole).toString(); !setting.isEmpty()) {
            emit settingRequested(setting);
        }
    });
    connect(&context.preview, &widgets::Preview::refreshed, this, [this] { showNode(m_nodeId); });
}

void NodeChecksPage::showNode(const QString &nodeId)
{
    m_nodeId = nodeId;
    clear();
    QTreeWidgetItem *problems = head(this, tr("Now"));
    for (const base::Diagnostic &diagnostic : m_context.preview.current()->diagnostics) {
        if (diagnostic.nodeId == nodeId) {
            leaf(problems, QString(base::severityName(diagnostic.severity) + QStringLiteral(": ") + diagnostic.message),
                diagnostic.settingId);
        }
    }
    if (problems->childCount() == 0) {
        leaf(problems, tr("Nothing is wrong with its settings."));
    }
    QTreeWidgetItem *checks = head(this, tr("In a run"));
    const kinds::Kind *kind = stack::kindOf(m_context.document.stack(), nodeId, m_context.catalogue);
    for (const yaml::Value &check : kind ? kind->checks : yaml::List()) {
        const QString title = check[QStringLiteral("title")].toString(check[QStringLiteral("id")].toString());
        leaf(checks, title.isEmpty() ? check.scalarText() : title);
    }
    if (checks->childCount() == 0) {
        leaf(checks, tr("This kind has no checks of its own."));
    }
    expandAll();
}

} // namespace stackwright::inspector
