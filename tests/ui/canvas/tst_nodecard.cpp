#include "ui/canvas/itemstyle.h"
#include "ui/canvas/nodecontent.h"
#include "ui/theme/contrast.h"

#include <QFontMetricsF>
#include <QtTest>

using namespace stackwright;
using namespace stackwright::canvas;

class TestNodeCard : public QObject
{
    Q_OBJECT

private slots:
    void shouldReadColoursAsCssWritesThem_data();
    void shouldReadColoursAsCssWritesThem();
    void shouldKeepTextReadableOnEveryClassColour();
    void shouldKeepTheColoursOfAChartOnLightPaper();
    void shouldKeepClassesApartInTheDark();
    void shouldFitItsContentIntoEveryForm();
    void shouldMeetTheOutlineWhereALineLeaves();
    void shouldKnowTheWordsOfBothShapeFamilies();
    void shouldTakeACodeForACaption();
    void shouldBreakTitlesWithoutLosingWords();
    void shouldElideWhatHasNoEnd();
    void shouldShrinkATitleBeforeItElides();
};

void TestNodeCard::shouldReadColoursAsCssWritesThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QColor>("color");
    QTest::newRow("short") << "#f0c" << QColor(255, 0, 204);
    QTest::newRow("long") << "#e1f5fe" << QColor(225, 245, 254);
    QTest::newRow("alpha last") << "#11223380" << QColor(17, 34, 51, 128);
    QTest::newRow("short alpha") << "#1230" << QColor(17, 34, 51, 0);
    QTest::newRow("name") << "rebeccapurple" << QColor();
    QTest::newRow("known name") << " steelblue " << QColor(70, 130, 180);
    QTest::newRow("rgb") << "rgb(1, 2, 3)" << QColor(1, 2, 3);
    QTest::newRow("rgba") << "rgba(255 0 0 / 50%)" << QColor(255, 0, 0, 128);
    QTest::newRow("hsl") << "hsl(120, 100%, 50%)" << QColor(0, 255, 0);
    QTest::newRow("nonsense") << "rgb(1)" << QColor();
}

void TestNodeCard::shouldReadColoursAsCssWritesThem()
{
    QFETCH(QString, text);
    QFETCH(QColor, color);
    QCOMPARE(cssColor(text).isValid(), color.isValid());
    if (color.isValid())
        QCOMPARE(cssColor(text).rgba(), color.rgba());
}

void TestNodeCard::shouldKeepTextReadableOnEveryClassColour()
{
    const QStringList fills = {"#e1f5fe", "#fff3e0", "#f3e5f5", "#000", "#777", "yellow", "#0000ff", "none", "#ffffff00"};
    const QStringList inks = {"", "#fff", "#000", "#888", "red"};
    for (const bool dark : {false, true}) {
        const theme::Theme theme = theme::builtIn(dark);
        for (const QString &fill : fills) {
            for (const QString &ink : inks) {
                const ItemStyle style = nodeStyle({{"fill", fill}, {"color", ink}, {"stroke", fill}}, theme);
                const QColor under = style.fill.alpha() < 255 ? theme.color(theme::Role::Canvas) : style.fill;
                const QString what = QString("%1 on %2, %3").arg(ink, fill, theme.name);
                QVERIFY2(theme::contrastRatio(style.text, under) >= theme::textContrast, qPrintable(what));
                QVERIFY2(theme::contrastRatio(style.muted, under) >= theme::textContrast, qPrintable(what));
                QVERIFY2(theme::contrastRatio(style.stroke, theme.color(theme::Role::Canvas)) >= theme::graphicContrast,
                    qPrintable(what));
            }
        }
    }
}

void TestNodeCard::shouldKeepTheColoursOfAChartOnLightPaper()
{
    const ItemStyle style =
        nodeStyle({{"fill", "#e1f5fe"}, {"stroke", "#01579b"}, {"stroke-width", "2px"}, {"stroke-dasharray", "5 5"}},
            theme::builtIn(false));
    QCOMPARE(style.fill, QColor("#e1f5fe"));
    QCOMPARE(style.stroke, QColor("#01579b"));
    QCOMPARE(style.width, 2.0);
    QVERIFY(style.dashed);
}

void TestNodeCard::shouldKeepClassesApartInTheDark()
{
    const theme::Theme dark = theme::builtIn(true);
    const ItemStyle task = nodeStyle({{"fill", "#e1f5fe"}}, dark);
    const ItemStyle gate = nodeStyle({{"fill", "#fff3e0"}}, dark);
    QVERIFY(task.fill != gate.fill);
    QVERIFY(task.fill.lightnessF() < 0.4f);
    // What was dark already stays as it was chosen.
    QCOMPARE(nodeStyle({{"fill", "#102030"}}, dark).fill, QColor("#102030"));
}

void TestNodeCard::shouldFitItsContentIntoEveryForm()
{
    for (int form = 0; form <= int(Form::Text); ++form) {
        for (const QSizeF &content : {QSizeF(60, 28), QSizeF(190, 58)}) {
            const QRectF rect(QPointF(100, 50), sizeAround(Form(form), content));
            const QRectF room = contentRoom(Form(form), rect);
            QVERIFY2(room.width() >= content.width() - 0.01, qPrintable(QString::number(form)));
            QVERIFY2(room.height() >= content.height() - 0.01, qPrintable(QString::number(form)));
            QRectF box(QPointF(), content);
            box.moveCenter(room.center());
            QVERIFY2(outlinePath(Form(form), rect).contains(box), qPrintable(QString::number(form)));
        }
    }
}

void TestNodeCard::shouldMeetTheOutlineWhereALineLeaves()
{
    const QRectF rect(0, 0, 200, 100);
    for (int form = 0; form <= int(Form::Text); ++form) {
        const QPainterPath path = outlinePath(Form(form), rect);
        for (const QPointF &target : {QPointF(400, 60), QPointF(100, -300), QPointF(-250, 40), QPointF(130, 500)}) {
            const QPointF border = borderPoint(Form(form), rect, target);
            const QPointF inwards = border + (rect.center() - border) * 0.05;
            const QPointF outwards = border + (target - border) * 0.05;
            QVERIFY2(path.contains(inwards), qPrintable(QString::number(form)));
            QVERIFY2(!path.contains(outwards), qPrintable(QString::number(form)));
        }
    }
}

void TestNodeCard::shouldKnowTheWordsOfBothShapeFamilies()
{
    QVERIFY(formOf("diamond") == Form::Diamond);
    QVERIFY(formOf("diam") == Form::Diamond);
    QVERIFY(formOf("squareRect") == Form::Box);
    QVERIFY(formOf("cyl") == Form::Cylinder);
    QVERIFY(formOf("no such shape") == Form::Box);
}

void TestNodeCard::shouldTakeACodeForACaption()
{
    const NodeWords coded = wordsOf("TASK-002: PostgreSQL Configuration");
    QCOMPARE(coded.caption, QString("TASK-002"));
    QCOMPARE(coded.title, QString("PostgreSQL Configuration"));
    for (const QString label : {"Note: this", "TASK-002:", "http://localhost", "Plain"}) {
        QCOMPARE(wordsOf(label).caption, QString());
        QCOMPARE(wordsOf(label).title, label);
    }
}

void TestNodeCard::shouldBreakTitlesWithoutLosingWords()
{
    const CardFonts fonts = CardFonts::from(QFont());
    const QString title = "Environment Variables & Secrets";
    const QStringList lines = wrapped(title, fonts.title, 150, 3);
    QVERIFY(lines.size() > 1);
    QCOMPARE(lines.join(' '), title);
    QCOMPARE(wrapped("a\nb", fonts.title, 150, 3), (QStringList{"a", "b"}));
    QCOMPARE(wrapped("", fonts.title, 150, 3), QStringList{""});
}

void TestNodeCard::shouldElideWhatHasNoEnd()
{
    const CardFonts fonts = CardFonts::from(QFont());
    const QStringList lines = wrapped(QString("word ").repeated(500), fonts.title, 150, 3);
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.last().endsWith(QString::fromUtf8("…")));
    for (const QString &line : lines)
        QVERIFY(QFontMetricsF(fonts.title).horizontalAdvance(line) <= 151);
    const QStringList one = wrapped(QString(5000, 'W'), fonts.title, 150, 3);
    QCOMPARE(one.size(), 1);
    QVERIFY(one.first().endsWith(QString::fromUtf8("…")));
}

void TestNodeCard::shouldShrinkATitleBeforeItElides()
{
    const CardFonts fonts = CardFonts::from(QFont());
    const FittedTitle roomy = fittedTitle("Redis", fonts.title, {300, 80}, 24);
    QCOMPARE(roomy.px, 24);
    const FittedTitle tight = fittedTitle("Redis Configuration", fonts.title, {130, 40}, 24);
    QVERIFY(tight.px < 24);
    QCOMPARE(tight.lines.join(' '), QString("Redis Configuration"));
}

QTEST_MAIN(TestNodeCard)
#include "tst_nodecard.moc"
