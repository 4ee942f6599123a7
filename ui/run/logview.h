#pragma once

#include "ui/run/logbuffer.h"
#include "ui/run/terminaltext.h"

#include <QTextCharFormat>
#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QTextCursor;
class QToolButton;

namespace stackwright::theme {
class ThemeSource;
}

namespace stackwright::run {

// The log of a run: it follows the end, filters by text and by node, and shows the colours of a terminal and nothing else of it.
class LogView : public QWidget
{
    Q_OBJECT

public:
    explicit LogView(const theme::ThemeSource &themes, QWidget *parent = nullptr);

    void append(const QList<LogLine> &lines);
    void clear();
    // Only the lines of this node, named `label`; empty: all.
    void setNode(const QString &nodeId, const QString &label);

    QString shownText() const;

private:
    void refill();
    void setFilterText(const QString &text);
    void insertLine(QTextCursor *cursor, const LogLine &line) const;
    QTextCharFormat formatOf(const TerminalStyle &style) const;
    void follow();

    const theme::ThemeSource &m_themes;
    LogBuffer m_buffer;
    LogFilter m_filter;
    QLineEdit *m_search;
    QToolButton *m_node;
    QToolButton *m_follow;
    QPlainTextEdit *m_text;
};

} // namespace stackwright::run
