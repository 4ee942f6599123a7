#include "tests/support/canvastest.h"

#include <QtTest>

namespace stackwright::test {

void SampleCanvasTest::init()
{
    m_bench = CanvasBench::ofSample();
    QVERIFY(m_bench);
}

} // namespace stackwright::test
