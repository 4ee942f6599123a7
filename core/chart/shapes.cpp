#include "core/chart/shapes.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace stackwright::chart {

namespace {

// Longer openings stand before those that they begin with.
constexpr std::array brackets{
    Bracket{"(-", "-)", u"ellipse"},
    Bracket{"([", "])", u"stadium"},
    Bracket{"(((", ")))", u"doublecircle"},
    Bracket{"((", "))", u"circle"},
    Bracket{"(", ")", u"roundedRect"},
    Bracket{"[[", "]]", u"subroutine"},
    Bracket{"[(", ")]", u"cylinder"},
    Bracket{"[/", "/]", u"lean_right"},
    Bracket{"[\\", "\\]", u"lean_left"},
    Bracket{"[", "]", u"squareRect"},
    Bracket{"{{", "}}", u"hexagon"},
    Bracket{"{", "}", u"diamond"},
    Bracket{">", "]", u"odd"},
};
constexpr Bracket trapezoid{"[/", "\\]", u"trapezoid"};
constexpr Bracket invertedTrapezoid{"[\\", "/]", u"inv_trapezoid"};

// Sorted. The names that mermaid documents, with their aliases, and those that it takes besides.
constexpr std::array<std::string_view, 156> shapeNames{
    "anchor",
    "bang",
    "bolt",
    "bow-rect",
    "bow-tie-rectangle",
    "bpmn-activity",
    "bpmn-annotation",
    "bpmn-boundary",
    "bpmn-data",
    "bpmn-data-store",
    "bpmn-end",
    "bpmn-gateway",
    "bpmn-intermediate",
    "bpmn-start",
    "brace",
    "brace-l",
    "brace-r",
    "braces",
    "browser",
    "bucket",
    "card",
    "choice",
    "circ",
    "circle",
    "cloud",
    "collate",
    "com-link",
    "comment",
    "composite",
    "console",
    "cross-circ",
    "crossed-circle",
    "curv-trap",
    "curved-trapezoid",
    "cyl",
    "cylinder",
    "das",
    "data-store",
    "database",
    "datastore",
    "db",
    "dbl-circ",
    "decision",
    "delay",
    "diam",
    "diamond",
    "directory",
    "disk",
    "display",
    "div-proc",
    "div-rect",
    "divided-process",
    "divided-rectangle",
    "doc",
    "docs",
    "document",
    "documents",
    "double-circle",
    "doublecircle",
    "event",
    "extract",
    "f-circ",
    "filled-circle",
    "flag",
    "flip-tri",
    "flipped-triangle",
    "folder",
    "fork",
    "fr-circ",
    "fr-rect",
    "framed-circle",
    "framed-rectangle",
    "h-cyl",
    "half-rounded-rectangle",
    "hex",
    "hexagon",
    "horizontal-cylinder",
    "hourglass",
    "icon",
    "in-out",
    "internal-storage",
    "inv-trapezoid",
    "join",
    "junction",
    "lean-l",
    "lean-left",
    "lean-r",
    "lean-right",
    "lightning-bolt",
    "lin-cyl",
    "lin-doc",
    "lin-proc",
    "lin-rect",
    "lined-cylinder",
    "lined-document",
    "lined-process",
    "lined-rectangle",
    "loop-limit",
    "manual",
    "manual-file",
    "manual-input",
    "notch-pent",
    "notch-rect",
    "notched-pentagon",
    "notched-rectangle",
    "note",
    "odd",
    "out-in",
    "paper-tape",
    "person",
    "pill",
    "prepare",
    "priority",
    "proc",
    "process",
    "processes",
    "procs",
    "question",
    "rect",
    "rectangle",
    "rounded",
    "shaded-process",
    "sl-rect",
    "sloped-rectangle",
    "sm-circ",
    "small-circle",
    "st-doc",
    "st-rect",
    "stacked-document",
    "stacked-rectangle",
    "stadium",
    "start",
    "state",
    "stop",
    "stored-data",
    "subproc",
    "subprocess",
    "subroutine",
    "summary",
    "tag-doc",
    "tag-proc",
    "tag-rect",
    "tagged-document",
    "tagged-process",
    "tagged-rectangle",
    "terminal",
    "text",
    "trap-b",
    "trap-t",
    "trapezoid",
    "trapezoid-bottom",
    "trapezoid-top",
    "tri",
    "triangle",
    "win-pane",
    "window-pane",
};

} // namespace

const Bracket *bracketAt(QStringView rest)
{
    // Most nodes are mentioned without a shape.
    const char16_t first = rest.isEmpty() ? u'\0' : rest[0].unicode();
    if (first != u'[' && first != u'(' && first != u'{' && first != u'>')
        return nullptr;
    const auto found = std::find_if(brackets.begin(), brackets.end(), [&](const Bracket &bracket) {
        const QLatin1String open = bracket.open;
        return rest[0] == open[0] && (open.size() == 1 || (rest.size() > 1 && rest[1] == open[1] && rest.startsWith(open)));
    });
    return found == brackets.end() ? nullptr : found;
}

QString slantedShape(QChar open, QChar close)
{
    if (open == u'/')
        return close == u'/' ? QStringLiteral("lean_right") : QStringLiteral("trapezoid");
    return close == u'/' ? QStringLiteral("inv_trapezoid") : QStringLiteral("lean_left");
}

const Bracket *bracketOf(const QString &shape)
{
    for (const Bracket *slanted : {&trapezoid, &invertedTrapezoid}) {
        if (shape == slanted->shape)
            return slanted;
    }
    const auto found =
        std::find_if(brackets.begin(), brackets.end(), [&](const Bracket &bracket) { return shape == bracket.shape; });
    return found == brackets.end() ? nullptr : found;
}

bool isShapeName(const QString &name)
{
    const QByteArray latin = name.toLatin1();
    return std::binary_search(shapeNames.begin(), shapeNames.end(), std::string_view(latin.constData(), size_t(latin.size())));
}

} // namespace stackwright::chart
