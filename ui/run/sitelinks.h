#pragma once

#include "core/run/runner.h"

#include <QWidget>

namespace stackwright::run {

// Buttons for the addresses at which a stack that is up answers.
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
};

} // namespace stackwright::run
