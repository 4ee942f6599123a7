#pragma once

#include "core/kinds/templates/template.h"

namespace stackwright::kinds {

// The files beside a descriptor: read when they are first needed, and kept for as long as the kind lives. Cheap to copy;
// copies share what was read. Usable from any thread.
class TemplateStore
{
public:
    TemplateStore() = default; // has no files
    explicit TemplateStore(const QString &folder);

    bool contains(const QString &name) const; // a file
    base::Result<Template> parsed(const QString &name) const;
    base::Result<QByteArray> bytes(const QString &name) const;
    // All files below a folder, relative to that folder, sorted; empty where there is no such folder.
    QStringList tree(const QString &folder) const;

private:
    struct Data;
    std::shared_ptr<Data> m_data;
};

} // namespace stackwright::kinds
