#pragma once

#include "ui/inspector/context.h"

#include <QWidget>

namespace stackwright::widgets {
class ElidedLabel;
}

class QLabel;

namespace stackwright::inspector {

// How many nodes are edited together, and which.
class NodesHeader : public QWidget
{
    Q_OBJECT

public:
    explicit NodesHeader(const Context &context, QWidget *parent = nullptr);

    // `others`: edges and groups that are selected as well, and have no settings.
    void showNodes(const QStringList &nodeIds, int others);

private:
    const Context &m_context;
    QLabel *m_title;
    widgets::ElidedLabel *m_names;
    QLabel *m_hint;
};

} // namespace stackwright::inspector
