#pragma once

#include "ui/theme/themesource.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>

namespace stackwright::shell {

struct WindowLayout
{
    QByteArray geometry;
    QByteArray state;
};

// What a person chose once and wants to find again; nothing of any stack's content.
class Preferences
{
public:
    // An empty path: the desktop's usual place. A path: an INI file, as tests want it.
    explicit Preferences(const QString &iniFile = {});

    WindowLayout windowLayout() const;
    void setWindowLayout(const WindowLayout &layout);

    theme::ThemeSource::Mode themeMode() const;
    void setThemeMode(theme::ThemeSource::Mode mode);

    bool snapping() const; // of the canvas, to its grid
    void setSnapping(bool snaps);

    QString environment() const;
    void setEnvironment(const QString &environment);

    // Newest first, at most ten. Whether they are still there is not asked: a file server that is away would be waited for.
    QStringList recentFiles() const;
    void forgetRecentFile(const QString &path);
    void addRecentFile(const QString &path);

    // Stacks that may be run, by absolute path.
    bool isTrusted(const QString &path) const;
    void trust(const QString &path);

    // Where a stack was exported to last; `key` is what it is known by (stack::identityOf).
    QString exportFolder(const QString &key) const;
    void setExportFolder(const QString &key, const QString &folder);

private:
    QSettings m_settings;
};

} // namespace stackwright::shell
