#pragma once

#include <QString>

#include <optional>

// The names of secrets, and of the environment variables that feed them to Compose.
namespace stackwright::kinds {

// "db-password" -> "DB_PASSWORD". The one rule: everything that names a secret's variable comes here.
QString secretVariable(const QString &secret);

// Why a secret may not have this name, if so: wrong letters, or a variable that means something to the shell, to the docker
// program or to Compose (PATH, HOME, DOCKER_HOST), whose value would become the secret and the other way round.
std::optional<QString> secretNameFault(const QString &secret);

} // namespace stackwright::kinds
