#pragma once

#include <QLabel>

namespace stackwright::theme {
class ThemeSource;
}

namespace stackwright::inspector {

// Says beside a field what is wrong with its text; hidden where nothing is.
class FaultLabel : public QLabel
{
    Q_OBJECT

public:
    explicit FaultLabel(const theme::ThemeSource &themes, QWidget *parent = nullptr);

    void showFault(const QString &fault); // empty: none

private:
    void dress();

    const theme::ThemeSource &m_themes;
};

} // namespace stackwright::inspector
