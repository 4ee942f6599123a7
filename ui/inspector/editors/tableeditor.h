#pragma once

#include "core/kinds/setting.h"
#include "ui/inspector/settingeditor.h"

class QTableWidget;
class QToolButton;

namespace stackwright::inspector {

// Rows of the setting's columns.
class TableEditor : public SettingEditor
{
    Q_OBJECT

public:
    explicit TableEditor(const kinds::Setting &setting, QWidget *parent = nullptr);

    void showValue(const yaml::Value &value, const yaml::Value &fallback) override;
    bool isWhole() const override { return false; }

private:
    void fill(const yaml::List &rows, bool grey);
    void fillRow(int row, const yaml::Map &cells, bool grey);
    yaml::Value rows() const;
    void addRow();
    void removeRow();
    void fitHeight();

    kinds::Setting m_setting;
    QTableWidget *m_table;
    QToolButton *m_remove;
    yaml::Value m_shown;
    bool m_grey = false; // what is shown is the default
    bool m_everShown = false;
    bool m_filling = false;
};

} // namespace stackwright::inspector
