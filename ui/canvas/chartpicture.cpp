#include "ui/canvas/chartpicture.h"

#include "core/layout/layered.h"
#include "ui/canvas/stagepainter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QImage>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace stackwright::canvas {

namespace {

constexpr double margin = 24;          // px of the plane around the chart
constexpr int dpi = 96;                // of the plane
constexpr double mostPixels = 120e6;   // of a PNG: half a gigabyte while it is drawn
constexpr double mostSide = 32'000;    // px, of a PNG; the raster engine's coordinates end there
constexpr double longestPage = 14'400; // pt; what readers of PDF take
constexpr double pointsPerPixel = 72.0 / dpi;

QString tr(const char *text)
{
    return QCoreApplication::translate("stackwright::canvas::Canvas", text);
}

void paint(QPainter &painter, const PictureSource &source)
{
    const QRectF page(QPointF(), source.area.size());
    painter.fillRect(page, source.stage.theme.color(theme::Role::Canvas));
    paintItems(painter, source.stage, page.toAlignedRect());
}

QByteArray svg(const PictureSource &source)
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(dpi);
    generator.setSize(source.area.size().toSize());
    generator.setViewBox(QRectF(QPointF(), source.area.size()));
    generator.setTitle(QStringLiteral("Stackwright"));
    QPainter painter(&generator);
    paint(painter, source);
    painter.end();
    QByteArray text = buffer.data();
    // Where the font is not there, another one without serifs stands in. Quotes of the chart's own text are escaped.
    const QByteArray family = source.stage.fonts.title.families().value(0).toHtmlEscaped().toUtf8();
    text.replace("font-family=\"" + family + "\"", "font-family=\"" + family + ", sans-serif\"");
    return text;
}

QByteArray pdf(const PictureSource &source)
{
    const QSizeF points = source.area.size() * pointsPerPixel;
    const double fits = std::min(1.0, longestPage / std::max(points.width(), points.height()));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setCreator(QStringLiteral("Stackwright"));
    writer.setResolution(dpi * 10); // positions are rounded to that
    writer.setPageSize(QPageSize(points * fits, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins({});
    QPainter painter(&writer);
    painter.scale(fits * 10, fits * 10);
    paint(painter, source);
    painter.end();
    return buffer.data();
}

base::Result<QByteArray> png(const PictureSource &source, double scale)
{
    const QSizeF size = source.area.size() * scale;
    if (size.width() * size.height() > mostPixels || std::max(size.width(), size.height()) > mostSide)
        return base::Error{tr("Cannot draw the picture: it would have %1 × %2 px. Choose a smaller scale, a part of the chart, "
                              "SVG or PDF.")
                               .arg(std::ceil(size.width()), 0, 'f', 0)
                               .arg(std::ceil(size.height()), 0, 'f', 0)};
    QImage image(int(std::ceil(size.width())), int(std::ceil(size.height())), QImage::Format_RGB32);
    if (image.isNull())
        return base::Error{tr("Cannot draw the picture: there is not enough memory for it")};
    image.setDotsPerMeterX(int(std::lround(dpi * scale / 0.0254)));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    image.fill(source.stage.theme.color(theme::Role::Canvas));
    QPainter painter(&image);
    painter.scale(scale, scale);
    paint(painter, source);
    painter.end();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

// The part of the plane that is drawn comes to the origin, at its own size: everything is drawn in full detail there.
PictureSource placed(Stage stage, const QRectF &area)
{
    const QRectF all = stage.scene.bounds().adjusted(-margin, -margin, margin, margin);
    const QRectF whole = area.isEmpty() ? all : area;
    const QRectF page(std::floor(whole.left()), std::floor(whole.top()), std::ceil(whole.width()), std::ceil(whole.height()));
    stage.view = {};
    stage.view.pan(-page.topLeft());
    stage.forFile = true;
    return {stage, page};
}

} // namespace

std::optional<PictureForm> pictureForm(const QString &nameOrWord)
{
    const QString ending = nameOrWord.section(QLatin1Char('.'), -1).toLower();
    if (ending == QLatin1String("svg"))
        return PictureForm::Svg;
    if (ending == QLatin1String("png"))
        return PictureForm::Png;
    return ending == QLatin1String("pdf") ? std::optional(PictureForm::Pdf) : std::nullopt;
}

PictureSource pictureSource(
    const Stage &shown, const stack::Stack &stack, const kinds::Catalogue &catalogue, bool dark, const QRectF &area)
{
    Stage stage;
    stage.theme = theme::builtIn(dark);
    stage.fonts = shown.fonts;
    stage.services = shown.services;
    stage.marks = shown.marks;
    stage.run = shown.run;
    stage.phase = shown.phase;
    stage.lit = shown.lit;
    stage.scene = Scene(stack, catalogue, stage.theme, stage.fonts);
    stage.scene.placeLike(shown.scene);
    return placed(stage, area);
}

PictureSource pictureSource(const stack::Stack &stack, const kinds::Catalogue &catalogue,
    const QMap<QString, generate::NodeServices> &services, bool dark)
{
    Stage stage;
    stage.theme = theme::builtIn(dark);
    stage.fonts = CardFonts::from(QGuiApplication::font());
    stage.services = services;
    stage.scene = Scene(stack, catalogue, stage.theme, stage.fonts);
    stage.scene.place(layout::laidOut(stage.scene.graph(stack.positions)));
    stage.scene.putCentres(stack.positions);
    return placed(stage, {});
}

base::Result<QByteArray> drawnPicture(PictureSource source, PictureForm form, double scale)
{
    switch (form) {
    case PictureForm::Svg: return svg(source);
    case PictureForm::Pdf: return pdf(source);
    case PictureForm::Png: return png(source, scale);
    }
    return QByteArray();
}

} // namespace stackwright::canvas
