#pragma once

#include "ui/theme/theme.h"

#include <QObject>

namespace stackwright::theme {

class DesktopAppearance;

// Which theme the window wears: that of the desktop, or the one that the person chose.
class ThemeSource : public QObject
{
    Q_OBJECT

public:
    enum class Mode { FollowDesktop, Light, Dark };

    explicit ThemeSource(QObject *parent = nullptr);

    const Theme &theme() const { return m_theme; }
    Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    // False where the desktop asks for no movement.
    bool animates() const;

    // Makes the application wear the theme, now and after every change: Fusion style, palette and style
    // sheet.
    void dressApplication();

signals:
    void changed();

private:
    void update();
    void dress() const;

    DesktopAppearance *m_desktop;
    Mode m_mode = Mode::FollowDesktop;
    Theme m_theme;
    bool m_dressing = false;
};

} // namespace stackwright::theme
