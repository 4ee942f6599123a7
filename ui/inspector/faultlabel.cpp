#include "ui/inspector/faultlabel.h"

#include "ui/theme/themesource.h"

namespace stackwright::inspector {

FaultLabel::FaultLabel(const theme::ThemeSource &themes, QWidget *parent)
    : QLabel(parent)
    , m_themes(themes)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    connect(&themes, &theme::ThemeSource::changed, this, &FaultLabel::dress);
    dress();
    hide();
}

void FaultLabel::showFault(const QString &fault)
{
    setText(fault.isEmpty() ? QString() : QString(QStringLiteral("⚠ ") + fault));
    setVisible(!fault.isEmpty());
}

void FaultLabel::dress()
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, m_themes.theme().color(theme::Role::Danger));
    setPalette(colours);
}

} // namespace stackwright::inspector
