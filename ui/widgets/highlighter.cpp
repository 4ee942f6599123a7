#include "ui/widgets/highlighter.h"

namespace stackwright::widgets {

namespace {

constexpr qsizetype longestColouredLine = 4000; // a minified file must not stop the window
constexpr int insideBlock = 1;

} // namespace

Highlighter::Highlighter(QTextDocument *document, const theme::Theme &theme)
    : QSyntaxHighlighter(document)
    , m_theme(theme)
{
}

void Highlighter::setLanguage(Language language)
{
    if (m_language != language) {
        m_language = language;
        rehighlight();
    }
}

void Highlighter::setTheme(const theme::Theme &theme)
{
    m_theme = theme;
    rehighlight();
}

void Highlighter::highlightBlock(const QString &text)
{
    if (text.size() > longestColouredLine) {
        return;
    }
    const Syntax &syntax = syntaxOf(m_language);
    for (const SyntaxRule &rule : syntax.rules) {
        const QTextCharFormat format = formatOf(rule.token, m_theme);
        const int group = rule.pattern.captureCount() > 0 ? 1 : 0;
        auto matches = rule.pattern.globalMatch(text);
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            setFormat(int(match.capturedStart(group)), int(match.capturedLength(group)), format);
        }
    }
    if (!syntax.block.begin.isEmpty()) {
        paintBlockToken(text, syntax.block);
    }
}

void Highlighter::paintBlockToken(const QString &text, const SyntaxBlock &block)
{
    const QTextCharFormat format = formatOf(block.token, m_theme);
    bool inside = previousBlockState() == insideBlock;
    qsizetype at = 0;
    while (true) {
        const qsizetype start = inside ? at : text.indexOf(block.begin, at);
        if (start < 0) {
            break;
        }
        const qsizetype end = text.indexOf(block.end, inside ? at : start + block.begin.size());
        const qsizetype stop = end < 0 ? text.size() : end + block.end.size();
        setFormat(int(start), int(stop - start), format);
        inside = end < 0;
        if (inside) {
            break;
        }
        at = stop;
    }
    setCurrentBlockState(inside ? insideBlock : 0);
}

} // namespace stackwright::widgets
