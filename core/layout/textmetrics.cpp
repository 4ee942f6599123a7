#include "core/layout/textmetrics.h"

#include "core/layout/outline.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace stackwright::layout {

namespace {

// U+0020 to U+007E, in thousandths of an em.
constexpr std::array<int, 95> asciiAdvances{
    278,
    278,
    355,
    556,
    556,
    889,
    667,
    191,
    333,
    333,
    389,
    584,
    278,
    333,
    278,
    278,
    556,
    556,
    556,
    556,
    556,
    556,
    556,
    556,
    556,
    556,
    278,
    278,
    584,
    584,
    584,
    556,
    1015,
    667,
    667,
    722,
    722,
    667,
    611,
    778,
    722,
    278,
    500,
    667,
    556,
    833,
    722,
    778,
    667,
    778,
    722,
    667,
    611,
    722,
    667,
    944,
    667,
    667,
    611,
    278,
    278,
    278,
    469,
    556,
    333,
    556,
    556,
    500,
    556,
    556,
    278,
    556,
    556,
    222,
    222,
    500,
    222,
    833,
    556,
    556,
    556,
    556,
    333,
    500,
    278,
    556,
    500,
    722,
    500,
    500,
    500,
    334,
    260,
    334,
    584,
};

// Segoe UI, Noto Sans and their like are a little wider than Helvetica in places.
constexpr double allowance = 1.04;

double advanceEm(char32_t c)
{
    if (c >= 0x20 && c <= 0x7e)
        return allowance * asciiAdvances[c - 0x20] / 1000.0;
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Control:
    case QChar::Other_Format: return 0;
    default: break;
    }
    if (c < 0x1100) // Latin, Greek, Cyrillic and their neighbours
        return QChar::isUpper(c) ? 0.78 : 0.62;
    if (c >= 0x2000 && c < 0x2e80) // punctuation, arrows, signs
        return 1.0;
    return 1.1; // Han, Kana, Hangul, emoji
}

// Lines filled one after the other.
QStringList filled(const QStringList &words, double width)
{
    const double space = advanceEm(U' ');
    QStringList lines;
    double used = 0;
    for (const QString &word : words) {
        const double wide = textWidthEm(word);
        if (!lines.isEmpty() && used + space + wide <= width) {
            lines.last() += QLatin1Char(' ') + word;
            used += space + wide;
        } else {
            lines.append(word);
            used = wide;
        }
    }
    return lines;
}

// Words, with those that are too long in pieces that fit.
QStringList pieces(const QString &paragraph, double width)
{
    QStringList result;
    for (const QString &word : paragraph.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (textWidthEm(word) <= width) {
            result.append(word);
            continue;
        }
        QString piece;
        double used = 0;
        for (const char32_t c : word.toUcs4()) {
            const double wide = advanceEm(c);
            if (!piece.isEmpty() && used + wide > width) {
                result.append(piece);
                piece.clear();
                used = 0;
            }
            piece += QString::fromUcs4(&c, 1);
            used += wide;
        }
        result.append(piece);
    }
    return result;
}

double widest(const QStringList &lines)
{
    double width = 0;
    for (const QString &line : lines)
        width = std::max(width, textWidthEm(line));
    return width;
}

// As many lines as are needed, and these as even as can be: the least width that needs no more.
QStringList evenLines(const QString &paragraph, double maxWidthEm)
{
    const QStringList words = pieces(paragraph, maxWidthEm);
    QStringList best = filled(words, maxWidthEm);
    double low = widest(words);
    double high = widest(best);
    while (high - low > 0.05) {
        const double middle = (low + high) / 2;
        const QStringList lines = filled(words, middle);
        if (lines.size() <= best.size()) {
            best = lines;
            high = middle;
        } else {
            low = middle;
        }
    }
    return best;
}

double evenPx(double length)
{
    return std::ceil(length / 2) * 2;
}

} // namespace

double textWidthEm(QStringView text)
{
    double width = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        width += advanceEm(c);
    }
    return width;
}

QStringList wrappedLabel(const QString &text, double maxWidthEm)
{
    QStringList lines;
    for (const QString &paragraph : text.split(QLatin1Char('\n'))) {
        const QStringList more = evenLines(paragraph, std::max(1.2, maxWidthEm));
        if (more.isEmpty())
            lines.append(QString());
        else
            lines += more;
    }
    while (lines.size() > 1 && lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

QSizeF textSize(const QStringList &lines, double emPx)
{
    return {widest(lines) * emPx, double(lines.size()) * lineHeightEm * emPx};
}

QSizeF nodeSize(const QStringList &lines, Outline outline, double emPx)
{
    const QSizeF text = textSize(lines, emPx);
    double width = text.width() + 1.5 * emPx;
    double height = text.height() + 1.0 * emPx;
    switch (outline) {
    case Outline::Rectangle:
    case Outline::Rounded: break;
    case Outline::Stadium: width += height / 2; break;
    case Outline::Hexagon: width += height / 2; break;
    case Outline::LeanRight:
    case Outline::LeanLeft:
    case Outline::Trapezoid:
    case Outline::InvertedTrapezoid: width += height * 2 / 3; break;
    case Outline::Cylinder: height += 2 * cylinderCap; break;
    case Outline::Ellipse: width = height = std::max(width, height); break;
    case Outline::Diamond: {
        // A text w by h fits a diamond where w/W + h/H <= 1; H a little flatter than W.
        const double w = text.width() + 0.6 * emPx;
        const double h = text.height() + 0.4 * emPx;
        const double ratio = 0.62; // H to W
        width = w + h / ratio;
        height = width * ratio;
        break;
    }
    }
    return {evenPx(std::max(width, 2 * emPx)), evenPx(std::max(height, 2 * emPx))};
}

} // namespace stackwright::layout
