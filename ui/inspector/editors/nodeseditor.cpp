#include "ui/inspector/editors/nodeseditor.h"

#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace stackwright::inspector {

NodesEditor::NodesEditor(const Context &context, const QString &nodeId, const kinds::Setting &setting, QWidget *parent)
    : SettingEditor(parent)
    , m_context(context)
    , m_nodeId(nodeId)
    , m_title(setting.title)
    , m_button(new QToolButton)
    , m_menu(new QMenu(this))
{
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setMenu(m_menu);
    m_button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_button);
    setFocusProxy(m_button);
    connect(m_menu, &QMenu::aboutToShow, this, &NodesEditor::fillMenu);
}

void NodesEditor::showValue(const yaml::Value &value, const yaml::Value &fallback)
{
    m_chosen = (value.isNull() ? fallback : value).toStrings();
    QStringList labels;
    for (const QString &id : std::as_const(m_chosen)) {
        labels.append(labelOf(id));
    }
    const QString text = labels.isEmpty() ? tr("decided by the edges") : labels.join(QStringLiteral(", "));
    m_button->setAccessibleName(m_title + QStringLiteral(": ") + text);
    m_button->setText(fontMetrics().elidedText(text, Qt::ElideRight, 260).replace(QLatin1Char('&'), QLatin1String("&&")));
}

void NodesEditor::fillMenu()
{
    m_menu->clear();
    const stack::Stack &stack = m_context.document.stack();
    const QMap<QString, const kinds::Kind *> kinds = stack::kindsOf(stack, m_context.catalogue);
    for (const chart::Node &node : stack.chart.nodes) {
        const kinds::Kind *kind = kinds.value(node.id);
        const bool offers =
            kind && (kind->role == kinds::Role::Service || kind->role == kinds::Role::Task || kind->role == kinds::Role::Feature);
        if (node.id == m_nodeId || (!offers && !m_chosen.contains(node.id))) {
            continue;
        }
        QAction *action = m_menu->addAction(labelOf(node.id).replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(m_chosen.contains(node.id));
        connect(action, &QAction::toggled, this, [this, id = node.id](bool on) {
            QStringList chosen = m_chosen;
            chosen.removeAll(id);
            if (on) {
                chosen.append(id);
            }
            emit edited(chosen.isEmpty() ? yaml::Value() : yaml::Value::fromStrings(chosen));
        });
    }
}

QString NodesEditor::labelOf(const QString &id) const
{
    const chart::Node *node = m_context.document.stack().chart.node(id);
    return node ? chart::plainText(node->label, node->labelType).replace(QLatin1Char('\n'), QLatin1Char(' ')) : id;
}

} // namespace stackwright::inspector
