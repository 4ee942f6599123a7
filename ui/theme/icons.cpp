#include "ui/theme/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <memory>

namespace stackwright::theme {

namespace {

QString pathOf(const QString &name)
{
    const QString path = QStringLiteral(":/icons/%1.svg").arg(name);
    return QFile::exists(path) ? path : QStringLiteral(":/theme/generic.svg");
}

QPixmap drawn(const QString &name, const QColor &color, const QSize &deviceSize)
{
    const QString key = QStringLiteral("icon/%1/%2/%3x%4")
                            .arg(name, color.name(QColor::HexArgb))
                            .arg(deviceSize.width())
                            .arg(deviceSize.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(deviceSize);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(pathOf(name));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class TintedEngine : public QIconEngine
{
public:
    // An invalid colour: that of the text beside it.
    TintedEngine(const QString &name, const QColor &color)
        : m_name(name)
        , m_color(color)
    {
    }

    QIconEngine *clone() const override { return new TintedEngine(m_name, m_color); }
    QString key() const override { return QStringLiteral("stackwright"); }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override { return drawn(m_name, color(mode), size); }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
        painter->drawPixmap(rect, drawn(m_name, color(mode), (QSizeF(rect.size()) * ratio).toSize()));
    }

private:
    QColor color(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        switch (mode) {
        case QIcon::Disabled: return palette.color(QPalette::Disabled, QPalette::ButtonText);
        case QIcon::Selected: return palette.color(QPalette::HighlightedText);
        case QIcon::Normal:
        case QIcon::Active: break;
        }
        return m_color.isValid() ? m_color : palette.color(QPalette::ButtonText);
    }

    QString m_name;
    QColor m_color;
};

} // namespace

QIcon icon(const QString &name)
{
    return icon(name, {});
}

QIcon icon(const QString &name, const QColor &color)
{
    return QIcon(new TintedEngine(name, color));
}

QPixmap tintedPixmap(const QString &name, const QColor &color, int size, qreal ratio)
{
    QPixmap pixmap = drawn(name, color, (QSizeF(size, size) * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

void paintTinted(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color)
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return;
    // Our icons are drawn in black.
    QSvgRenderer renderer(file.readAll().replace("#000000", color.name(QColor::HexRgb).toLatin1()));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, rect);
}

} // namespace stackwright::theme
