#pragma once

class QString;

namespace stackwright::base {

// Whether a variable means something to the shell, to the docker program or to Compose (PATH, HOME, DOCKER_HOST): no secret may be
// handed over in it, nor replace it.
bool isReservedVariable(const QString &name);

} // namespace stackwright::base
