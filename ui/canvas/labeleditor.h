#pragma once

#include <QPlainTextEdit>

namespace stackwright::canvas {

// Edits a label where it stands. Return takes it, Shift+Return breaks the line, Escape leaves it as it was.
class LabelEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit LabelEditor(QWidget *parent);

    void open(const QString &id, const QString &text, const QRect &place, const QFont &font);
    const QString &id() const { return m_id; }

signals:
    void committed(const QString &id, const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void close(bool commit);

    QString m_id;
};

} // namespace stackwright::canvas
