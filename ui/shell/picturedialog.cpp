#include "ui/shell/picturedialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

namespace stackwright::shell {

using canvas::PictureForm;

PictureDialog::PictureDialog(QWidget *parent)
    : QDialog(parent)
    , m_form(new QComboBox)
    , m_part(new QComboBox)
    , m_colours(new QComboBox)
    , m_scale(new QComboBox)
{
    setObjectName(QStringLiteral("pictureDialog"));
    setWindowTitle(tr("Export picture"));
    m_form->setObjectName(QStringLiteral("form"));
    m_form->addItem(tr("SVG, for web pages and READMEs"), int(PictureForm::Svg));
    m_form->addItem(tr("PNG, for everything else"), int(PictureForm::Png));
    m_form->addItem(tr("PDF, for print"), int(PictureForm::Pdf));
    m_part->setObjectName(QStringLiteral("part"));
    m_part->addItem(tr("The whole chart"), false);
    m_part->addItem(tr("What the canvas shows now"), true);
    m_colours->setObjectName(QStringLiteral("colours"));
    m_colours->addItem(tr("Light"), false);
    m_colours->addItem(tr("Dark"), true);
    m_scale->setObjectName(QStringLiteral("scale"));
    for (const int scale : {1, 2, 3})
        m_scale->addItem(tr("%1×").arg(scale), scale);
    m_scale->setCurrentIndex(1);

    auto *fields = new QFormLayout(this);
    fields->setContentsMargins(18, 16, 18, 14);
    fields->setSpacing(10);
    fields->addRow(tr("&Form"), m_form);
    fields->addRow(tr("&Part"), m_part);
    fields->addRow(tr("&Colours"), m_colours);
    fields->addRow(tr("&Size"), m_scale);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *go = buttons->addButton(tr("Choose a file…"), QDialogButtonBox::AcceptRole);
    go->setDefault(true);
    fields->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto showScale = [this] { m_scale->setEnabled(wish().form == PictureForm::Png); };
    connect(m_form, &QComboBox::currentIndexChanged, this, showScale);
    showScale();
}

PictureWish PictureDialog::wish() const
{
    return {PictureForm(m_form->currentData().toInt()), m_part->currentData().toBool(), m_colours->currentData().toBool(),
        m_scale->currentData().toDouble()};
}

} // namespace stackwright::shell
