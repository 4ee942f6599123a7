#include "core/engine/version.h"

#include <QRegularExpression>

namespace stackwright::engine {

Version Version::parse(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("(?:^|[^\\d.])(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?"));
    const auto match = form.match(text);
    return {match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()};
}

QString Version::text() const
{
    return QStringLiteral("%1.%2.%3").arg(major).arg(minor).arg(patch);
}

} // namespace stackwright::engine
