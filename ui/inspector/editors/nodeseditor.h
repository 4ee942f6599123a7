#pragma once

#include "core/kinds/setting.h"
#include "ui/inspector/context.h"
#include "ui/inspector/settingeditor.h"

class QMenu;
class QToolButton;

namespace stackwright::inspector {

// Other nodes of the stack, chosen from a menu. None: the edges of the chart decide.
class NodesEditor : public SettingEditor
{
    Q_OBJECT

public:
    NodesEditor(const Context &context, const QString &nodeId, const kinds::Setting &setting, QWidget *parent = nullptr);

    void showValue(const yaml::Value &value, const yaml::Value &fallback) override;

private:
    void fillMenu();
    QString labelOf(const QString &id) const;

    const Context &m_context;
    QString m_nodeId;
    QString m_title;
    QToolButton *m_button;
    QMenu *m_menu;
    QStringList m_chosen;
};

} // namespace stackwright::inspector
