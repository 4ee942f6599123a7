#include "ui/canvas/labeleditor.h"

#include <QKeyEvent>

namespace stackwright::canvas {

LabelEditor::LabelEditor(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("labelEditor"));
    setAccessibleName(tr("Label"));
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabChangesFocus(true);
    hide();
}

void LabelEditor::open(const QString &id, const QString &text, const QRect &place, const QFont &font)
{
    m_id = id;
    setFont(font);
    setPlainText(text);
    selectAll();
    setGeometry(place);
    show();
    raise();
    setFocus();
}

void LabelEditor::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool takes = enter && !(event->modifiers() & Qt::ShiftModifier);
    if (takes || event->key() == Qt::Key_Escape) {
        close(takes);
        // Only here: where the person went on to another field, the focus is theirs.
        parentWidget()->setFocus();
    } else {
        QPlainTextEdit::keyPressEvent(event);
    }
}

void LabelEditor::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    // Its own context menu takes the focus for a while.
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        close(true);
}

void LabelEditor::close(bool commit)
{
    if (m_id.isEmpty())
        return;
    const QString id = std::exchange(m_id, QString());
    const QString text = toPlainText();
    hide();
    if (commit)
        emit committed(id, text);
}

} // namespace stackwright::canvas
