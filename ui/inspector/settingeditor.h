#pragma once

#include "core/yaml/value.h"

#include <QWidget>

namespace stackwright::inspector {

// Edits one value. It knows nothing of nodes or of the document: it is shown a value and tells what a person made of it.
class SettingEditor : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    // `value` is null where nothing is set; then `fallback`, what counts instead, is shown in grey. What a person is typing
    // and already means `value` stays as typed.
    virtual void showValue(const yaml::Value &value, const yaml::Value &fallback) = 0;
    // Several nodes are edited, and they differ: what a person makes of it is then the value of all of them.
    virtual void showSeveral() { showValue({}, {}); }
    // False where a person could lose what they do not see by an edit then: the parts of a value that is made of many.
    virtual bool isWhole() const { return true; }
    // Small enough to stand beside its title.
    virtual bool fitsBesideTitle() const { return false; }

signals:
    // Null takes the setting back to what counts without it.
    void edited(const stackwright::yaml::Value &value);

protected:
    static QString severalValues() { return tr("several values"); }
};

} // namespace stackwright::inspector
