#pragma once

#include "ui/inspector/context.h"

#include <QWidget>

class QLabel;
class QScrollArea;

namespace stackwright::inspector {

class EnvironmentLens;
class Section;
class SettingRow;

// Every setting of one node, in the sections of its kind, through the lens of one environment.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(const Context &context, QWidget *parent = nullptr);

    void showNode(const QString &nodeId);
    void refresh(); // after a change of the document
    void reveal(const QString &settingId);
    void setEnvironment(const QString &environment);

private:
    void rebuild();
    void applyConditions();
    void edit(const QString &settingId, const yaml::Value &value);

    const Context &m_context;
    EnvironmentLens *m_lens;
    QScrollArea *m_area;
    QLabel *m_help;
    QString m_nodeId;
    QString m_kindId;
    QList<SettingRow *> m_rows;
    QList<Section *> m_sections;
};

} // namespace stackwright::inspector
