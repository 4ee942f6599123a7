#include "ui/widgets/linkbutton.h"

#include <QFontMetrics>
#include <QResizeEvent>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace stackwright::widgets {

namespace {

constexpr int pictureSize = 24;
constexpr int sideMargin = 14;
constexpr int topMargin = 10;
constexpr int gap = 12;    // between picture and words
constexpr int lineGap = 2; // between title and text
constexpr int leastWidth = 220;

} // namespace

LinkButton::LinkButton(const QIcon &icon, const QString &title, const QString &text, QWidget *parent)
    : QPushButton(parent)
    , m_title(title)
    , m_text(text)
{
    setIcon(icon);
    setAccessibleName(title);
    setAccessibleDescription(text);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize LinkButton::sizeHint() const
{
    return {leastWidth, 2 * topMargin + QFontMetrics(titleFont()).height() + lineGap + textHeight(qMax(width(), leastWidth))};
}

QSize LinkButton::minimumSizeHint() const
{
    return sizeHint();
}

void LinkButton::resizeEvent(QResizeEvent *event)
{
    QPushButton::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry(); // the text wraps elsewhere
}

void LinkButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.icon = {};
    option.text.clear();
    painter.drawControl(QStyle::CE_PushButton, option);
    if (!icon().isNull())
        icon().paint(&painter, {sideMargin, (height() - pictureSize) / 2, pictureSize, pictureSize});
    const int room = width() - wordsLeft() - sideMargin;
    const QFontMetrics titleMetrics(titleFont());
    painter.setFont(titleFont());
    painter.setPen(palette().color(QPalette::ButtonText));
    painter.drawText(QRect(wordsLeft(), topMargin, room, titleMetrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
        titleMetrics.elidedText(m_title, Qt::ElideMiddle, room));
    painter.setFont(textFont());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(QRect(wordsLeft(), topMargin + titleMetrics.height() + lineGap, room, textHeight(width())),
        Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap | Qt::TextWrapAnywhere, m_text);
}

QFont LinkButton::titleFont() const
{
    QFont font = this->font();
    font.setBold(true);
    return font;
}

QFont LinkButton::textFont() const
{
    QFont font = this->font();
    font.setPointSizeF(font.pointSizeF() * 0.92);
    return font;
}

int LinkButton::wordsLeft() const
{
    return icon().isNull() ? sideMargin : sideMargin + pictureSize + gap;
}

int LinkButton::textHeight(int width) const
{
    const QRect room(0, 0, qMax(1, width - wordsLeft() - sideMargin), 10'000);
    return QFontMetrics(textFont())
        .boundingRect(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap | Qt::TextWrapAnywhere, m_text)
        .height();
}

} // namespace stackwright::widgets
