#include "ui/shell/pictureflow.h"

#include "ui/canvas/canvas.h"
#include "ui/widgets/futures.h"
#include "ui/widgets/prompts.h"

#include <QDir>
#include <QFileInfo>
#include <QtConcurrent>

namespace stackwright::shell {

using canvas::PictureForm;

namespace {

QString endingOf(PictureForm form)
{
    switch (form) {
    case PictureForm::Svg: return QStringLiteral(".svg");
    case PictureForm::Png: return QStringLiteral(".png");
    case PictureForm::Pdf: return QStringLiteral(".pdf");
    }
    return {};
}

} // namespace

PictureFlow::PictureFlow(const Services &services, const canvas::Canvas &canvas, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_canvas(canvas)
    , m_window(window)
{
}

void PictureFlow::ask(const QString &folder)
{
    if (m_window->findChild<PictureDialog *>()) {
        return;
    }
    auto *dialog = new PictureDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, folder] { chooseFile(folder, dialog->wish()); });
    dialog->open();
}

void PictureFlow::chooseFile(const QString &folder, PictureWish wish)
{
    const QString ending = endingOf(wish.form);
    const QString filter = tr("Pictures (*%1)").arg(ending);
    QString path = m_services.prompts.saveFile(
        m_window, tr("Export picture"), QDir(folder).filePath(m_services.document.stack().name + ending), filter);
    if (path.isEmpty()) {
        return;
    }
    if (const std::optional<PictureForm> named = canvas::pictureForm(path)) {
        wish.form = *named;
    } else {
        path += ending;
        // The dialog has asked about the name without the ending.
        const bool replaces = QFileInfo::exists(path);
        if (replaces && m_services.prompts.choose(m_window, widgets::Prompts::Tone::Warning,
                            tr("Replace %1?").arg(QFileInfo(path).fileName()), tr("It is there already."),
                            {tr("Replace"), tr("Cancel")}) != 0) {
            return;
        }
    }
    draw(path, wish);
}

void PictureFlow::draw(const QString &path, const PictureWish &wish)
{
    emit drawing(QFileInfo(path).fileName());
    const auto work = [source = m_canvas.pictureSource(wish.dark, wish.onlySeen), path, wish,
                          write = m_services.writeFile]() -> base::Result<void> {
        const base::Result<QByteArray> picture = canvas::drawnPicture(source, wish.form, wish.scale);
        return picture ? write(path, *picture, false) : base::Result<void>(picture.error());
    };
    widgets::whenDone(QtConcurrent::run(&m_services.workers, work), this, [this, path](const base::Result<void> &end) {
        if (end.ok()) {
            emit written(path);
        } else {
            emit failed(end.error().text());
        }
    });
}

} // namespace stackwright::shell
