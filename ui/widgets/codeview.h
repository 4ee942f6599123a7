#pragma once

#include "ui/widgets/syntax.h"

#include <QPlainTextEdit>

namespace stackwright::theme {
class ThemeSource;
}

namespace stackwright::widgets {

class Highlighter;

// A text in a fixed-width font with line numbers and syntax colours; read-only unless told otherwise.
class CodeView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit CodeView(const theme::ThemeSource &themes, QWidget *parent = nullptr);

    void showText(const QString &text, Language language);
    void setLanguage(Language language);

    int currentLine() const; // 1-based
    void goToLine(int line, int column = 1);

    // Lines with a tinted background, for "these lines come from that node". 1-based, inclusive.
    void setMarkedLines(const QList<std::pair<int, int>> &ranges);
    // A place with a wavy underline, or none for line 0.
    void setFaultAt(int line, int column);

    // Replaces what differs between the shown text and this one, so that caret and scroll position stay where they are.
    void mergeText(const QString &text);

signals:
    void currentLineChanged(int line);
    void lineActivated(int line); // a double click into the line numbers

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    friend class CodeGutter;
    int gutterWidth() const;
    void layOutGutter();
    void paintGutter(QPaintEvent *event);
    void refreshSelections();
    int lineAt(int y) const;

    const theme::ThemeSource &m_themes;
    QWidget *m_gutter;
    Highlighter *m_highlighter;
    Language m_language = Language::Plain;
    QList<std::pair<int, int>> m_marked;
    int m_faultLine = 0;
    int m_faultColumn = 0;
    int m_lastLine = 0;
};

} // namespace stackwright::widgets
