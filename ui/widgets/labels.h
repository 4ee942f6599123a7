#pragma once

#include <QLabel>

namespace stackwright::widgets {

// A label that shows its text as it is: never as HTML, whatever the text looks like.
QLabel *plainLabel(const QString &text = {}, QWidget *parent = nullptr);

// The same in a quieter colour and a slightly smaller size, for what explains rather than says.
QLabel *quietLabel(const QString &text = {}, QWidget *parent = nullptr);

// The same in bold and slightly larger, for the head of a panel.
QLabel *titleLabel(const QString &text = {}, QWidget *parent = nullptr);

// Plain text made safe for places that would take it for rich text, such as tool tips; wraps long lines.
QString toolTipText(const QString &plain);

// One line that ends in "…" where it does not fit; the whole text is its tool tip.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    void setFullText(const QString &text);
    QString fullText() const { return m_text; }

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void elide();

    QString m_text;
    bool m_eliding = false;
};

} // namespace stackwright::widgets
