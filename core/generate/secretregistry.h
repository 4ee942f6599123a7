#pragma once

#include "core/generate/fileset.h"

#include <QSet>

namespace stackwright::generate {

struct RegisteredSecret
{
    SecretUse use;
    QString title;
    int order = 0;          // position of its node in the chart
    QSet<int> environments; // that asked for it; 0 is the base
};

// The secrets that the stack's nodes ask for, by name.
class SecretRegistry
{
public:
    // The first one to ask says what a generated value looks like.
    void ask(const RegisteredSecret &secret, int environment);
    QList<RegisteredSecret> all() const; // in the order of the chart, then by name

private:
    QMap<QString, RegisteredSecret> m_secrets;
};

} // namespace stackwright::generate
