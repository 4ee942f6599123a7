#pragma once

#include "core/run/runstate.h"
#include "ui/canvas/scene.h"
#include "ui/canvas/typesetter.h"
#include "ui/canvas/view.h"

#include <QSet>

#include <optional>

namespace stackwright::canvas {

// What is wrong with a node, as its badges say.
struct Marks
{
    int errors = 0;
    int warnings = 0;
    bool secretMissing = false;
    QStringList messages;

    bool operator==(const Marks &) const = default;
};

// The line that follows the pointer while a person connects.
struct Thread
{
    QPointF from;
    QPointF to;
    bool onTarget = false;
};

inline constexpr double gridStep = 24; // px of the plane

// Everything that is to be seen: the painters read it, the gestures and the canvas change it. Lengths in px
// of the plane.
struct Stage
{
    Scene scene;
    View view;
    theme::Theme theme;
    CardFonts fonts;

    QSet<QString> selection;
    QString current;      // has the keyboard
    bool focused = false; // the canvas has it
    QString hovered;

    QMap<QString, generate::NodeServices> services;
    QHash<QString, Marks> marks;
    QMap<QString, run::NodeState> run;
    double phase = 0; // of running edges, px

    // Titles that painters have fitted before, by all that they depend on: measuring them is most of a frame.
    mutable QHash<QString, FittedTitle> fittedTitles;
    mutable Typesetter typesetter;

    // What stands out, with everything else dimmed; none: nothing is dimmed.
    std::optional<QSet<QString>> lit;
    QSet<QString> found; // of those the ones that a search is for
    bool isDimmed(const QString &id) const { return lit && !lit->contains(id); }

    std::optional<QRectF> band;
    std::optional<Thread> thread;
    bool choosingTarget = false; // then only `targets` are lit
    QSet<QString> targets;
    bool snaps = false; // what a person moves goes to the grid
    // A place, or the one on the grid next to it where things snap.
    QPointF snapped(const QPointF &plane) const
    {
        return snaps ? QPointF(qRound(plane.x() / gridStep), qRound(plane.y() / gridStep)) * gridStep : plane;
    }

    bool forFile = false; // icons are drawn as lines and text is written as text, for what is printed or enlarged

    QString dropTarget; // the node, edge or group that would take what is dropped
};

} // namespace stackwright::canvas
