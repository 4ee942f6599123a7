#pragma once

#include "ui/inspector/context.h"

#include <QListWidget>

namespace stackwright::inspector {

// The files that one node has a hand in.
class NodeFilesPage : public QListWidget
{
    Q_OBJECT

public:
    explicit NodeFilesPage(const Context &context, QWidget *parent = nullptr);

    void showNode(const QString &nodeId);

signals:
    void fileRequested(const QString &path, const QString &nodeId);

private:
    const Context &m_context;
    QString m_nodeId;
};

} // namespace stackwright::inspector
