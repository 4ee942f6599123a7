#pragma once

#include "core/kinds/setting.h"
#include "ui/inspector/context.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace stackwright::inspector {

class SettingEditor;

// One setting of one node in one layer: title, who set it, a way back, the editor, and what is wrong with the value.
class SettingRow : public QWidget
{
    Q_OBJECT

public:
    SettingRow(const Context &context, const QString &nodeId, const kinds::Setting &setting, const QString &environment,
        QWidget *parent = nullptr);

    const kinds::Setting &setting() const { return m_setting; }
    // Reads the document again.
    void refresh();
    void focusEditor();

signals:
    void wanted(const QString &settingId, const stackwright::yaml::Value &value); // only values without a fault
    void focused(const QString &help);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take(const yaml::Value &value);
    void showFault(const QString &message);
    yaml::Value ownValue() const;
    void showOrigin(stack::Origin origin, bool own);

    const Context &m_context;
    QString m_nodeId;
    kinds::Setting m_setting;
    QString m_environment;
    yaml::Value m_own; // as it was shown last
    bool m_everShown = false;
    SettingEditor *m_editor;
    QLabel *m_origin;
    QToolButton *m_reset;
    QLabel *m_message;
};

} // namespace stackwright::inspector
