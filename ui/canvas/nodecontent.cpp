#include "ui/canvas/nodecontent.h"

#include <QFontMetricsF>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace stackwright::canvas {

namespace {

constexpr double iconSize = 28;
constexpr double gap = 10;
constexpr int mostLines = 3;

// How wide titles may get before they are broken: forms with slanted sides pay dearly for width.
double titleWidth(Form form)
{
    switch (form) {
    case Form::Diamond:
    case Form::Circle:
    case Form::DoubleCircle:
    case Form::Ellipse: return 120;
    default: return 176;
    }
}

} // namespace

NodeWords wordsOf(const QString &plainLabel)
{
    static const QRegularExpression coded(
        QStringLiteral("^\\s*([A-Z][A-Z0-9]*-\\d+)\\s*:\\s*(\\S.*)$"), QRegularExpression::DotMatchesEverythingOption);
    const auto match = coded.match(plainLabel);
    if (match.hasMatch())
        return {match.captured(1), match.captured(2).trimmed()};
    return {{}, plainLabel.trimmed()};
}

CardFonts CardFonts::from(const QFont &base)
{
    const auto sized = [&](double px, QFont::Weight weight) {
        QFont font = base;
        font.setPixelSize(int(px));
        font.setWeight(weight);
        // Unhinted glyphs keep their widths at every zoom.
        font.setHintingPreference(QFont::PreferNoHinting);
        return font;
    };
    return {sized(14, QFont::DemiBold), sized(10, QFont::DemiBold), sized(12, QFont::Normal)};
}

QStringList wrapped(const QString &text, const QFont &font, double width, int lines)
{
    const QFontMetricsF metrics(font);
    QStringList result;
    const auto add = [&](const QString &line) {
        result.append(metrics.horizontalAdvance(line) > width ? metrics.elidedText(line, Qt::ElideRight, width) : line);
    };
    const QStringList paragraphs = text.split(u'\n');
    for (qsizetype p = 0; p < paragraphs.size(); ++p) {
        QStringList words = paragraphs[p].split(u' ', Qt::SkipEmptyParts);
        if (words.isEmpty())
            words.append(QString());
        QString line = words.takeFirst();
        while (!words.isEmpty()) {
            if (result.size() == lines - 1) {
                line += u' ' + words.join(u' ');
                break;
            }
            const QString longer = line + u' ' + words.first();
            if (metrics.horizontalAdvance(longer) > width) {
                add(line);
                line = words.takeFirst();
            } else {
                line = longer;
                words.removeFirst();
            }
        }
        if (result.size() == lines - 1 && p + 1 < paragraphs.size()) {
            add(line + u'…');
            return result;
        }
        add(line);
    }
    return result;
}

FittedTitle fittedTitle(const QString &title, const QFont &font, const QSizeF &box, int largest)
{
    constexpr int smallest = 12;
    // Measured once: unhinted glyphs grow with their size.
    const QFontMetricsF metrics(font);
    for (int px = std::max(largest, smallest);; --px) {
        const double scale = double(px) / font.pixelSize();
        const double width = box.width() / scale;
        const int most = std::max(1, int(box.height() / scale / metrics.lineSpacing()));
        const QStringList lines = wrapped(title, font, width, most);
        const bool whole = std::none_of(lines.begin(), lines.end(), [](const QString &line) { return line.endsWith(u'…'); });
        if (whole || px == smallest)
            return {px, lines};
    }
}

CardLayout cardLayout(const NodeWords &words, Form form, const CardFonts &fonts)
{
    const QFontMetricsF title(fonts.title);
    const QFontMetricsF caption(fonts.caption);
    const QFontMetricsF subtitle(fonts.subtitle);
    CardLayout card;
    card.titleLines = wrapped(words.title, fonts.title, titleWidth(form), mostLines);
    double width = words.caption.isEmpty() ? 0 : caption.horizontalAdvance(words.caption);
    for (const QString &line : card.titleLines)
        width = std::max(width, title.horizontalAdvance(line));
    width = std::ceil(std::max(width, words.hasSubtitle ? 132.0 : 40.0)) + 1;

    const double captionHeight = words.caption.isEmpty() ? 0 : std::ceil(caption.height());
    const double titleHeight = std::ceil(title.lineSpacing() * double(card.titleLines.size()));
    const double subtitleHeight = words.hasSubtitle ? std::ceil(subtitle.height()) + 2 : 0;
    const double height = std::max(iconSize, captionHeight + titleHeight + subtitleHeight);
    const double left = iconSize + gap;
    double y = (height - captionHeight - titleHeight - subtitleHeight) / 2;
    card.icon = QRectF(0, (height - iconSize) / 2, iconSize, iconSize);
    card.caption = QRectF(left, y, width, captionHeight);
    y += captionHeight;
    card.title = QRectF(left, y, width, titleHeight);
    y += titleHeight;
    card.subtitle = QRectF(left, y, width, subtitleHeight);
    card.content = QSizeF(left + width, height);
    return card;
}

} // namespace stackwright::canvas
