#include "ui/inspector/settingspage.h"

#include "core/stack/edits.h"
#include "ui/inspector/environmentlens.h"
#include "ui/inspector/section.h"
#include "ui/inspector/settingrow.h"
#include "ui/widgets/labels.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace stackwright::inspector {

SettingsPage::SettingsPage(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_lens(new EnvironmentLens)
    , m_area(new QScrollArea)
    , m_help(widgets::quietLabel())
{
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_help->setWordWrap(true);
    m_help->setContentsMargins(12, 6, 12, 8);
    m_help->setAlignment(Qt::AlignTop);
    m_help->hide();

    auto *lens = new QHBoxLayout;
    lens->setContentsMargins(12, 6, 12, 4);
    lens->setSpacing(8);
    lens->addWidget(widgets::quietLabel(tr("Values for")));
    lens->addWidget(m_lens, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(lens);
    layout->addWidget(m_area, 1);
    layout->addWidget(m_help);
    connect(m_lens, &EnvironmentLens::environmentChanged, this, &SettingsPage::rebuild);
}

void SettingsPage::showNode(const QString &nodeId)
{
    const kinds::Kind *kind = stack::kindOf(m_context.document.stack(), nodeId, m_context.catalogue);
    const QString kindId = kind ? kind->id : QString();
    if (nodeId == m_nodeId && kindId == m_kindId) {
        refresh();
        return;
    }
    m_nodeId = nodeId;
    m_kindId = kindId;
    rebuild();
}

void SettingsPage::refresh()
{
    m_lens->setEnvironments(m_context.document.stack().environments);
    for (SettingRow *row : std::as_const(m_rows)) {
        row->refresh();
    }
    applyConditions();
}

void SettingsPage::reveal(const QString &settingId)
{
    for (SettingRow *row : std::as_const(m_rows)) {
        if (row->setting().id == settingId) {
            for (Section *section : std::as_const(m_sections)) {
                if (section->isAncestorOf(row)) {
                    section->unfold();
                }
            }
            m_area->ensureWidgetVisible(row, 0, 60);
            row->focusEditor();
        }
    }
}

void SettingsPage::setEnvironment(const QString &environment)
{
    m_lens->setEnvironment(environment);
}

void SettingsPage::rebuild()
{
    m_rows.clear();
    m_sections.clear();
    m_help->hide();
    m_lens->setEnvironments(m_context.document.stack().environments);
    const kinds::Kind *kind = m_context.catalogue.kind(m_kindId);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(10, 4, 12, 12);
    layout->setSpacing(4);
    if (!kind || kind->settings.isEmpty()) {
        QLabel *nothing = widgets::quietLabel(
            !kind ? tr("The kind of this node is not known here, so it has no settings.") : tr("This kind has nothing to set."));
        nothing->setWordWrap(true);
        layout->addWidget(nothing);
    } else {
        QMap<QString, Section *> byTitle;
        for (const kinds::Setting &setting : kind->settings) {
            const QString title = setting.section.isEmpty() ? tr("General") : setting.section;
            Section *&section = byTitle[title];
            if (!section) {
                section = new Section(title);
                m_sections.append(section);
                layout->addWidget(section);
            }
            auto *row = new SettingRow(m_context, m_nodeId, setting, m_lens->environment());
            connect(row, &SettingRow::wanted, this, &SettingsPage::edit);
            connect(row, &SettingRow::focused, this, [this](const QString &help) {
                m_help->setText(help);
                m_help->setVisible(!help.isEmpty());
            });
            section->addRow(row);
            m_rows.append(row);
        }
    }
    layout->addStretch();
    m_area->setWidget(page);
    applyConditions();
}

void SettingsPage::applyConditions()
{
    if (!m_context.applies) {
        return;
    }
    for (SettingRow *row : std::as_const(m_rows)) {
        row->setVisible(row->setting().when.isEmpty() ||
                        m_context.applies(m_context.document.stack(), m_nodeId, row->setting(), m_lens->environment()));
    }
}

void SettingsPage::edit(const QString &settingId, const yaml::Value &value)
{
    const QString environment = m_lens->environment();
    const kinds::Kind *kind = m_context.catalogue.kind(m_kindId);
    const kinds::Setting *setting = kind ? kind->setting(settingId) : nullptr;
    if (!setting) {
        return;
    }
    const QString name = value.isNull() ? tr("Reset %1 of %2") : tr("Set %1 of %2");
    const QString where = environment.isEmpty() ? m_nodeId : tr("%1 in %2").arg(m_nodeId, environment);
    const QString mergeKey =
        value.isNull() ? QString() : QStringLiteral("setting:%1/%2/%3").arg(m_nodeId, settingId, environment);
    m_context.document.edit(name.arg(setting->title, where),
        stack::withSetting(m_context.document.stack(), m_nodeId, settingId, environment, value), mergeKey);
}

} // namespace stackwright::inspector
