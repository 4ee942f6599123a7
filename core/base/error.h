#pragma once

#include "core/base/location.h"

namespace stackwright::base {

// What kind of failure an error is; the command line's exit codes follow from it.
enum class ErrorKind {
    Fault,       // the stack, file or input has a fault (exit 1)
    Usage,       // the request itself is wrong (exit 2)
    Unavailable, // the engine or the keychain cannot be had (exit 3)
    Cancelled,   // a person ended it (exit 130)
};

// A failure as a sentence that names what the person tried: "Cannot write compose.yaml: the disk is full".
struct Error
{
    QString message;
    Location where = {};
    ErrorKind kind = ErrorKind::Fault;

    bool operator==(const Error &) const = default;
    // "file:line:column: message", or the message alone where no place is known.
    QString text() const;
};

} // namespace stackwright::base
