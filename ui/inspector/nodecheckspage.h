#pragma once

#include "ui/inspector/context.h"

#include <QTreeWidget>

namespace stackwright::inspector {

// What is wrong with one node now, and what a run will check of it.
class NodeChecksPage : public QTreeWidget
{
    Q_OBJECT

public:
    explicit NodeChecksPage(const Context &context, QWidget *parent = nullptr);

    void showNode(const QString &nodeId);

signals:
    void settingRequested(const QString &settingId);

private:
    const Context &m_context;
    QString m_nodeId;
};

} // namespace stackwright::inspector
