#pragma once

#include <QString>

namespace stackwright::engine {

// Which process of this machine listens on a TCP port: "nginx (process 812)". Empty where nobody does, or it cannot be
// known: another user's process, or another system than Linux.
QString portOwner(int port);

} // namespace stackwright::engine
