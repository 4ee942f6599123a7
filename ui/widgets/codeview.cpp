#include "ui/widgets/codeview.h"

#include "ui/theme/contrast.h"
#include "ui/theme/themesource.h"
#include "ui/widgets/highlighter.h"

#include <QFontDatabase>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

namespace stackwright::widgets {

class CodeGutter : public QWidget
{
public:
    explicit CodeGutter(CodeView *view)
        : QWidget(view)
        , m_view(view)
    {
    }

    QSize sizeHint() const override { return {m_view->gutterWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent *event) override { m_view->paintGutter(event); }
    void mouseDoubleClickEvent(QMouseEvent *event) override
    {
        emit m_view->lineActivated(m_view->lineAt(int(event->position().y())));
    }

private:
    CodeView *m_view;
};

namespace {

constexpr int mostTintedLines = 3000;

} // namespace

CodeView::CodeView(const theme::ThemeSource &themes, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_themes(themes)
    , m_gutter(new CodeGutter(this))
    , m_highlighter(new Highlighter(document(), themes.theme()))
{
    setReadOnly(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setTabStopDistance(4 * fontMetrics().horizontalAdvance(QLatin1Char(' ')));
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(4);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeView::layOutGutter);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy != 0) {
            m_gutter->scroll(0, dy);
        } else {
            m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
        }
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        refreshSelections();
        if (const int line = currentLine(); line != m_lastLine) {
            m_lastLine = line;
            emit currentLineChanged(line);
        }
    });
    connect(&themes, &theme::ThemeSource::changed, this, [this] {
        m_highlighter->setTheme(m_themes.theme());
        refreshSelections();
        m_gutter->update();
    });
    layOutGutter();
}

void CodeView::showText(const QString &text, Language language)
{
    m_marked.clear();
    m_faultLine = 0;
    setPlainText(QString());
    setLanguage(language);
    setPlainText(text);
    refreshSelections();
}

void CodeView::setLanguage(Language language)
{
    m_language = language;
    m_highlighter->setLanguage(language);
}

int CodeView::currentLine() const
{
    return textCursor().blockNumber() + 1;
}

void CodeView::goToLine(int line, int column)
{
    const QTextBlock block = document()->findBlockByNumber(qMax(0, line - 1));
    if (!block.isValid()) {
        return;
    }
    QTextCursor cursor(block);
    cursor.movePosition(QTextCursor::Right, QTextCursor::MoveAnchor, qBound(0, column - 1, qMax(0, block.length() - 1)));
    setTextCursor(cursor);
    centerCursor();
}

void CodeView::setMarkedLines(const QList<std::pair<int, int>> &ranges)
{
    m_marked = ranges;
    refreshSelections();
    m_gutter->update();
}

void CodeView::setFaultAt(int line, int column)
{
    m_faultLine = line;
    m_faultColumn = column;
    refreshSelections();
    m_gutter->update();
}

void CodeView::mergeText(const QString &given)
{
    QString text = given;
    text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n'); // as setPlainText() has them
    const QString shown = toPlainText();
    if (shown == text) {
        return;
    }
    const qsizetype shorter = qMin(shown.size(), text.size());
    qsizetype head = 0;
    while (head < shorter && shown.at(head) == text.at(head)) {
        ++head;
    }
    qsizetype tail = 0;
    while (tail < shorter - head && shown.at(shown.size() - 1 - tail) == text.at(text.size() - 1 - tail)) {
        ++tail;
    }
    QTextCursor edit(document());
    edit.beginEditBlock();
    edit.setPosition(int(head));
    edit.setPosition(int(shown.size() - tail), QTextCursor::KeepAnchor);
    edit.insertText(text.mid(head, text.size() - head - tail));
    edit.endEditBlock();
}

void CodeView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    layOutGutter();
}

int CodeView::gutterWidth() const
{
    const int digits = qMax(3, int(QString::number(blockCount()).size()));
    return fontMetrics().horizontalAdvance(QLatin1Char('9')) * digits + 18;
}

void CodeView::layOutGutter()
{
    const int width = gutterWidth();
    setViewportMargins(width, 0, 0, 0);
    const QRect inside = contentsRect();
    m_gutter->setGeometry(inside.left(), inside.top(), width, inside.height());
}

void CodeView::paintGutter(QPaintEvent *event)
{
    QPainter painter(m_gutter);
    const theme::Theme &theme = m_themes.theme();
    painter.fillRect(event->rect(), theme.color(theme::Role::Surface));
    painter.setFont(font());
    const int current = currentLine();
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= event->rect().bottom()) {
        const qreal height = blockBoundingRect(block).height();
        const int line = block.blockNumber() + 1;
        if (block.isVisible() && top + height >= event->rect().top()) {
            const bool strong = line == current || line == m_faultLine;
            painter.setPen(theme.color(strong ? theme::Role::Text : theme::Role::TextMuted));
            painter.drawText(
                QRectF(0, top, m_gutter->width() - 10, height), Qt::AlignRight | Qt::AlignVCenter, QString::number(line));
        }
        top += height;
        block = block.next();
    }
}

void CodeView::refreshSelections()
{
    QList<QTextEdit::ExtraSelection> selections;
    const auto addLine = [&](const QTextBlock &block, const QColor &colour) {
        QTextEdit::ExtraSelection selection;
        selection.format.setBackground(colour);
        selection.format.setProperty(QTextFormat::FullWidthSelection, true);
        selection.cursor = QTextCursor(block);
        selections.append(selection);
    };
    const theme::Theme &theme = m_themes.theme();
    const QColor field = theme.color(theme::Role::Field);
    for (const auto &[first, last] : m_marked) {
        QTextBlock block = document()->findBlockByNumber(first - 1);
        for (int line = first; line <= last && block.isValid() && selections.size() < mostTintedLines; ++line) {
            addLine(block, theme::mixed(field, theme.color(theme::Role::Accent), 0.16));
            block = block.next();
        }
    }
    if (m_language == Language::Diff) {
        for (QTextBlock block = document()->begin(); block.isValid() && selections.size() < mostTintedLines;
             block = block.next()) {
            const QString text = block.text();
            if (text.startsWith(QLatin1String("+++")) || text.startsWith(QLatin1String("---"))) {
                continue;
            }
            if (text.startsWith(QLatin1Char('+'))) {
                addLine(block, theme.color(theme::Role::DiffAdded));
            } else if (text.startsWith(QLatin1Char('-'))) {
                addLine(block, theme.color(theme::Role::DiffRemoved));
            }
        }
    } else {
        addLine(textCursor().block(), theme::mixed(field, theme.color(theme::Role::Text), 0.05));
    }
    if (m_faultLine > 0) {
        const QTextBlock block = document()->findBlockByNumber(m_faultLine - 1);
        if (block.isValid()) {
            QTextEdit::ExtraSelection selection;
            selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
            selection.format.setUnderlineColor(theme.color(theme::Role::Danger));
            selection.cursor = QTextCursor(block);
            const int length = qMax(0, block.length() - 1);
            const int start = m_faultColumn > 0 && m_faultColumn <= length ? m_faultColumn - 1 : 0;
            selection.cursor.setPosition(block.position() + start);
            selection.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
            selections.append(selection);
        }
    }
    setExtraSelections(selections);
}

int CodeView::lineAt(int y) const
{
    return cursorForPosition(QPoint(0, y)).blockNumber() + 1;
}

} // namespace stackwright::widgets
