#include "ui/run/logbuffer.h"
#include "ui/run/terminaltext.h"

#include <QtTest>

using namespace stackwright::run;

class TerminalTextTest : public QObject
{
    Q_OBJECT

private slots:
    void shouldReadColoursAndWeights()
    {
        const QList<TerminalRun> runs = terminalRuns("plain \x1b[1;31merror\x1b[0m after");

        QCOMPARE(runs.size(), 3);
        QCOMPARE(runs.at(0).text, QStringLiteral("plain "));
        QCOMPARE(runs.at(1).text, QStringLiteral("error"));
        QCOMPARE(runs.at(1).style.color, 1);
        QVERIFY(runs.at(1).style.bold);
        QCOMPARE(runs.at(2).style, TerminalStyle());
    }

    void shouldReadExtendedColours()
    {
        QCOMPARE(terminalRuns("\x1b[38;5;9mx").first().style.color, 9);
        QCOMPARE(terminalRuns("\x1b[38;2;1;2;3mx").first().style.rgb, 0xff010203u);
        QCOMPARE(terminalRuns("\x1b[38;5;196mx").first().style.rgb, 0xffff0000u);
    }

    void shouldDropEveryOtherEscape_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("cursor") << QByteArray("a\x1b[2J\x1b[10;10Hb");
        QTest::newRow("title") << QByteArray("a\x1b]0;owned\x07"
                                             "b");
        QTest::newRow("title, ended by a string terminator") << QByteArray("a\x1b]2;owned\x1b\\b");
        QTest::newRow("link") << QByteArray("a\x1b]8;;file:///etc/passwd\x1b\\\x1b]8;;\x1b\\b");
        QTest::newRow("device control") << QByteArray("a\x1bPq#0\x1b\\b");
        QTest::newRow("charset") << QByteArray("a\x1b(0b");
        QTest::newRow("private mode") << QByteArray("a\x1b[?25lb");
        QTest::newRow("cut off") << QByteArray("ab\x1b[38;5");
        QTest::newRow("escape at the end") << QByteArray("ab\x1b");
        QTest::newRow("overwritten by a carriage return") << QByteArray("10%\r50%\rab");
    }
    void shouldDropEveryOtherEscape()
    {
        QFETCH(QByteArray, line);
        QCOMPARE(plainText(terminalRuns(line)), QStringLiteral("ab"));
    }

    void shouldShowControlCharactersAndBrokenTextAsSuch()
    {
        QCOMPARE(plainText(terminalRuns("a\x08\x7f"
                                        "b")),
            QStringLiteral("a\uFFFD\uFFFDb"));
        QCOMPARE(plainText(terminalRuns("a\xff"
                                        "b")),
            QStringLiteral("a\uFFFDb"));
    }

    void shouldReadNoMoreThanTheLimit() { QCOMPARE(plainText(terminalRuns(QByteArray(100'000, 'x'), 1000)).size(), 1000); }

    void shouldKeepTheLogBounded()
    {
        // given a buffer
        LogBuffer buffer;
        LogLine line;
        line.text = QByteArray(1024, 'x');

        // when far more is logged than it keeps
        for (int i = 0; i < 12'000; ++i) {
            buffer.append(line);
        }

        // then the oldest are gone
        QVERIFY(qsizetype(buffer.lines().size()) * 1024 <= LogBuffer::mostBytes);
        QCOMPARE(buffer.dropped() + qint64(buffer.lines().size()), 12'000);
    }

    void shouldFilterByTextAndNode()
    {
        LogLine line;
        line.nodeId = QStringLiteral("PG");
        line.service = QStringLiteral("postgres");
        line.text = "ready to \x1b[32maccept\x1b[0m";

        QVERIFY((LogFilter{QStringLiteral("to ACCEPT"), {}}).passes(line));
        QVERIFY((LogFilter{{}, QStringLiteral("PG")}).passes(line));
        QVERIFY(!(LogFilter{{}, QStringLiteral("Redis")}).passes(line));
        QVERIFY(!(LogFilter{QStringLiteral("refused"), {}}).passes(line));
    }
};

QTEST_GUILESS_MAIN(TerminalTextTest)
#include "tst_terminaltext.moc"
