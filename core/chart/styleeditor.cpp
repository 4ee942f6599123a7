#include "core/chart/editor.h"

#include "core/chart/elementtext.h"
#include "core/chart/reader.h"
#include "core/chart/stylewriter.h"

// The part of editing that is about groups' own statements, classes and styles.
namespace stackwright::chart {

void Editor::editGroups()
{
    for (int i = 0; i < m_outline.frames.size(); ++i) {
        const Outline::Frame &frame = m_outline.frames[i];
        const Outline::Item &open = m_outline.items[frame.open];
        const Outline::Item &close = m_outline.items[frame.close];
        const Group *have = m_haveGroups.value(frame.group);
        const Group *wanted = m_wantedGroups.value(frame.group);
        if (!wanted) {
            m_edits.removeStatement(open.begin, open.end);
            m_edits.removeStatement(close.begin, close.end);
            continue;
        }
        m_claimed[effectiveGroup(frame.around)].insert(frame.group);
        m_written.insert(frame.group);
        // A group that stands within another one cannot leave it by a mention.
        m_lost = m_lost || (frame.around >= 0 && effectiveGroup(frame.around) != m_wantedOwner.value(frame.group) &&
                               m_haveOwner.value(frame.group) != m_wantedOwner.value(frame.group));
        const bool sameCount = m_have.groups.size() == m_wanted.groups.size();
        if (have && (have->title != wanted->title || have->labelType != wanted->labelType)) {
            const int index = sameCount ? int(wanted - m_wanted.groups.constData()) : -1;
            m_edits.replace(open.begin, open.end, groupText(*wanted, index));
        } else if (!sameCount && wanted->id.startsWith(QLatin1String("subGraph")) &&
                   std::get<SubgraphStatement>(open.statement.content).id != wanted->id) {
            m_edits.replace(open.begin, open.end, groupText(*wanted, -1)); // its number would be another
        }
        if (have && have->direction != wanted->direction)
            editDirection(i);
    }
    for (const Outline::Item &item : m_outline.items) {
        if (std::holds_alternative<DirectionStatement>(item.statement.content) && item.frame >= 0 &&
            !m_wantedGroups.contains(m_outline.frames[item.frame].group))
            m_edits.removeStatement(item.begin, item.end);
    }
}

void Editor::editDirection(int number)
{
    const Outline::Frame &frame = m_outline.frames[number];
    const QString wanted = m_wantedGroups.value(frame.group)->direction;
    bool written = false;
    for (const Outline::Item &item : m_outline.items) {
        if (item.frame != number || !std::holds_alternative<DirectionStatement>(item.statement.content))
            continue;
        if (written || wanted.isEmpty())
            m_edits.removeStatement(item.begin, item.end);
        else
            m_edits.replace(item.begin, item.end, QLatin1String("direction ") + wanted);
        written = true;
    }
    const Outline::Item &open = m_outline.items[frame.open];
    if (!written && !wanted.isEmpty())
        m_edits.insertAfter(
            open.end - 1, {QLatin1String("direction ") + wanted}, m_edits.indentation(open.begin) + QLatin1String("    "));
}

void Editor::editStyling(int number)
{
    const Outline::Item &item = m_outline.items[number];
    if (const auto *statement = std::get_if<ClassStatement>(&item.statement.content)) {
        editClass(item, *statement);
    } else if (const auto *style = std::get_if<StyleStatement>(&item.statement.content)) {
        const QString id = style->id.toString();
        const auto stylesIn = [&](const auto &nodes, const auto &groups) {
            return nodes.contains(id) ? nodes.value(id)->styles : groups.contains(id) ? groups.value(id)->styles : QStringList();
        };
        if (isGone(id) || stylesIn(m_haveNodes, m_haveGroups) != stylesIn(m_wantedNodes, m_wantedGroups))
            m_edits.removeStatement(item.begin, item.end); // addStyling() says them anew
    } else if (const auto *click = std::get_if<ClickStatement>(&item.statement.content)) {
        if (!click->ids.contains(u',') && isGone(click->ids.toString()))
            m_edits.removeStatement(item.begin, item.end);
        else if (!click->ids.contains(u',') && comesLate(click->ids.toString())) {
            m_edits.removeStatement(item.begin, item.end);
            m_late.append(m_text.sliced(item.begin, item.end - item.begin));
        }
    } else if (const auto *link = std::get_if<LinkStyleStatement>(&item.statement.content)) {
        if (m_edgesShift && !link->ofDefault)
            m_edits.removeStatement(item.begin, item.end);
    }
}

bool Editor::comesLate(const QString &id) const
{
    return m_haveNodes.contains(id) && m_primary.contains(id) && m_wantedNodes.contains(id) && !m_said.contains(id) &&
           m_mentionsLeft.value(id) < m_mentions.value(id);
}

void Editor::editClass(const Outline::Item &item, const ClassStatement &statement)
{
    const QString className = statement.className.toString();
    const auto classesIn = [](const QString &id, const auto &nodes, const auto &groups, const Chart &chart) {
        if (nodes.contains(id))
            return nodes.value(id)->classes;
        if (groups.contains(id))
            return groups.value(id)->classes;
        const Edge *edge = chart.edge(id);
        return edge ? edge->classes : QStringList();
    };
    QStringList ids;
    QStringList all;
    for (const QStringView each : statement.ids.split(u','))
        all.append(each.trimmed().toString());
    for (const QString &id : all) {
        const bool unwanted = !classesIn(id, m_wantedNodes, m_wantedGroups, m_wanted).contains(className) &&
                              classesIn(id, m_haveNodes, m_haveGroups, m_have).contains(className);
        if (!isGone(id) && !unwanted && comesLate(id))
            m_lostClasses[id].append(className);
        else if (!isGone(id) && !unwanted)
            ids.append(id);
    }
    // Who is new to the class joins its first statement.
    for (const QString &id : joining(className)) {
        if (!m_written.contains(className + u' ' + id)) {
            m_written.insert(className + u' ' + id);
            ids.append(id);
        }
    }
    if (ids == all)
        return;
    if (ids.isEmpty())
        m_edits.removeStatement(item.begin, item.end);
    else
        m_edits.replace(item.begin, item.end, QLatin1String("class ") + ids.join(u',') + u' ' + className);
}

// The nodes that are new to a class. All classes at once: a chart may have a statement for every node.
QStringList Editor::joining(const QString &className)
{
    if (!m_joining) {
        m_joining.emplace();
        for (const Node &node : m_wanted.nodes) {
            const Node *have = m_haveNodes.value(node.id);
            if (!have || node.id.contains(u',') || have->classes == node.classes)
                continue;
            const QStringList missing = missingClasses(node.id, have->classes, node.classes);
            for (const QString &each : QSet<QString>(missing.cbegin(), missing.cend()))
                (*m_joining)[each].append(node.id);
        }
    }
    return m_joining->value(className);
}

QStringList Editor::missingClasses(const QString &id, const QStringList &now, const QStringList &wanted) const
{
    QStringList missing = wanted;
    for (const QString &each : now)
        missing.removeOne(each);
    missing.removeIf([&](const QString &name) { return m_written.contains(name + u' ' + id); });
    return missing;
}

void Editor::addStyling()
{
    QStringList lines = m_late;
    const auto add = [&](const auto &item, const auto *have) {
        QStringList now = have ? have->classes : QStringList();
        for (const QString &lost : m_lostClasses.value(item.id))
            now.removeOne(lost);
        for (const QString &name : missingClasses(item.id, now, item.classes))
            lines.append(item.id.contains(u',') ? QString(item.id + QLatin1String(":::") + name)
                                                : QString(QLatin1String("class ") + item.id + u' ' + name));
        if (item.styles != (have ? have->styles : QStringList())) {
            for (const QString &text : styleTexts(item.styles))
                lines.append(QLatin1String("style ") + item.id + u' ' + text);
        }
    };
    for (const Node &node : m_wanted.nodes)
        add(node, m_haveNodes.value(node.id));
    for (const Group &group : m_wanted.groups)
        add(group, m_haveGroups.value(group.id));
    if (!lines.isEmpty() && !m_outline.items.isEmpty()) {
        const Outline::Item &last = m_outline.items.last();
        m_edits.insertAfter(last.end - 1, lines, last.frame < 0 ? m_edits.indentation(last.begin) : QStringLiteral("    "));
    } else if (!lines.isEmpty()) {
        m_lost = true;
    }
}

} // namespace stackwright::chart
