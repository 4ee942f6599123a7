#pragma once

#include "ui/inspector/context.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace stackwright::widgets {
class ElidedLabel;
}

namespace stackwright::inspector {

class FaultLabel;

// Which node it is: icon, kind, id; and its label, id, shape and kind to change.
class NodeHeader : public QWidget
{
    Q_OBJECT

public:
    explicit NodeHeader(const Context &context, QWidget *parent = nullptr);

    void showNode(const QString &nodeId);
    void focusLabel();
    // Takes an id that is typed and not confirmed yet.
    void applyNow();

private:
    void fillShapes();
    void fillKinds();
    void changeId();

    const Context &m_context;
    QString m_nodeId;
    QLabel *m_icon;
    widgets::ElidedLabel *m_title;
    widgets::ElidedLabel *m_detail;
    QLabel *m_planned;
    QLineEdit *m_label;
    QLineEdit *m_id;
    FaultLabel *m_idFault;
    QComboBox *m_shape;
    QComboBox *m_kind;
};

} // namespace stackwright::inspector
