#pragma once

#include "core/kinds/expressions/scope.h"
#include "core/kinds/formats/format.h"

#include <memory>

namespace stackwright::kinds {

// A Mustache template, parsed once. See resources/kinds/FORMAT.md, "Files". A value; cheap to copy; usable from any thread.
class Template
{
public:
    struct Fault
    {
        QString message;
        yaml::Value value; // the value that the format cannot hold; null where the fault is the template's own
    };

    // `name` is what errors call it.
    static base::Result<Template> parsed(const QByteArray &utf8, const QString &name);

    // UTF-8. Names are looked up in the sections around them, in `locals`, then in the scope; one that does not exist is a
    // fault, told in `faults`, and stands for nothing.
    QByteArray rendered(expressions::Scope &scope, const yaml::Map &locals, formats::Format format, QList<Fault> *faults) const;

private:
    struct Data;
    std::shared_ptr<Data> m_data;
};

} // namespace stackwright::kinds
