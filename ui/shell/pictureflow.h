#pragma once

#include "ui/shell/picturedialog.h"
#include "ui/shell/services.h"

namespace stackwright::canvas {
class Canvas;
}

namespace stackwright::shell {

// From a wish for a picture of the chart to its file: asks what it shall be and where, draws and writes it behind the window.
class PictureFlow : public QObject
{
    Q_OBJECT

public:
    PictureFlow(const Services &services, const canvas::Canvas &canvas, QWidget *window);

    // The file is proposed in this folder, named after the stack.
    void ask(const QString &folder);

signals:
    void drawing(const QString &fileName);
    void written(const QString &path);
    void failed(const QString &message);

private:
    void chooseFile(const QString &folder, PictureWish wish);
    void draw(const QString &path, const PictureWish &wish);

    const Services &m_services;
    const canvas::Canvas &m_canvas;
    QWidget *m_window;
};

} // namespace stackwright::shell
