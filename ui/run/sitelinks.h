#pragma once

#include "core/run/runner.h"

#include <QWidget>

class QToolButton;

namespace stackwright::run {

// Buttons for the addresses at which a stack that is up answers; where they are many, a menu for the rest.
class SiteLinks : public QWidget
{
    Q_OBJECT

public:
    explicit SiteLinks(QWidget *parent = nullptr);

    // `labels`: of nodes, by their ids.
    void showSites(const QMap<QString, generate::NodeServices> &nodes, const QMap<QString, QString> &labels);
    void clear();

signals:
    void openRequested(const QString &address);

private:
    QToolButton *addButton(const QString &text, const QString &spoken);
};

} // namespace stackwright::run
