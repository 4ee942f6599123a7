#include "core/layout/textmetrics.h"

#include <QTest>

#include <algorithm>

using namespace stackwright::layout;

class TestTextMetrics : public QObject
{
    Q_OBJECT

private slots:
    void shouldMeasureWideLettersWider()
    {
        QVERIFY(textWidthEm(u"WWW") > 2 * textWidthEm(u"iii"));
        QCOMPARE(textWidthEm(u""), 0.0);
    }

    void shouldCountAPairOfSurrogatesAsOneSign()
    {
        const QString rocket = QString::fromUcs4(U"\U0001F680");
        QCOMPARE(rocket.size(), 2);
        QCOMPARE(textWidthEm(rocket), textWidthEm(u"\u6f22"));
    }

    void shouldGiveCombiningMarksNoRoom() { QCOMPARE(textWidthEm(u"e\u0301"), textWidthEm(u"e")); }

    void shouldKeepEveryWordWhenWrapping()
    {
        const QString label = QStringLiteral("TASK-012: Environment Variables & Secrets");
        const QStringList lines = wrappedLabel(label, 10);
        QVERIFY(lines.size() > 1);
        QCOMPARE(lines.join(QLatin1Char(' ')), label);
    }

    void shouldKeepLinesWithinTheWidthAndEven()
    {
        const QStringList lines = wrappedLabel(QStringLiteral("one two three four five six seven eight nine ten"), 12);
        double least = 100, most = 0;
        for (const QString &line : lines) {
            least = std::min(least, textWidthEm(line));
            most = std::max(most, textWidthEm(line));
        }
        QVERIFY(most <= 12);
        QVERIFY2(least > most / 2, qPrintable(lines.join(QLatin1Char('|'))));
    }

    void shouldBreakAWordThatIsTooLong()
    {
        const QString word(200, QLatin1Char('x'));
        const QStringList lines = wrappedLabel(word, 9);
        QCOMPARE(lines.join(QString()), word);
        for (const QString &line : lines)
            QVERIFY(textWidthEm(line) <= 9);
    }

    void shouldKeepNewlines()
    {
        QCOMPARE(wrappedLabel(QStringLiteral("a\nb"), 20), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(wrappedLabel(QString(), 20).size(), 1);
    }

    void shouldFitTheTextIntoEveryOutline_data()
    {
        QTest::addColumn<int>("outline");
        for (int outline = 0; outline <= int(Outline::InvertedTrapezoid); ++outline)
            QTest::newRow(qPrintable(QString::number(outline))) << outline;
    }

    void shouldFitTheTextIntoEveryOutline()
    {
        QFETCH(int, outline);
        const QStringList lines{QStringLiteral("Environment"), QStringLiteral("Configuration")};
        const QSizeF text = textSize(lines, 16);
        const QSizeF node = nodeSize(lines, Outline(outline), 16);
        QVERIFY(node.width() > text.width() && node.height() > text.height());
        if (Outline(outline) == Outline::Diamond)
            QVERIFY(text.width() / node.width() + text.height() / node.height() <= 1);
    }
};

QTEST_APPLESS_MAIN(TestTextMetrics)
#include "tst_textmetrics.moc"
