#pragma once

#include "ui/widgets/syntax.h"

#include <QSyntaxHighlighter>

namespace stackwright::widgets {

// Colours a document by the table of its language, in the colours of a theme.
class Highlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    Highlighter(QTextDocument *document, const theme::Theme &theme);

    void setLanguage(Language language);
    void setTheme(const theme::Theme &theme);

protected:
    void highlightBlock(const QString &text) override;

private:
    void paintBlockToken(const QString &text, const SyntaxBlock &block);

    Language m_language = Language::Plain;
    theme::Theme m_theme;
};

} // namespace stackwright::widgets
