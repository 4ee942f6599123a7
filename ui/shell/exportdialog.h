#pragma once

#include "ui/shell/exportflow.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace stackwright::widgets {
class CodeView;
}

namespace stackwright::shell {

// Shows what an export would do to a folder, file by file, and does it when the person says so.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    // The export is refused where a file holds one of the secrets.
    ExportDialog(Services &services, const ExportContents &contents, const QString &folder, QWidget *parent = nullptr);

    QString folder() const;
    void setFolder(const QString &folder);
    bool isReady() const; // a plan is shown that can be carried out
    void exportNow();
    // Not while files are written: what comes of it is for the person to see.
    void reject() override;

signals:
    void exported(const QString &folder, int written);

private:
    void plan();
    void showPlan(const exporting::Plan &plan);
    void showMessage(const QString &text);
    void showDifference();
    void showButtons();

    Services &m_services;
    ExportContents m_contents;
    exporting::Plan m_plan;
    bool m_planned = false;
    bool m_busy = false;
    int m_generation = 0;
    QLineEdit *m_folder;
    QPushButton *m_browse;
    QLabel *m_summary;
    QTreeWidget *m_list;
    widgets::CodeView *m_code;
    QCheckBox *m_force;
    QLabel *m_message;
    QPushButton *m_export;
    QPushButton *m_cancel;
};

} // namespace stackwright::shell
