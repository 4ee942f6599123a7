#pragma once

#include <QToolButton>

namespace stackwright::widgets {

// A flat button whose text ends in "…" where the room is short; its name is always the whole text.
class ElidedButton : public QToolButton
{
    Q_OBJECT

public:
    explicit ElidedButton(QWidget *parent = nullptr);

    void setFullText(const QString &text);

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QSize sizeWith(const QString &text) const;
    void elide();

    QString m_text;
};

} // namespace stackwright::widgets
