#include "ui/shell/preferences.h"

#include <QCryptographicHash>
#include <QFileInfo>

namespace stackwright::shell {

namespace {

constexpr qsizetype mostRecentFiles = 10;

const QString geometryKey = QStringLiteral("window/geometry");
const QString stateKey = QStringLiteral("window/state");
const QString themeKey = QStringLiteral("window/theme");
const QString environmentKey = QStringLiteral("window/environment");
const QString snappingKey = QStringLiteral("canvas/snap");
const QString recentKey = QStringLiteral("files/recent");
const QString trustedKey = QStringLiteral("files/trusted");

QString absolute(const QString &path)
{
    const QFileInfo info(path);
    const QString canonical = info.canonicalFilePath();
    return canonical.isEmpty() ? info.absoluteFilePath() : canonical;
}

QString exportKey(const QString &key)
{
    const QByteArray hash = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex().left(24);
    return QStringLiteral("export/") + QString::fromLatin1(hash);
}

} // namespace

Preferences::Preferences(const QString &iniFile)
    : m_settings(iniFile.isEmpty() ? QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("stackwright"),
                                         QStringLiteral("stackwright"))
                                         .fileName()
                                   : iniFile,
          QSettings::IniFormat)
{
}

WindowLayout Preferences::windowLayout() const
{
    return {m_settings.value(geometryKey).toByteArray(), m_settings.value(stateKey).toByteArray()};
}

void Preferences::setWindowLayout(const WindowLayout &layout)
{
    m_settings.setValue(geometryKey, layout.geometry);
    m_settings.setValue(stateKey, layout.state);
}

theme::ThemeSource::Mode Preferences::themeMode() const
{
    const QString mode = m_settings.value(themeKey).toString();
    return mode == QLatin1String("light")  ? theme::ThemeSource::Mode::Light
           : mode == QLatin1String("dark") ? theme::ThemeSource::Mode::Dark
                                           : theme::ThemeSource::Mode::FollowDesktop;
}

void Preferences::setThemeMode(theme::ThemeSource::Mode mode)
{
    const QString word = mode == theme::ThemeSource::Mode::Light  ? QStringLiteral("light")
                         : mode == theme::ThemeSource::Mode::Dark ? QStringLiteral("dark")
                                                                  : QStringLiteral("desktop");
    m_settings.setValue(themeKey, word);
}

bool Preferences::snapping() const
{
    return m_settings.value(snappingKey, false).toBool();
}

void Preferences::setSnapping(bool snaps)
{
    m_settings.setValue(snappingKey, snaps);
}

QString Preferences::environment() const
{
    return m_settings.value(environmentKey).toString();
}

void Preferences::setEnvironment(const QString &environment)
{
    m_settings.setValue(environmentKey, environment);
}

QStringList Preferences::recentFiles() const
{
    return m_settings.value(recentKey).toStringList();
}

void Preferences::forgetRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    m_settings.setValue(recentKey, files);
}

void Preferences::addRecentFile(const QString &path)
{
    QStringList files = m_settings.value(recentKey).toStringList();
    files.removeAll(absolute(path));
    files.prepend(absolute(path));
    m_settings.setValue(recentKey, files.mid(0, mostRecentFiles));
}

bool Preferences::isTrusted(const QString &path) const
{
    return m_settings.value(trustedKey).toStringList().contains(absolute(path));
}

void Preferences::trust(const QString &path)
{
    QStringList paths = m_settings.value(trustedKey).toStringList();
    if (!paths.contains(absolute(path))) {
        paths.append(absolute(path));
        m_settings.setValue(trustedKey, paths);
    }
}

QString Preferences::exportFolder(const QString &key) const
{
    return m_settings.value(exportKey(key)).toString();
}

void Preferences::setExportFolder(const QString &key, const QString &folder)
{
    m_settings.setValue(exportKey(key), folder);
}

} // namespace stackwright::shell
