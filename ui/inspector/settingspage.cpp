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

#include <algorithm>

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

void SettingsPage::showNodes(const QStringList &nodeIds)
{
    const stack::Stack &stack = m_context.document.stack();
    QList<const kinds::Kind *> kinds;
    if (nodeIds.size() == 1) {
        kinds.append(stack::kindOf(stack, nodeIds.first(), m_context.catalogue));
    } else {
        const QMap<QString, const kinds::Kind *> all = stack::kindsOf(stack, m_context.catalogue);
        for (const QString &id : nodeIds) {
            kinds.append(all.value(id));
        }
    }
    if (nodeIds == m_nodeIds && kinds == m_kinds) {
        refresh();
        return;
    }
    m_nodeIds = nodeIds;
    m_kinds = kinds;
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

void SettingsPage::focusFirst()
{
    if (!m_rows.isEmpty()) {
        reveal(m_rows.first()->setting().id);
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
    const QList<QList<Target>> settings = targetsOf(m_nodeIds, m_kinds);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(10, 4, 12, 12);
    layout->setSpacing(4);
    if (settings.isEmpty()) {
        QLabel *nothing = widgets::quietLabel(nothingText());
        nothing->setWordWrap(true);
        layout->addWidget(nothing);
    } else {
        QMap<QString, Section *> byTitle;
        for (const QList<Target> &targets : settings) {
            const kinds::Setting &setting = *targets.first().setting;
            const QString title = setting.section.isEmpty() ? tr("General") : setting.section;
            Section *&section = byTitle[title];
            if (!section) {
                section = new Section(title);
                m_sections.append(section);
                layout->addWidget(section);
            }
            auto *row = new SettingRow(m_context, targets, m_lens->environment());
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

QString SettingsPage::nothingText() const
{
    if (m_kinds.contains(nullptr)) {
        return m_nodeIds.size() == 1
                   ? tr("The kind of this node is not known here, so it has no settings.")
                   : tr("The kind of one of these nodes is not known here, so they have no settings in common.");
    }
    return m_nodeIds.size() == 1 ? tr("This kind has nothing to set.") : tr("These nodes have no settings in common.");
}

void SettingsPage::applyConditions()
{
    if (!m_context.applies) {
        return;
    }
    for (SettingRow *row : std::as_const(m_rows)) {
        row->setVisible(row->setting().when.isEmpty() || applies(*row));
    }
}

bool SettingsPage::applies(const SettingRow &row) const
{
    // Where it counts for some, it is there to be set. More than these would be noticed while typing.
    constexpr qsizetype most = 50;
    const QList<Target> asked = row.targets().first(qMin(most, row.targets().size()));
    return std::any_of(asked.cbegin(), asked.cend(), [&](const Target &target) {
        return m_context.applies(m_context.document.stack(), target.nodeId, *target.setting, m_lens->environment());
    });
}

void SettingsPage::edit(const QString &settingId, const yaml::Value &value)
{
    const auto row =
        std::find_if(m_rows.cbegin(), m_rows.cend(), [&](const SettingRow *one) { return one->setting().id == settingId; });
    if (row == m_rows.cend()) {
        return;
    }
    const QString environment = m_lens->environment();
    const QString nodes = m_nodeIds.size() == 1 ? m_nodeIds.first() : tr("%n node(s)", nullptr, int(m_nodeIds.size()));
    const QString name = value.isNull() ? tr("Reset %1 of %2") : tr("Set %1 of %2");
    const QString where = environment.isEmpty() ? nodes : tr("%1 in %2").arg(nodes, environment);
    const QString mergeKey =
        value.isNull() ? QString()
                       : QStringLiteral("setting:%1/%2/%3").arg(m_nodeIds.join(QLatin1Char(',')), settingId, environment);
    m_context.document.edit(name.arg((*row)->setting().title, where),
        stack::withSetting(m_context.document.stack(), m_nodeIds, settingId, environment, value), mergeKey);
}

} // namespace stackwright::inspector
