#include "tests/support/canvasbench.h"
#include "tests/support/samples.h"

#include <QFile>
#include <QMimeData>
#include <QtTest>

namespace stackwright::test {

namespace {

constexpr int patienceMs = 60'000;

} // namespace

CanvasBench::CanvasBench(const stack::Stack &stack, const QSize &size)
{
    document.replace(stack);
    canvas = std::make_unique<canvas::Canvas>(document, builtInKinds(), themes);
    canvas->resize(size);
    canvas->show();
    canvas->setFocus();
}

std::unique_ptr<CanvasBench> CanvasBench::ofSample(const QSize &size)
{
    QFile file(QStringLiteral(":/examples/docker-configuration.mmd"));
    return file.open(QIODevice::ReadOnly) ? of(QString::fromUtf8(file.readAll()), size) : nullptr;
}

std::unique_ptr<CanvasBench> CanvasBench::of(const QString &mermaid, const QSize &size)
{
    const auto stack = stack::fromMermaid(mermaid, QStringLiteral("chart.mmd"));
    if (!stack)
        return nullptr;
    std::unique_ptr<CanvasBench> bench(new CanvasBench(*stack, size));
    return QTest::qWaitForWindowExposed(bench->canvas.get()) && bench->settle() ? std::move(bench) : nullptr;
}

bool CanvasBench::settle()
{
    return QTest::qWaitFor([this] { return !canvas->isArranging(); }, patienceMs);
}

void CanvasBench::show(const QString &id)
{
    canvas->reveal(id);
    canvas->setZoom(1.0);
    canvas->reveal(id);
}

void CanvasBench::drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers)
{
    QTest::mouseMove(canvas.get(), from);
    QTest::mousePress(canvas.get(), Qt::LeftButton, modifiers, from);
    for (int i = 1; i <= 5; ++i)
        QTest::mouseMove(canvas.get(), from + (to - from) * i / 5);
    QTest::mouseRelease(canvas.get(), Qt::LeftButton, modifiers, to);
}

bool CanvasBench::drop(const QString &kind, const QPoint &where)
{
    QMimeData data;
    data.setData(QLatin1String(canvas::kindMimeType), kind.toUtf8());
    QDragEnterEvent enter(where, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas.get(), &enter);
    QDragMoveEvent move(where, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas.get(), &move);
    QDropEvent dropped(where, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas.get(), &dropped);
    return dropped.isAccepted();
}

QString CanvasBench::differenceFromChart() const
{
    const stack::Stack &stack = document.stack();
    const chart::Chart &chart = stack.chart;
    const canvas::Scene &scene = canvas->scene();
    if (scene.nodes().size() != chart.nodes.size() || scene.edges().size() != chart.edges.size() ||
        scene.groups().size() != chart.groups.size())
        return QStringLiteral("other numbers of nodes, edges or groups");
    for (const chart::Node &node : chart.nodes) {
        const canvas::NodeItem *item = scene.node(node.id);
        if (!item || item->label != chart::plainText(node.label, node.labelType) || item->group != chart.groupOf(node.id) ||
            item->form != canvas::formOf(node.shape) || item->rect.size() != item->size)
            return QStringLiteral("node ") + node.id;
        const auto place = stack.positions.constFind(node.id);
        if (place != stack.positions.constEnd() && (item->rect.center() - *place).manhattanLength() >= 1)
            return QStringLiteral("place of ") + node.id;
        const QString hit = scene.nodeAt(item->rect.center());
        if (hit.isEmpty() || !scene.rectOf(hit).contains(item->rect.center()))
            return QStringLiteral("what is hit at ") + node.id;
    }
    for (const chart::Edge &edge : chart.edges) {
        const canvas::EdgeItem *item = scene.edge(edge.id);
        if (!item || item->from != edge.from || item->to != edge.to ||
            item->label != chart::plainText(edge.label, edge.labelType).trimmed() || item->stroke != edge.stroke)
            return QStringLiteral("edge ") + edge.id;
        if (!canvas->isArranging() && item->route.points.size() < 2)
            return QStringLiteral("line of ") + edge.id;
    }
    for (const chart::Group &group : chart.groups) {
        const canvas::GroupItem *item = scene.group(group.id);
        if (!item || item->parent != group.parent || item->title != chart::plainText(group.title, group.labelType).simplified())
            return QStringLiteral("group ") + group.id;
    }
    return {};
}

} // namespace stackwright::test
