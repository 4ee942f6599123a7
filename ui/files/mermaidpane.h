#pragma once

#include "core/base/error.h"
#include "core/stack/stackdocument.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace stackwright::theme {
class ThemeSource;
}

namespace stackwright::widgets {
class CodeView;
}

namespace stackwright::files {

// The chart as mermaid text. Typing changes the chart after a short pause; a mistake is marked in place and the last good chart
// stays. Edits elsewhere change the text and leave the caret where it is. Where both changed, neither is dropped unasked.
class MermaidPane : public QWidget
{
    Q_OBJECT

public:
    MermaidPane(stack::StackDocument &document, const theme::ThemeSource &themes, QWidget *parent = nullptr);

    void goTo(int line, int column);
    bool hasFault() const { return m_error.has_value(); }
    const std::optional<base::Error> &fault() const { return m_error; }
    // Whether there is text that the chart does not have, be it wrong or only not looked at yet.
    bool hasOwnText() const;
    void applyNow(); // without waiting for the pause
    void discard();  // takes the chart's text

signals:
    void faultChanged();
    void ownTextChanged();

private:
    void apply(const stack::Stack &wanted);
    void takeDocument();
    void agree();
    void showFault(const std::optional<base::Error> &error);

    stack::StackDocument &m_document;
    widgets::CodeView *m_code;
    QWidget *m_bar;
    QLabel *m_message;
    QPushButton *m_overwrite;
    QPushButton *m_discard;
    QTimer m_pause;
    std::optional<base::Error> m_error;
    QString m_taken;  // the text as it was when it and the document last agreed
    QString m_agreed; // and the document's
};

} // namespace stackwright::files
