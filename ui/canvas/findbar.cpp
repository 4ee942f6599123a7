#include "ui/canvas/findbar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace stackwright::canvas {

FindBar::FindBar(QWidget *canvas)
    : CanvasBar(canvas)
    , m_words(new QLineEdit)
    , m_count(new QLabel)
{
    setObjectName(QStringLiteral("findBar"));
    setAccessibleName(tr("Find on the canvas"));
    m_words->setPlaceholderText(tr("Label, id, kind or image"));
    m_words->setAccessibleName(tr("Find"));
    m_words->setMinimumWidth(210);
    m_words->setClearButtonEnabled(true);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setMinimumWidth(fontMetrics().horizontalAdvance(tr("%1 of %2").arg(9999).arg(9999)));
    row()->addWidget(m_words);
    row()->addWidget(m_count);
    m_before = addButton(QStringLiteral("↑"), tr("Previous match (Shift+Return)"));
    m_next = addButton(QStringLiteral("↓"), tr("Next match (Return)"));
    QToolButton *close = addButton(QStringLiteral("✕"), tr("End the search (Esc)"));
    connect(m_words, &QLineEdit::textChanged, this, &FindBar::wordsChanged);
    connect(m_before, &QToolButton::clicked, this, [this] { emit stepped(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { emit stepped(1); });
    connect(close, &QToolButton::clicked, this, &FindBar::closed);
    showCount(0, 0);
}

void FindBar::open()
{
    show();
    raise();
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

QString FindBar::words() const
{
    return m_words->text();
}

void FindBar::showCount(qsizetype number, qsizetype of)
{
    const QString text = words().trimmed().isEmpty() ? QString()
                         : of == 0                   ? tr("nothing found")
                                                     : tr("%1 of %2").arg(number).arg(of);
    m_count->setText(text);
    // A screen reader says it with the field that has the keyboard.
    m_words->setAccessibleDescription(text);
    m_before->setEnabled(of > 0);
    m_next->setEnabled(of > 0);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool steps = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_F3;
    if (steps || event->key() == Qt::Key_Down || event->key() == Qt::Key_Up) {
        const bool back = event->key() == Qt::Key_Up || event->modifiers() & Qt::ShiftModifier;
        emit stepped(back ? -1 : 1);
        event->accept();
    } else if (event->matches(QKeySequence::Find)) {
        open();
        event->accept();
    } else {
        CanvasBar::keyPressEvent(event);
    }
}

} // namespace stackwright::canvas
