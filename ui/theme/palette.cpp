#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"

namespace stackwright::theme {

QPalette paletteOf(const Theme &theme)
{
    QPalette palette;
    const auto all = [&](QPalette::ColorRole role, Role color) { palette.setColor(role, theme.color(color)); };
    all(QPalette::Window, Role::Window);
    all(QPalette::WindowText, Role::Text);
    all(QPalette::Base, Role::Field);
    all(QPalette::AlternateBase, Role::Surface);
    all(QPalette::Text, Role::Text);
    all(QPalette::PlaceholderText, Role::TextMuted);
    all(QPalette::Button, Role::Raised);
    all(QPalette::ButtonText, Role::Text);
    all(QPalette::BrightText, Role::Danger);
    all(QPalette::ToolTipBase, Role::Raised);
    all(QPalette::ToolTipText, Role::Text);
    all(QPalette::Highlight, Role::Accent);
    all(QPalette::HighlightedText, Role::AccentText);
    all(QPalette::Link, Role::Accent);
    all(QPalette::LinkVisited, Role::SyntaxKeyword);
    all(QPalette::Light, Role::Raised);
    all(QPalette::Midlight, Role::Hover);
    all(QPalette::Mid, Role::Border);
    all(QPalette::Dark, Role::BorderStrong);
    all(QPalette::Shadow, Role::Shadow);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.color(Role::TextDisabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, theme.color(Role::Hover));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, theme.color(Role::TextDisabled));
    return palette;
}

} // namespace stackwright::theme
