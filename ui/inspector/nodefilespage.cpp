#include "ui/inspector/nodefilespage.h"

#include "ui/widgets/preview.h"

namespace stackwright::inspector {

NodeFilesPage::NodeFilesPage(const Context &context, QWidget *parent)
    : QListWidget(parent)
    , m_context(context)
{
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Files of this node"));
    connect(this, &QListWidget::itemActivated, this,
        [this](const QListWidgetItem *item) { emit fileRequested(item->data(Qt::UserRole).toString(), m_nodeId); });
    connect(this, &QListWidget::itemClicked, this,
        [this](const QListWidgetItem *item) { emit fileRequested(item->data(Qt::UserRole).toString(), m_nodeId); });
    connect(&context.preview, &widgets::Preview::refreshed, this, [this] { showNode(m_nodeId); });
}

void NodeFilesPage::showNode(const QString &nodeId)
{
    m_nodeId = nodeId;
    clear();
    for (const generate::GeneratedFile &file : m_context.preview.current()->files) {
        if (!file.nodeIds.contains(nodeId)) {
            continue;
        }
        auto *item = new QListWidgetItem(!file.starterRoot.isEmpty() ? tr("%1 (starter)").arg(file.path) : file.path, this);
        item->setData(Qt::UserRole, file.path);
    }
    if (count() == 0) {
        auto *item = new QListWidgetItem(tr("This node adds to no file."), this);
        item->setFlags(Qt::NoItemFlags);
    }
}

} // namespace stackwright::inspector
