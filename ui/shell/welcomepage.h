#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace stackwright::shell {

class Actions;

// What a person sees before there is a stack.
class WelcomePage : public QScrollArea
{
    Q_OBJECT

public:
    explicit WelcomePage(const Actions &actions, QWidget *parent = nullptr);

    void showRecent(const QStringList &paths);

signals:
    void fileChosen(const QString &path);

private:
    QVBoxLayout *m_recent;
};

} // namespace stackwright::shell
