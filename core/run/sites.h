#pragma once

#include "core/engine/containers.h"
#include "core/generate/fileset.h"
#include "core/run/composefacts.h"

namespace stackwright::run {

// Node id -> where its address leads now that its containers run. A port may be another one than the stack's files say by default,
// for a variable of the environment or of .env chooses it: what the engine has published counts. Only nodes whose port was found.
QMap<QString, QString> siteAddresses(
    const QMap<QString, generate::NodeServices> &nodes, const ComposeFacts &facts, const QList<engine::Container> &containers);

// The nodes with those addresses in place of the ones that the stack's files say.
QMap<QString, generate::NodeServices> withSites(QMap<QString, generate::NodeServices> nodes, const QMap<QString, QString> &sites);

} // namespace stackwright::run
