#pragma once

#include "ui/canvas/chartpicture.h"

#include <QDialog>

class QComboBox;

namespace stackwright::shell {

// What kind of picture of the chart a person wants in a file.
struct PictureWish
{
    canvas::PictureForm form = canvas::PictureForm::Svg;
    bool onlySeen = false;
    bool dark = false;
    double scale = 2; // of a PNG
};

// Asks for it.
class PictureDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PictureDialog(QWidget *parent = nullptr);

    PictureWish wish() const;

private:
    QComboBox *m_form;
    QComboBox *m_part;
    QComboBox *m_colours;
    QComboBox *m_scale;
};

} // namespace stackwright::shell
