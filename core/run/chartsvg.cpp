#include "core/run/chartsvg.h"

#include "core/chart/classstyles.h"
#include "core/layout/textmetrics.h"
#include "core/run/chartgraph.h"
#include "core/run/svgpath.h"

#include <QLineF>

#include <algorithm>

namespace stackwright::run {

namespace {

using svg::number;

constexpr double margin = 16;    // px around the drawing
constexpr double headLength = 9; // px
constexpr double headHalf = 4.5;
constexpr double cornerRadius = 7;

const QString nodeFill = QStringLiteral("#f4f6fb");
const QString nodeStroke = QStringLiteral("#5b6b8c");
const QString groupFill = QStringLiteral("#8794ab"); // seen through, so that nesting shows
const QString groupStroke = QStringLiteral("#b3bccb");
const QString ink = QStringLiteral("#1f2933");
const QString line = QStringLiteral("#52606d");

class Writer
{
public:
    Writer(const chart::Chart &chart, const layout::Drawing &drawing)
        : m_chart(chart)
        , m_styles(chart)
        , m_cards(chart)
        , m_drawing(drawing)
    {
    }

    QByteArray written()
    {
        begin();
        // Outer groups are listed after inner ones, and must be painted before.
        QList<const chart::Group *> groups;
        for (const chart::Group &group : m_chart.groups) {
            if (m_drawing.groups.contains(group.id))
                groups.append(&group);
        }
        std::stable_sort(groups.begin(), groups.end(),
            [this](const chart::Group *a, const chart::Group *b) { return area(a->id) > area(b->id); });
        for (const chart::Group *group : groups)
            writeGroup(*group);
        for (const chart::Edge &edge : m_chart.edges)
            writeEdge(edge);
        for (const chart::Node &node : m_chart.nodes)
            writeNode(node);
        return m_text + "</svg>\n";
    }

private:
    double area(const QString &group) const
    {
        const QRectF rect = m_drawing.groups.value(group);
        return rect.width() * rect.height();
    }

    void begin()
    {
        const QRectF view = m_drawing.bounds.adjusted(-margin, -margin, margin, margin);
        m_text =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"" +
            number(view.width()) + "\" height=\"" + number(view.height()) + "\" viewBox=\"" + number(view.x()) + ' ' +
            number(view.y()) + ' ' + number(view.width()) + ' ' + number(view.height()) +
            "\" role=\"img\" font-family=\"system-ui, 'Segoe UI', Helvetica, Arial, sans-serif\" font-size=\"" +
            number(chartEmPx) + "\">\n";
        const QString title = m_chart.accTitle.isEmpty() ? m_chart.title : m_chart.accTitle;
        if (!title.isEmpty())
            m_text += "<title>" + svg::escaped(title) + "</title>\n";
        if (!m_chart.accDescription.isEmpty())
            m_text += "<desc>" + svg::escaped(m_chart.accDescription) + "</desc>\n";
    }

    static QByteArray paint(const QMap<QString, QString> &style, const QString &fill, const QString &stroke)
    {
        return " fill=\"" + svg::safeStyle(style, QStringLiteral("fill"), fill).toLatin1() + "\" stroke=\"" +
               svg::safeStyle(style, QStringLiteral("stroke"), stroke).toLatin1() + '"' +
               svg::styleAttributes(style, {QStringLiteral("stroke-width"), QStringLiteral("stroke-dasharray"),
                                               QStringLiteral("fill-opacity"), QStringLiteral("opacity")});
    }

    static QByteArray textPaint(const QMap<QString, QString> &style, const QString &fallback)
    {
        return " fill=\"" + svg::safeStyle(style, QStringLiteral("color"), fallback).toLatin1() + '"' +
               svg::styleAttributes(style, {QStringLiteral("font-weight"), QStringLiteral("font-style")});
    }

    void writeGroup(const chart::Group &group)
    {
        const QRectF rect = m_drawing.groups.value(group.id);
        QMap<QString, QString> style = m_styles.of(group);
        if (!style.contains(QStringLiteral("fill")))
            style.insert(QStringLiteral("fill-opacity"), QStringLiteral("0.1"));
        m_text += svg::shape(QStringLiteral("rounded"), rect, paint(style, groupFill, groupStroke));
        const QStringList lines = groupLines(group);
        if (lines.isEmpty())
            return;
        const double height = layout::textSize(lines, chartEmPx).height();
        m_text += svg::textLines(lines, {rect.center().x(), rect.top() + 8 + height / 2},
            " text-anchor=\"middle\" font-weight=\"bold\"" + textPaint(style, ink));
    }

    void writeNode(const chart::Node &node)
    {
        if (!m_drawing.nodes.contains(node.id))
            return;
        const QRectF rect = m_drawing.nodes.value(node.id);
        const QMap<QString, QString> style = m_styles.of(node);
        const QString fill = svg::safeStyle(style, QStringLiteral("fill"), nodeFill);
        m_text += svg::shape(node.shape, rect, paint(style, nodeFill, nodeStroke));
        m_text += svg::textLines(
            m_cards.lines(node), rect.center(), " text-anchor=\"middle\"" + textPaint(style, svg::textColourOn(fill, ink)));
    }

    void writeEdge(const chart::Edge &edge)
    {
        const layout::EdgeRoute route = m_drawing.edges.value(edge.id);
        if (route.points.size() < 2 || edge.stroke == QLatin1String("invisible"))
            return;
        QMap<QString, QString> style;
        for (const QStringList &list : {m_chart.defaultEdgeStyles, edge.styles}) {
            for (const QString &each : list)
                style.insert(each.section(u':', 0, 0).trimmed(), each.section(u':', 1).trimmed());
        }
        const QString colour = svg::safeStyle(style, QStringLiteral("stroke"), line);
        const QString thickness = edge.stroke == QLatin1String("thick") ? QStringLiteral("3") : QStringLiteral("1.5");
        QByteArray attributes = " fill=\"none\" stroke=\"" + colour.toLatin1() + "\" stroke-width=\"" +
                                svg::safeStyle(style, QStringLiteral("stroke-width"), thickness).toLatin1() + '"';
        if (edge.stroke == QLatin1String("dotted") && !style.contains(QStringLiteral("stroke-dasharray")))
            attributes += " stroke-dasharray=\"2 4\"";
        attributes += svg::styleAttributes(style, {QStringLiteral("stroke-dasharray"), QStringLiteral("opacity")});

        QString head = edge.type;
        const bool both = head.startsWith(QLatin1String("double_"));
        if (both)
            head.remove(0, 7);
        QList<QPointF> points = route.points;
        QByteArray heads = headAt(head, points[points.size() - 2], points.last(), colour);
        if (both)
            heads += headAt(head, points[1], points.first(), colour);
        shorten(points, head, false);
        if (both)
            shorten(points, head, true);
        m_text += "<path d=\"" + svg::roundedPath(points, cornerRadius) + "\"" + attributes + "/>\n" + heads;
        const QStringList lines = edgeLines(edge);
        if (!lines.isEmpty())
            m_text += svg::textLines(lines, route.label.center(), " text-anchor=\"middle\"" + textPaint(style, ink));
    }

    // A thick line would show beside the tip of its head.
    static void shorten(QList<QPointF> &points, const QString &head, bool start)
    {
        if (head != QLatin1String("arrow_point") && head != QLatin1String("arrow_circle"))
            return;
        QPointF &end = start ? points.first() : points.last();
        const QLineF last(end, start ? points[1] : points[points.size() - 2]);
        if (last.length() > headLength)
            end = last.pointAt((headLength - 1) / last.length());
    }

    static QByteArray headAt(const QString &head, const QPointF &before, const QPointF &tip, const QString &colour)
    {
        const QLineF way(tip, before);
        if (way.length() < 0.01)
            return {};
        const QPointF back = (before - tip) / way.length();
        const QPointF aside(-back.y(), back.x());
        const auto pair = [](const QPointF &point) { return number(point.x()) + ',' + number(point.y()); };
        const QByteArray fill = " fill=\"" + colour.toLatin1() + "\"";
        if (head == QLatin1String("arrow_point")) {
            const QPointF base = tip + back * headLength;
            return "<polygon points=\"" + pair(tip) + ' ' + pair(base + aside * headHalf) + ' ' + pair(base - aside * headHalf) +
                   "\"" + fill + "/>\n";
        }
        if (head == QLatin1String("arrow_circle")) {
            const QPointF middle = tip + back * headHalf;
            return "<circle cx=\"" + number(middle.x()) + "\" cy=\"" + number(middle.y()) + "\" r=\"" + number(headHalf) + "\"" +
                   fill + "/>\n";
        }
        if (head == QLatin1String("arrow_cross")) {
            const QPointF middle = tip + back * (headHalf + 1);
            const QPointF one = (back + aside) * headHalf;
            const QPointF two = (back - aside) * headHalf;
            return "<path d=\"M" + pair(middle - one) + 'L' + pair(middle + one) + 'M' + pair(middle - two) + 'L' +
                   pair(middle + two) + "\" fill=\"none\" stroke=\"" + colour.toLatin1() + "\" stroke-width=\"2\"/>\n";
        }
        return {};
    }

    const chart::Chart &m_chart;
    const chart::ClassStyles m_styles;
    const NodeCards m_cards;
    const layout::Drawing &m_drawing;
    QByteArray m_text;
};

} // namespace

QByteArray chartSvg(const chart::Chart &chart, const layout::Drawing &drawing)
{
    return Writer(chart, drawing).written();
}

} // namespace stackwright::run
