#pragma once

#include "core/base/result.h"
#include "core/kinds/kind.h"

#include <memory>

namespace stackwright::kinds {

struct PaletteGroup
{
    QString id;
    QString title;
};

// What recognition may look at.
struct NodeContext
{
    QString label; // plain text
    QString shape;
    int incoming = 0;
    int outgoing = 0;
    int labelledOutgoing = 0;
};

// All kinds that this program and this person have. A value; cheap to copy.
class Catalogue
{
public:
    Catalogue() = default;

    // Reads every descriptor below these folders (a later one replaces an earlier one of the same id). A descriptor with a
    // fault is left out and told in problems(), which are appended to `told` too; it never stops the others.
    static Catalogue load(const QStringList &folders, base::Diagnostics *told = nullptr);

    const base::Diagnostics &problems() const; // faults of descriptors that were left out, as they were read

    const QList<Kind> &kinds() const;
    const QList<PaletteGroup> &groups() const; // in palette order
    const Kind *kind(const QString &id) const; // nullptr where unknown

    // The kind that fits best. Never nullptr on a catalogue that has the kind "manual": what nobody recognises is a manual step.
    const Kind *recognised(const NodeContext &node) const;
    // For a compose service's image reference; nullptr where nothing fits.
    const Kind *forImage(const QString &image) const;

private:
    struct Data;
    std::shared_ptr<const Data> m_data;
};

} // namespace stackwright::kinds
