#pragma once

#include "ui/canvas/canvas.h"

#include <memory>

namespace stackwright::test {

// A canvas on a document, and a person at its pointer.
class CanvasBench
{
public:
    // Of the sample chart, or of a mermaid text; null where it could not be shown.
    static std::unique_ptr<CanvasBench> ofSample(const QSize &size = {1200, 800});
    static std::unique_ptr<CanvasBench> of(const QString &mermaid, const QSize &size = {700, 500});

    bool settle(); // waits for the layout; false where none comes
    QPoint at(const QString &id) const { return canvas->toWidget(canvas->scene().rectOf(id).center()).toPoint(); }
    // Brings an item into view at its own size.
    void show(const QString &id);
    void drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    // A kind of the palette; whether it was taken.
    bool drop(const QString &kind, const QPoint &at);
    // Empty where the scene is what the chart says (with nothing folded), else the first difference.
    QString differenceFromChart() const;

    stack::StackDocument document;
    theme::ThemeSource themes;
    std::unique_ptr<canvas::Canvas> canvas;

private:
    CanvasBench(const stack::Stack &stack, const QSize &size);
};

} // namespace stackwright::test
