#include "core/stack/stackdocument.h"
#include "tests/support/samples.h"
#include "ui/canvas/canvas.h"

#include <QElapsedTimer>
#include <QFile>
#include <QMouseEvent>
#include <QPainter>
#include <QRandomGenerator>
#include <QWheelEvent>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <ctime>

using namespace stackwright;

namespace {

constexpr int nodeCount = 5000;
constexpr int edgeCount = 7348;
constexpr int groupCount = 100;
constexpr int inGroup = nodeCount / groupCount;
constexpr QSize window(1920, 1080);
constexpr int patienceMs = 300'000;

QString nodeId(int i)
{
    return QStringLiteral("N%1").arg(i);
}

// Groups of 50, most edges within one, some to the next, a few across all of the chart; the same each time.
QString chartText()
{
    const QStringList first = {"Order", "Payment", "Mail", "Search", "Audit", "Report", "Session", "Catalogue"};
    const QStringList second = {"service", "database", "queue", "worker", "gateway", "cache for many readers", "proxy"};
    const QStringList classes = {"data", "app", "ops", "edge"};
    QRandomGenerator random(2026);
    QString text = QStringLiteral("flowchart TD\n"
                                  "  classDef data fill:#dbeafe,stroke:#1d4ed8\n  classDef app fill:#dcfce7,stroke:#15803d\n"
                                  "  classDef ops fill:#fef3c7,stroke:#b45309\n  classDef edge fill:#fce7f3,stroke:#be185d\n");
    for (int group = 0; group < groupCount; ++group) {
        text += QStringLiteral("  subgraph G%1[Part %1]\n").arg(group);
        for (int i = group * inGroup; i < (group + 1) * inGroup; ++i) {
            const QString label = first[random.bounded(first.size())] + u' ' + second[random.bounded(second.size())];
            const bool gate = random.bounded(12) == 0;
            text += QStringLiteral("    %1%2\"TASK-%3: %4\"%5:::%6\n")
                        .arg(nodeId(i), gate ? QStringLiteral("{") : QStringLiteral("["))
                        .arg(i)
                        .arg(label, gate ? QStringLiteral("}") : QStringLiteral("]"), classes[random.bounded(classes.size())]);
        }
        text += QStringLiteral("  end\n");
    }
    for (int i = 0; i < edgeCount; ++i) {
        const int from = random.bounded(nodeCount);
        const int luck = random.bounded(100);
        const int group = luck < 75 ? from / inGroup : luck < 96 ? (from / inGroup + 1) % groupCount : random.bounded(groupCount);
        const int to = group * inGroup + random.bounded(inGroup);
        const QString label = random.bounded(10) == 0 ? QStringLiteral("|asks|") : QString();
        text += QStringLiteral("  %1 -->%2 %3\n").arg(nodeId(from), label, nodeId(to));
    }
    return text;
}

stack::Stack placedStack()
{
    stack::Stack stack = stack::fromMermaid(chartText(), QStringLiteral("big.mmd")).value();
    for (int i = 0; i < nodeCount; ++i) {
        const int group = i / inGroup;
        const int member = i % inGroup;
        const QPointF corner(group % 10 * 2300, group / 10 * 1100);
        stack.positions.insert(nodeId(i), corner + QPointF(member % 8 * 270, member / 8 * 135));
    }
    return stack;
}

struct Times
{
    QList<double> ms;
    QList<double> cpuMs; // of this thread alone: what a busy machine does not change

    static double at(double share, QList<double> sorted)
    {
        std::sort(sorted.begin(), sorted.end());
        return sorted.isEmpty() ? 0 : sorted[std::min(sorted.size() - 1, qsizetype(double(sorted.size()) * share))];
    }
};

class Stopwatch
{
public:
    Stopwatch() { m_timer.start(); }
    void into(Times *times) const
    {
        times->ms.append(double(m_timer.nsecsElapsed()) / 1e6);
        times->cpuMs.append(cpuMs() - m_cpu);
    }

private:
    static double cpuMs()
    {
        timespec time = {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
    }

    QElapsedTimer m_timer;
    double m_cpu = cpuMs();
};

double peakMegabytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

} // namespace

// What a frame of a chart of 5,000 nodes and 7,348 edges takes, in milliseconds and as a multiple of what a bare painter needs
// for as many rectangles and lines.
class CanvasBench : public QObject
{
    Q_OBJECT

private slots:
    void shouldSayWhatFramesTake();

private:
    bool eventFilter(QObject *, QEvent *event) override
    {
        m_frames += event->type() == QEvent::Paint;
        return false;
    }

    // What a person did and all that it takes until the window shows it.
    template <typename Act>
    void frame(Times *times, Act act)
    {
        const Stopwatch watch;
        act();
        QEvent request(QEvent::UpdateRequest);
        QCoreApplication::sendEvent(m_canvas->window(), &request);
        watch.into(times);
    }

    void wheel(int delta, Qt::KeyboardModifiers modifiers)
    {
        const QPointF middle = QRectF(m_canvas->rect()).center();
        QWheelEvent event(
            middle, m_canvas->mapToGlobal(middle), {}, {0, delta}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_canvas.get(), &event);
    }

    void mouse(QEvent::Type type, const QPointF &at, Qt::MouseButton button)
    {
        const Qt::MouseButtons buttons = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent event(type, at, m_canvas->mapToGlobal(at), button, buttons, Qt::NoModifier);
        QCoreApplication::sendEvent(m_canvas.get(), &event);
    }

    Times calibration() const;
    void tell(const char *what, const Times &times, double wanted) const;

    std::unique_ptr<canvas::Canvas> m_canvas;
    double m_bare = 1;
    int m_frames = 0;
};

Times CanvasBench::calibration() const
{
    QImage image(window, QImage::Format_RGB32);
    Times times;
    QList<QRectF> rects;
    QList<QPolygonF> lines;
    for (const canvas::NodeItem &node : m_canvas->scene().nodes())
        rects.append(QRectF(m_canvas->toWidget(node.rect.topLeft()), node.rect.size() * m_canvas->zoom()));
    for (const canvas::EdgeItem &edge : m_canvas->scene().edges()) {
        QPolygonF line;
        for (const QPointF &point : edge.route.points)
            line.append(m_canvas->toWidget(point));
        lines.append(line);
    }
    for (int i = 0; i < 15; ++i) {
        const Stopwatch watch;
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setPen(Qt::black);
        for (const QPolygonF &line : std::as_const(lines))
            painter.drawPolyline(line);
        for (const QRectF &rect : std::as_const(rects))
            painter.fillRect(rect, Qt::gray);
        painter.end();
        watch.into(&times);
    }
    return times;
}

void CanvasBench::tell(const char *what, const Times &times, double wanted) const
{
    const double median = Times::at(0.5, times.ms);
    const double worst = Times::at(0.99, times.ms);
    qInfo("%-12s median %7.2f ms, p99 %7.2f ms (wanted: %.0f); processor time alone %.2f and %.2f ms, %.2f and %.2f of the bare "
          "painter's",
        what, median, worst, wanted, Times::at(0.5, times.cpuMs), Times::at(0.99, times.cpuMs),
        Times::at(0.5, times.cpuMs) / m_bare, Times::at(0.99, times.cpuMs) / m_bare);
}

void CanvasBench::shouldSayWhatFramesTake()
{
    // given a chart whose places are known
    const kinds::Catalogue catalogue = test::builtInKinds();
    theme::ThemeSource themes;
    stack::StackDocument document;
    document.replace(placedStack());
    QCOMPARE(document.stack().chart.nodes.size(), nodeCount);
    QCOMPARE(document.stack().chart.edges.size(), edgeCount);

    // when it is opened, until its first frame
    Times shows;
    for (int i = 0; i < 5; ++i) {
        m_canvas.reset();
        const Stopwatch watch;
        m_canvas = std::make_unique<canvas::Canvas>(document, catalogue, themes);
        m_canvas->installEventFilter(this);
        m_canvas->resize(window);
        m_frames = 0;
        m_canvas->show();
        QVERIFY(QTest::qWaitFor([this] { return m_frames > 0; }, patienceMs));
        watch.into(&shows);
    }
    QVERIFY(QTest::qWaitFor([this] { return !m_canvas->isArranging(); }, patienceMs));

    // and all of it is seen
    Times whole;
    for (int i = 0; i < 30; ++i) {
        frame(&whole, [&] {
            m_canvas->setServices({}); // nothing that was painted before holds
            m_canvas->fit();
        });
    }
    QVERIFY(m_canvas->zoom() < 0.2);
    m_bare = Times::at(0.5, calibration().cpuMs);

    // and it is panned and zoomed at reading size, in steps that are never the same
    const QString held = nodeId(nodeCount / 2 + 20);
    m_canvas->reveal(held);
    m_canvas->setZoom(1.0);
    m_canvas->reveal(held);
    m_canvas->select({});
    QTest::qWait(400);
    QRandomGenerator random(7);
    Times pans;
    for (int i = 0; i < 200; ++i) {
        const int step = 20 + random.bounded(60);
        const Qt::KeyboardModifiers across = i % 2 ? Qt::ShiftModifier : Qt::NoModifier;
        frame(&pans, [&] { wheel(i % 4 < 2 ? step : -step, across); });
    }
    Times zooms;
    for (int i = 0; i < 100; ++i) {
        const int step = 5 + random.bounded(60);
        frame(&zooms, [&] { wheel(m_canvas->zoom() < 1 ? step : -step, Qt::ControlModifier); });
    }

    // and a node is dragged
    m_canvas->setZoom(1.0);
    m_canvas->reveal(held);
    const QPointF start = m_canvas->toWidget(m_canvas->scene().rectOf(held).center());
    mouse(QEvent::MouseButtonPress, start, Qt::LeftButton);
    mouse(QEvent::MouseMove, start + QPointF(30, 0), Qt::NoButton);
    Times drags;
    for (int i = 0; i < 200; ++i) {
        const QPointF at = start + QPointF(60 * std::cos(i * 0.1), 60 * std::sin(i * 0.1));
        const int before = m_frames;
        frame(&drags, [&] { mouse(QEvent::MouseMove, at, Qt::NoButton); });
        QVERIFY(m_frames > before);
    }
    QVERIFY(m_canvas->scene().rectOf(held).center() != m_canvas->toPlane(start));
    mouse(QEvent::MouseButtonRelease, start, Qt::LeftButton);

    qInfo("bare painter: %.2f ms of processor time for as many rectangles and lines", m_bare);
    tell("first show", shows, 300);
    tell("all in view", whole, 33);
    tell("pan", pans, 8);
    tell("zoom", zooms, 8);
    tell("drag step", drags, 4);
    qInfo("peak memory  %.0f MB (wanted: 250)", peakMegabytes());
}

QTEST_MAIN(CanvasBench)
#include "tst_canvasbench.moc"
