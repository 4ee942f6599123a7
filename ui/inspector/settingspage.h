#pragma once

#include "ui/inspector/context.h"

#include <QWidget>

class QLabel;
class QScrollArea;

namespace stackwright::inspector {

class EnvironmentLens;
class Section;
class SettingRow;

// Every setting of one node, or those that several have in common, in the sections of the kind, through the lens of one
// environment.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(const Context &context, QWidget *parent = nullptr);

    void showNodes(const QStringList &nodeIds);
    void refresh(); // after a change of the document
    void reveal(const QString &settingId);
    void focusFirst();
    void setEnvironment(const QString &environment);

private:
    void rebuild();
    QString nothingText() const;
    bool applies(const SettingRow &row) const;
    void applyConditions();
    void edit(const QString &settingId, const yaml::Value &value);

    const Context &m_context;
    EnvironmentLens *m_lens;
    QScrollArea *m_area;
    QLabel *m_help;
    QStringList m_nodeIds;
    QList<const kinds::Kind *> m_kinds; // of each
    QList<SettingRow *> m_rows;
    QList<Section *> m_sections;
};

} // namespace stackwright::inspector
