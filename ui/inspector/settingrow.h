#pragma once

#include "ui/inspector/context.h"
#include "ui/inspector/target.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace stackwright::inspector {

class SettingEditor;

// One setting of one node, or of several that have it, in one layer: title, who set it, a way back, the editor, and what is wrong
// with the value.
class SettingRow : public QWidget
{
    Q_OBJECT

public:
    SettingRow(const Context &context, const QList<Target> &targets, const QString &environment, QWidget *parent = nullptr);

    const kinds::Setting &setting() const { return m_setting; }
    const QList<Target> &targets() const { return m_targets; }
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
    std::optional<QString> faultOf(const yaml::Value &value) const;
    yaml::Value ownValue(const QString &nodeId) const;
    bool differ() const;
    void showOrigin(const QString &text, bool own);
    QString originText(stack::Origin origin) const;
    void dress();

    const Context &m_context;
    QList<Target> m_targets;
    kinds::Setting m_setting; // the first one's
    QString m_environment;
    yaml::Value m_own; // as it was shown last
    bool m_everShown = false;
    SettingEditor *m_editor;
    QLabel *m_origin;
    QToolButton *m_reset;
    QLabel *m_message;
};

} // namespace stackwright::inspector
