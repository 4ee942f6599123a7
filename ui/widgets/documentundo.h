#pragma once

#include <QObject>

namespace stackwright::widgets {

// Leaves Ctrl+Z and its opposite to the window, so that an edit in a field is undone by the stack's one history and not by the
// field's own. Install it on an editor widget.
class DocumentUndo : public QObject
{
    Q_OBJECT

public:
    explicit DocumentUndo(QObject *editor);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace stackwright::widgets
