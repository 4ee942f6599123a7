#include "core/layout/isotonic.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace stackwright::layout;

class TestIsotonic : public QObject
{
    Q_OBJECT

private slots:
    void shouldGrantWishesThatKeepTheOrder() { QVERIFY((isotonic({{1, 1}, {2, 5}, {2, 1}}) == std::vector<double>{1, 2, 2})); }

    void shouldMeetInTheWeightedMiddle()
    {
        QVERIFY((isotonic({{4, 3}, {0, 1}}) == std::vector<double>{3, 3}));
        // the third wish draws the pool of the first two along
        QVERIFY((isotonic({{6, 1}, {4, 1}, {2, 2}, {9, 1}}) == std::vector<double>{3.5, 3.5, 3.5, 9}));
        QVERIFY(isotonic({}).empty());
    }

    void shouldNotBeBeatenByAnyOtherPlaces()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 40; ++round) {
            std::vector<Wish> wishes;
            for (int i = 0; i < 4; ++i)
                wishes.push_back({double(random.bounded(5)), double(1 + random.bounded(3))});
            const double ours = cost(wishes, isotonic(wishes));
            // every ascending choice of quarters
            std::vector<double> places(4);
            for (int code = 0; code < 17 * 17 * 17 * 17; ++code) {
                int rest = code;
                for (double &place : places) {
                    place = (rest % 17) * 0.25;
                    rest /= 17;
                }
                if (std::is_sorted(places.begin(), places.end()))
                    QVERIFY(ours <= cost(wishes, places) + 1e-9);
            }
        }
    }

private:
    static double cost(const std::vector<Wish> &wishes, const std::vector<double> &places)
    {
        double sum = 0;
        for (size_t i = 0; i < wishes.size(); ++i)
            sum += wishes[i].weight * (places[i] - wishes[i].place) * (places[i] - wishes[i].place);
        return sum;
    }
};

QTEST_GUILESS_MAIN(TestIsotonic)
#include "tst_isotonic.moc"
