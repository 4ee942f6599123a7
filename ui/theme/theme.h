#pragma once

#include "core/base/result.h"

#include <QColor>
#include <QList>
#include <QPalette>

#include <array>

// How the program looks, as data: resources/theme/light.yaml and dark.yaml.
namespace stackwright::theme {

// What a colour is for. Each has its key in the theme file: "surface-raised", "text-muted".
enum class Role {
    Window,  // behind docks and toolbars
    Surface, // panels, lists
    Raised,  // cards, menus, tooltips
    Field,   // line edits, text editors
    Border,
    BorderStrong, // outlines of controls: 3:1 against what is around them
    Text,
    TextMuted, // second lines; still AA
    TextDisabled,
    Accent,     // selection, focus, the main button
    AccentText, // on Accent
    Hover,
    Success,
    Warning,
    Danger,
    Info,
    Canvas,
    CanvasGrid,
    NodeFill, // nodes without a class
    NodeStroke,
    Edge,
    GroupFill,
    GroupStroke,
    Shadow,
    SyntaxKey,
    SyntaxKeyword,
    SyntaxString,
    SyntaxNumber,
    SyntaxComment,
    DiffAdded, // backgrounds of lines
    DiffRemoved,
    DiffChanged,
};
inline constexpr int roleCount = int(Role::DiffChanged) + 1;
QString roleKey(Role role);

struct Theme
{
    QString name;
    bool dark = false;
    std::array<QColor, roleCount> colors;
    QList<QColor> terminal; // the 16 ANSI colours, for logs

    const QColor &color(Role role) const { return colors[size_t(role)]; }
    bool operator==(const Theme &) const = default;
};

// Reads a theme file. Every role and all 16 terminal colours must be there; `name` is what errors call the
// text.
base::Result<Theme> readTheme(const QByteArray &yaml, const QString &name);

// One of the two that come with the program.
Theme builtIn(bool dark);

QPalette paletteOf(const Theme &theme);
// The style sheet of the whole window, on top of the Fusion style.
QString styleSheetOf(const Theme &theme);

} // namespace stackwright::theme
