#include "ui/run/logview.h"

#include "ui/theme/contrast.h"
#include "ui/theme/themesource.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolButton>
#include <QVBoxLayout>

namespace stackwright::run {

LogView::LogView(const theme::ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_search(new QLineEdit)
    , m_node(new QToolButton)
    , m_follow(new QToolButton)
    , m_text(new QPlainTextEdit)
{
    m_search->setPlaceholderText(tr("Filter the log"));
    m_search->setClearButtonEnabled(true);
    m_search->setAccessibleName(tr("Filter the log"));
    m_node->setToolTip(tr("Show the lines of every node again"));
    m_node->hide();
    m_follow->setText(tr("Follow"));
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Keep the newest line in view"));
    m_text->setReadOnly(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setMaximumBlockCount(int(LogBuffer::mostLines));
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(tr("Log"));

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->setSpacing(4);
    bar->addWidget(m_search, 1);
    bar->addWidget(m_node);
    bar->addWidget(m_follow);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_text, 1);

    connect(m_search, &QLineEdit::textChanged, this, &LogView::setFilterText);
    connect(m_node, &QToolButton::clicked, this, [this] { setNode({}, {}); });
    connect(m_follow, &QToolButton::toggled, this, &LogView::follow);
    // Scrolling up is a wish to read: following stops until the person is at the end again.
    connect(m_text->verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
        const QScrollBar *scroll = m_text->verticalScrollBar();
        m_follow->setChecked(scroll->sliderPosition() >= scroll->maximum());
    });
    connect(&themes, &theme::ThemeSource::changed, this, &LogView::refill);
}

void LogView::append(const QList<LogLine> &lines)
{
    QTextCursor cursor(m_text->document());
    cursor.movePosition(QTextCursor::End);
    cursor.beginEditBlock();
    for (const LogLine &line : lines) {
        m_buffer.append(line);
        if (m_filter.passes(line)) {
            insertLine(&cursor, line);
        }
    }
    cursor.endEditBlock();
    follow();
}

void LogView::clear()
{
    m_buffer.clear();
    m_text->clear();
    m_follow->setChecked(true);
}

void LogView::setNode(const QString &nodeId, const QString &label)
{
    m_node->setVisible(!nodeId.isEmpty());
    m_node->setText(QString(fontMetrics().elidedText(label, Qt::ElideRight, 200).replace(QLatin1Char('&'), QLatin1String("&&")) +
                            QStringLiteral("  ✕")));
    if (m_filter.nodeId != nodeId) {
        m_filter.nodeId = nodeId;
        refill();
    }
}

QString LogView::shownText() const
{
    return m_text->toPlainText();
}

void LogView::refill()
{
    m_text->clear();
    QTextCursor cursor(m_text->document());
    cursor.beginEditBlock();
    for (const LogLine &line : m_buffer.lines()) {
        if (m_filter.passes(line)) {
            insertLine(&cursor, line);
        }
    }
    cursor.endEditBlock();
    follow();
}

void LogView::setFilterText(const QString &text)
{
    if (m_filter.text != text) {
        m_filter.text = text;
        refill();
    }
}

void LogView::insertLine(QTextCursor *cursor, const LogLine &line) const
{
    const theme::Theme &theme = m_themes.theme();
    if (!cursor->atStart()) {
        cursor->insertBlock();
    }
    if (!line.service.isEmpty()) {
        QTextCharFormat quiet;
        quiet.setForeground(theme.color(theme::Role::TextMuted));
        cursor->insertText(QString(line.service + QStringLiteral(" │ ")), quiet);
    }
    for (const TerminalRun &run : terminalRuns(line.text)) {
        cursor->insertText(run.text, formatOf(run.style));
    }
}

QTextCharFormat LogView::formatOf(const TerminalStyle &style) const
{
    const theme::Theme &theme = m_themes.theme();
    QColor color = theme.color(theme::Role::Text);
    if (style.color >= 0 && style.color < theme.terminal.size()) {
        color = theme.terminal.at(style.color);
    } else if (style.rgb != 0) {
        color = theme::readable(QColor::fromRgba(style.rgb), theme.color(theme::Role::Field));
    }
    QTextCharFormat format;
    format.setForeground(color);
    format.setFontWeight(style.bold ? QFont::Bold : QFont::Normal);
    format.setFontItalic(style.italic);
    format.setFontUnderline(style.underline);
    return format;
}

void LogView::follow()
{
    if (m_follow->isChecked()) {
        m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
    }
}

} // namespace stackwright::run
