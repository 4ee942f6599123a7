#pragma once

#include <QPushButton>

namespace stackwright::widgets {

// A large button: an icon, a title, and below it a quieter text that wraps. As high as its text needs.
class LinkButton : public QPushButton
{
    Q_OBJECT

public:
    // Both texts are shown as they are, never as markup or mnemonics.
    LinkButton(const QIcon &icon, const QString &title, const QString &text, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QFont titleFont() const;
    QFont textFont() const;
    int wordsLeft() const;           // px from the button's left
    int textHeight(int width) const; // of the wrapped text in a button of this width

    QString m_title;
    QString m_text;
};

} // namespace stackwright::widgets
