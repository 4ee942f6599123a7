#pragma once

#include "ui/inspector/context.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace stackwright::inspector {

// A selected edge or group: what it joins or holds, and its label or title.
class LinkPage : public QWidget
{
    Q_OBJECT

public:
    explicit LinkPage(const Context &context, QWidget *parent = nullptr);

    void showItem(const QString &edgeOrGroupId);

private:
    void take(const QString &text);

    const Context &m_context;
    QString m_id;
    QLabel *m_title;
    QLabel *m_detail;
    QLabel *m_what;
    QLineEdit *m_text;
};

} // namespace stackwright::inspector
