#include "ui/widgets/elidedbutton.h"

#include <QStyle>
#include <QStyleOptionToolButton>

namespace stackwright::widgets {

namespace {

constexpr int gap = 5;   // px between icon and text
constexpr int slack = 6; // for what a style rounds

} // namespace

ElidedButton::ElidedButton(QWidget *parent)
    : QToolButton(parent)
{
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setAutoRaise(true);
    setIconSize({14, 14});
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedButton::setFullText(const QString &text)
{
    m_text = text;
    m_text.replace(QLatin1Char('\n'), QLatin1Char(' '));
    setAccessibleName(m_text);
    elide();
    updateGeometry();
}

QSize ElidedButton::minimumSizeHint() const
{
    return sizeWith(QStringLiteral("MMM…"));
}

QSize ElidedButton::sizeHint() const
{
    return sizeWith(m_text);
}

void ElidedButton::resizeEvent(QResizeEvent *event)
{
    QToolButton::resizeEvent(event);
    elide();
}

QSize ElidedButton::sizeWith(const QString &text) const
{
    QStyleOptionToolButton option;
    initStyleOption(&option);
    const QSize content(iconSize().width() + gap + fontMetrics().horizontalAdvance(text) + slack,
        qMax(iconSize().height(), fontMetrics().height()));
    return style()->sizeFromContents(QStyle::CT_ToolButton, &option, content, this);
}

void ElidedButton::elide()
{
    const int frame = sizeWith({}).width();
    QString shown = fontMetrics().elidedText(m_text, Qt::ElideRight, qMax(0, width() - frame + slack));
    setText(shown.replace(QLatin1Char('&'), QLatin1String("&&")));
}

} // namespace stackwright::widgets
