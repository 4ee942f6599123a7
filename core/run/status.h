#pragma once

#include "core/base/process.h"
#include "core/base/result.h"
#include "core/engine/containers.h"
#include "core/generate/fileset.h"
#include "core/run/runstate.h"

#include <QJsonArray>
#include <QObject>

namespace stackwright::run {

// One container of a stack, and whose node it is.
struct ContainerStatus
{
    QString nodeId; // empty: of a service that no node has any more
    engine::Container container;
};

// {"node","service","container","image","state","health","exitCode","ports":[{"address","host","container","protocol"}]} each,
// in the order given. `node` and `health` may be "".
QJsonArray statusJson(const QList<ContainerStatus> &containers);

// Asks once what of a stack is there, running or not. One answered() follows each ask(); no files are needed for it.
class Status : public QObject
{
    Q_OBJECT

public:
    explicit Status(const QProcessEnvironment &environment, QObject *parent = nullptr);

    // `nodes`: as of generate::Generated, to tell whose service a container is. Sorted by service, then name.
    void ask(const QString &project, const QMap<QString, generate::NodeServices> &nodes);

signals:
    // An error is of kind Unavailable: the engine cannot be asked.
    void answered(const stackwright::base::Result<QList<stackwright::run::ContainerStatus>> &containers);

private:
    QProcessEnvironment m_environment;
};

} // namespace stackwright::run
