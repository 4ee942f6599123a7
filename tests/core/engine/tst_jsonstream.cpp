#include "core/engine/jsonstream.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace stackwright;
using engine::JsonStream;

namespace {

// Every item on a line of its own: objects compact, text as it is.
QByteArray told(const QList<JsonStream::Item> &items)
{
    QByteArray text;
    for (const JsonStream::Item &item : items) {
        if (const auto *object = std::get_if<QJsonObject>(&item))
            text += "object " + QJsonDocument(*object).toJson(QJsonDocument::Compact) + '\n';
        else
            text += "text " + std::get<QByteArray>(item) + '\n';
    }
    return text;
}

QByteArray read(const QByteArray &bytes, qsizetype chunk, qsizetype limit = 4096)
{
    JsonStream stream(limit);
    QList<JsonStream::Item> items;
    for (qsizetype at = 0; at < bytes.size(); at += chunk)
        items += stream.feed(bytes.mid(at, chunk));
    items += stream.finish();
    return told(items);
}

} // namespace

class TestJsonStream : public QObject
{
    Q_OBJECT

private slots:
    void shouldReadObjectsAndText_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QByteArray>("output");
        QTest::newRow("one a line") << QByteArray("{\"a\":1}\n{\"b\":2}\n") << QByteArray("object {\"a\":1}\nobject {\"b\":2}\n");
        QTest::newRow("text with a stray brace before an object")
            << QByteArray("{ was that all\nplain\n{\"a\":1}\n")
            << QByteArray("text { was that all\ntext plain\nobject {\"a\":1}\n");
        QTest::newRow("over several lines") << QByteArray("{\n  \"a\": [\n    1\n  ]\n}\n{\n}\n")
                                            << QByteArray("object {\"a\":[1]}\nobject {}\n");
        QTest::newRow("text after objects") << QByteArray("{\"a\":1}\nERROR: failed to solve\n")
                                            << QByteArray("object {\"a\":1}\ntext ERROR: failed to solve\n");
        QTest::newRow("text without an end") << QByteArray("oops") << QByteArray("text oops\n");
        QTest::newRow("CRLF and empty lines")
            << QByteArray("\r\n{\"a\":1}\r\n\r\nx\r\n") << QByteArray("object {\"a\":1}\ntext x\n");
        QTest::newRow("braces in strings") << QByteArray("{\"a\":\"}{\\\"}\"}\n") << QByteArray("object {\"a\":\"}{\\\"}\"}\n");
        QTest::newRow("text with a brace first")
            << QByteArray("{not json}\n{\"a\":1}\n") << QByteArray("text {not json}\nobject {\"a\":1}\n");
        QTest::newRow("a string that a line end breaks")
            << QByteArray("{\"a\nb\n{\"a\":1}\n") << QByteArray("text {\"a\ntext b\nobject {\"a\":1}\n");
        QTest::newRow("an object that the end breaks") << QByteArray("{\"a\":\n1") << QByteArray("text {\"a\":\ntext 1\n");
        QTest::newRow("braces inside text") << QByteArray("a {\"b\":1}\n") << QByteArray("text a {\"b\":1}\n");
    }

    void shouldReadObjectsAndText()
    {
        QFETCH(const QByteArray, input);
        QFETCH(const QByteArray, output);
        for (const qsizetype chunk : {1, 3, 1000})
            QCOMPARE(read(input, chunk), output);
    }

    void shouldGiveUpAnObjectThatIsTooLong()
    {
        const QByteArray endless = "{" + QByteArray(300, '[');
        QCOMPARE(read(endless + "\n{\"a\":1}\n", 7, 100), "text " + endless.first(100) + "\nobject {\"a\":1}\n");
    }

    void shouldOutliveAnyBytes()
    {
        QRandomGenerator random(20261122);
        const QByteArray alphabet("{}[]\"\\\n\r:,a1 #\0\xff", 16);
        for (int round = 0; round < 2000; ++round) {
            QByteArray bytes;
            for (int i = 0; i < 200; ++i)
                bytes += alphabet.at(random.bounded(int(alphabet.size())));
            JsonStream stream(64);
            QList<JsonStream::Item> items = stream.feed(bytes);
            items += stream.finish();
            QVERIFY(items.size() <= bytes.size());
        }
    }
};

QTEST_GUILESS_MAIN(TestJsonStream)
#include "tst_jsonstream.moc"
