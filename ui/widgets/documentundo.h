#pragma once

#include <QObject>

#include <functional>

namespace stackwright::widgets {

// Leaves Ctrl+Z and its opposite to the window, so that an edit in a field is undone by the stack's one history and not by the
// field's own. Install it on an editor widget. Where `ownFirst` says so, the field undoes its own typing.
class DocumentUndo : public QObject
{
    Q_OBJECT

public:
    explicit DocumentUndo(QObject *editor, std::function<bool()> ownFirst = {});

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::function<bool()> m_ownFirst;
};

} // namespace stackwright::widgets
