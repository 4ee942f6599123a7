#include "ui/run/terminaltext.h"

#include <QStringDecoder>

namespace stackwright::run {

namespace {

constexpr char32_t escape = 0x1b;

quint32 colorOf256(int index)
{
    if (index >= 232) {
        const quint32 grey = quint32(8 + (index - 232) * 10);
        return 0xff000000u | grey << 16 | grey << 8 | grey;
    }
    const auto level = [](int step) { return quint32(step == 0 ? 0 : 55 + step * 40); };
    const int cube = index - 16;
    return 0xff000000u | level(cube / 36) << 16 | level(cube / 6 % 6) << 8 | level(cube % 6);
}

// Reads 38;5;N and 38;2;R;G;B from `at` on; gives how many parameters were taken.
qsizetype extendedColor(const QList<int> &parameters, qsizetype at, TerminalStyle *style)
{
    const int mode = parameters.value(at + 1, -1);
    if (mode == 5 && at + 2 < parameters.size()) {
        const int index = qBound(0, parameters.at(at + 2), 255);
        style->color = index < 16 ? index : -1;
        style->rgb = index < 16 ? 0 : colorOf256(index);
        return 2;
    }
    if (mode == 2 && at + 4 < parameters.size()) {
        const auto byte = [&](qsizetype offset) { return quint32(qBound(0, parameters.at(at + offset), 255)); };
        style->color = -1;
        style->rgb = 0xff000000u | byte(2) << 16 | byte(3) << 8 | byte(4);
        return 4;
    }
    return parameters.size();
}

void applySgr(const QList<int> &parameters, TerminalStyle *style)
{
    for (qsizetype i = 0; i < parameters.size(); ++i) {
        const int code = parameters.at(i);
        if (code == 0) {
            *style = {};
        } else if (code == 1) {
            style->bold = true;
        } else if (code == 3) {
            style->italic = true;
        } else if (code == 4) {
            style->underline = true;
        } else if (code == 22) {
            style->bold = false;
        } else if (code == 23) {
            style->italic = false;
        } else if (code == 24) {
            style->underline = false;
        } else if (code >= 30 && code <= 37) {
            style->color = code - 30;
            style->rgb = 0;
        } else if (code >= 90 && code <= 97) {
            style->color = code - 90 + 8;
            style->rgb = 0;
        } else if (code == 39) {
            style->color = -1;
            style->rgb = 0;
        } else if (code == 38) {
            i += extendedColor(parameters, i, style);
        } else if (code == 48) {
            TerminalStyle ignored; // backgrounds are not shown: they would fight with selection and contrast
            i += extendedColor(parameters, i, &ignored);
        }
    }
}

// The end of the escape sequence that starts at `at` (an ESC), and its SGR parameters where it is one.
qsizetype skipEscape(const QString &text, qsizetype at, QList<int> *sgr, bool *isSgr)
{
    *isSgr = false;
    qsizetype i = at + 1;
    if (i >= text.size()) {
        return i;
    }
    const QChar kind = text.at(i);
    if (kind == QLatin1Char('[')) { // CSI: parameters, intermediates, one final byte (ECMA-48, 5.4)
        int value = 0;
        bool plain = true;
        for (++i; i < text.size(); ++i) {
            const ushort c = text.at(i).unicode();
            if (c >= '0' && c <= '9') {
                value = qMin(value * 10 + (c - '0'), 9999);
            } else if (c == ';' || c == ':') {
                sgr->append(value);
                value = 0;
            } else if (c >= 0x40 && c <= 0x7e) {
                sgr->append(value);
                *isSgr = plain && c == 'm' && sgr->size() <= 32;
                return i + 1;
            } else if (c >= 0x20 && c <= 0x3f) {
                plain = false;
            } else {
                return i;
            }
        }
        return i;
    }
    if (kind == QLatin1Char(']') || kind == QLatin1Char('P') || kind == QLatin1Char('_') || kind == QLatin1Char('^') ||
        kind == QLatin1Char('X')) {
        // OSC, DCS, APC, PM, SOS: a string that ends with BEL or ESC \.
        for (++i; i < text.size(); ++i) {
            if (text.at(i).unicode() == 0x07) {
                return i + 1;
            }
            if (text.at(i).unicode() == escape) {
                return qMin(i + 2, text.size());
            }
        }
        return i;
    }
    while (i < text.size() && text.at(i).unicode() >= 0x20 && text.at(i).unicode() <= 0x2f) {
        ++i;
    }
    return qMin(i + 1, text.size());
}

} // namespace

QList<TerminalRun> terminalRuns(const QByteArray &line, qsizetype limit)
{
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = decode(line.left(limit));
    QList<TerminalRun> runs;
    TerminalStyle style;
    const auto append = [&](QChar c) {
        if (runs.isEmpty() || runs.last().style != style) {
            runs.append({QString(), style});
        }
        runs.last().text.append(c);
    };
    for (qsizetype i = 0; i < text.size();) {
        const ushort c = text.at(i).unicode();
        if (c == escape) {
            QList<int> parameters;
            bool isSgr = false;
            i = skipEscape(text, i, &parameters, &isSgr);
            if (isSgr) {
                applySgr(parameters, &style);
            }
            continue;
        }
        if (c == '\r' && i + 1 < text.size()) {
            runs.clear();
        } else if (c == '\t' || (c >= 0x20 && c != 0x7f && !(c >= 0x80 && c < 0xa0))) {
            append(text.at(i));
        } else if (c != '\r' && c != '\n') {
            append(QChar(QChar::ReplacementCharacter));
        }
        ++i;
    }
    return runs;
}

QString plainText(const QList<TerminalRun> &runs)
{
    QString text;
    for (const TerminalRun &run : runs) {
        text += run.text;
    }
    return text;
}

} // namespace stackwright::run
