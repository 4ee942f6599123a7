#pragma once

#include "core/generate/fileset.h"
#include "core/kinds/setting.h"
#include "ui/inspector/context.h"
#include "ui/inspector/settingeditor.h"

#include <QTimer>

class QLabel;
class QLineEdit;
class QToolButton;

namespace stackwright::inspector {

class LineEditor;

// The name of a secret, and whether it has a value. The value itself is never part of the document, its history or this widget,
// but for the seconds that it is revealed.
class SecretEditor : public SettingEditor
{
    Q_OBJECT

public:
    SecretEditor(const Context &context, const QString &nodeId, const kinds::Setting &setting, QWidget *parent = nullptr);

    void showValue(const yaml::Value &value, const yaml::Value &fallback) override;

protected:
    void hideEvent(QHideEvent *event) override;

private:
    QString secretName() const;
    generate::SecretUse secretUse() const;
    void showState();
    void generate();
    void remove();
    void setByHand();
    void reveal();
    void conceal();

    const Context &m_context;
    QString m_nodeId;
    kinds::Setting m_setting;
    LineEditor *m_name;
    QLabel *m_mark;
    QLabel *m_state;
    QToolButton *m_set;
    QToolButton *m_generate;
    QToolButton *m_reveal;
    QToolButton *m_remove;
    QLineEdit *m_revealed;
    QTimer m_hideAgain;
    yaml::Value m_counts;
};

} // namespace stackwright::inspector
