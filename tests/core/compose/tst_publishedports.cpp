#include "core/compose/publishedports.h"

#include <QRandomGenerator>
#include <QTest>

using namespace stackwright::compose;

namespace {

Port port(const QString &published, const QString &address = {}, const QString &protocol = QStringLiteral("tcp"))
{
    Port port;
    port.published = published;
    port.address = address;
    port.protocol = protocol;
    return port;
}

} // namespace

class TestPublishedPorts : public QObject
{
    Q_OBJECT

private slots:
    void shouldFindWhoWantsTheSame_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("one number") << "8080"
                                    << "8080" << true;
        QTest::newRow("another number") << "8080"
                                        << "8081" << false;
        QTest::newRow("all addresses and one") << "8080"
                                               << "127.0.0.1 8080" << true;
        QTest::newRow("one and all addresses") << "127.0.0.1 8080"
                                               << "0.0.0.0 8080" << true;
        QTest::newRow("two addresses") << "127.0.0.1 8080"
                                       << "127.0.0.2 8080" << false;
        QTest::newRow("a range with it") << "8080"
                                         << "8000-8090" << true;
        QTest::newRow("in a range") << "8000-8090"
                                    << "8090" << true;
        QTest::newRow("beside a range") << "8000-8090"
                                        << "8091" << false;
        QTest::newRow("ranges on two addresses") << "127.0.0.1 1-9"
                                                 << "127.0.0.2 2-3" << false;
        QTest::newRow("one variable") << "${PORT}"
                                      << "${PORT}" << true;
        QTest::newRow("two variables") << "${PORT}"
                                       << "${OTHER}" << false;
        QTest::newRow("numbers written otherwise") << "80"
                                                   << "080" << true;
    }

    void shouldFindWhoWantsTheSame()
    {
        QFETCH(const QString, one);
        QFETCH(const QString, other);
        QFETCH(const bool, isTaken);
        const auto parsed = [](const QString &text) {
            const qsizetype space = text.indexOf(u' ');
            return port(text.mid(space + 1), text.left(qMax<qsizetype>(space, 0)));
        };
        PublishedPorts ports;
        QVERIFY(!ports.take(parsed(one), QStringLiteral("web")));
        QCOMPARE(ports.take(parsed(other), QStringLiteral("api")), isTaken ? std::optional(QStringLiteral("web")) : std::nullopt);
        Port datagrams = parsed(one);
        datagrams.protocol = QStringLiteral("udp");
        QVERIFY(!ports.take(datagrams, QStringLiteral("api")));
    }

    // Against every pair compared with every other.
    void shouldAgreeWithTheLongWay()
    {
        QRandomGenerator random(11);
        for (int round = 0; round < 200; ++round) {
            PublishedPorts ports;
            struct Taken
            {
                int address, first, last;
                QString owner;
            };
            QList<Taken> taken;
            for (int i = 0; i < 40; ++i) {
                const int first = random.bounded(30);
                const Taken next{random.bounded(4), first, first + random.bounded(6), QString::number(i)};
                QStringList owners;
                for (const Taken &other : qAsConst(taken)) {
                    const bool meet = other.first <= next.last && next.first <= other.last;
                    if (meet && (other.address == next.address || other.address == 0 || next.address == 0))
                        owners.append(other.owner);
                }
                const auto owner = ports.take(port(QStringLiteral("%1-%2").arg(next.first).arg(next.last),
                                                  next.address == 0 ? QString() : QStringLiteral("127.0.0.%1").arg(next.address)),
                    next.owner);
                QCOMPARE(owner.has_value(), !owners.isEmpty());
                if (owner)
                    QVERIFY2(owners.contains(*owner), qPrintable(*owner));
                else
                    taken.append(next);
            }
        }
    }

    // A few lines of a hostile file ask for all ports of address after address.
    void shouldNotGoThroughAllPortsOfEveryRange()
    {
        PublishedPorts ports;
        int taken = 0;
        for (int i = 0; i < 200'000; ++i) {
            const QString address = QStringLiteral("127.%1.%2.%3").arg(i >> 16).arg((i >> 8) & 255).arg(i & 255);
            taken += ports.take(port(QStringLiteral("0-65535"), address), QString()) ? 1 : 0;
        }
        QCOMPARE(taken, 0);
        QVERIFY(ports.take(port(QStringLiteral("7")), QString()));
    }
};

QTEST_GUILESS_MAIN(TestPublishedPorts)
#include "tst_publishedports.moc"
