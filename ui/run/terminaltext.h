#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

// A log line as text with colours. Of a terminal's escapes only SGR (ECMA-48, 8.3.117: colours and weights) counts; every other
// one is dropped, so that a log can neither move a cursor nor set a title nor open a link.
namespace stackwright::run {

struct TerminalStyle
{
    int color = -1;  // 0..15 of the terminal's palette, or -1
    quint32 rgb = 0; // 0xAARRGGBB where a 256-colour or true-colour escape chose it; 0: none
    bool bold = false;
    bool italic = false;
    bool underline = false;

    bool operator==(const TerminalStyle &) const = default;
};

struct TerminalRun
{
    QString text;
    TerminalStyle style;

    bool operator==(const TerminalRun &) const = default;
};

// `line` is UTF-8; what is not, and control characters, show as U+FFFD. A carriage return starts the line over, as it does on a
// terminal: what it overwrites is dropped. At most `limit` bytes are read.
QList<TerminalRun> terminalRuns(const QByteArray &line, qsizetype limit = 16 * 1024);
QString plainText(const QList<TerminalRun> &runs);

} // namespace stackwright::run
