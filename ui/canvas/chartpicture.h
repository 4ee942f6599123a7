#pragma once

#include "core/base/result.h"
#include "ui/canvas/stage.h"

#include <optional>

// The chart as a picture in a file: as on the canvas, without what belongs to a hand at work there.
namespace stackwright::canvas {

enum class PictureForm { Svg, Png, Pdf };

// By the ending of a file's name, or by a word of the command line ("png").
std::optional<PictureForm> pictureForm(const QString &nameOrWord);

struct PictureSource
{
    Stage stage;
    QRectF area; // px of the plane
};

// Of a stage that is shown. `area`: empty is the whole chart with a margin.
PictureSource pictureSource(
    const Stage &shown, const stack::Stack &stack, const kinds::Catalogue &catalogue, bool dark, const QRectF &area = {});
// Of a stack that is not shown anywhere: laid out here, and now. `services`: the lines that matter, where they are known.
PictureSource pictureSource(const stack::Stack &stack, const kinds::Catalogue &catalogue,
    const QMap<QString, generate::NodeServices> &services, bool dark = false);

// The file. `scale`: of a PNG, its px to one of the plane; SVG and PDF are drawn to be enlarged. Text is text in these two, with
// its font inside the PDF, whose one page fits the picture. On any thread.
base::Result<QByteArray> drawnPicture(PictureSource source, PictureForm form, double scale = 2);

} // namespace stackwright::canvas
