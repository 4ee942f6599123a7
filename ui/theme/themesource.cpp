#include "ui/theme/themesource.h"

#include "ui/theme/desktopappearance.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

namespace stackwright::theme {

ThemeSource::ThemeSource(QObject *parent)
    : QObject(parent)
    , m_desktop(new DesktopAppearance(this))
    , m_theme(builtIn(m_desktop->isDark()))
{
    connect(m_desktop, &DesktopAppearance::changed, this, &ThemeSource::update);
}

void ThemeSource::setMode(Mode mode)
{
    m_mode = mode;
    update();
}

bool ThemeSource::animates() const
{
    return !m_desktop->wantsStillness();
}

void ThemeSource::dressApplication()
{
    m_dressing = true;
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    dress();
}

void ThemeSource::update()
{
    const bool dark = m_mode == Mode::FollowDesktop ? m_desktop->isDark() : m_mode == Mode::Dark;
    if (dark != m_theme.dark) {
        m_theme = builtIn(dark);
        if (m_dressing)
            dress();
    }
    emit changed();
}

void ThemeSource::dress() const
{
    QApplication::setPalette(paletteOf(m_theme));
    qApp->setStyleSheet(styleSheetOf(m_theme));
}

} // namespace stackwright::theme
