#pragma once

#include "tests/support/canvasbench.h"

#include <QObject>

namespace stackwright::test {

// A test of which every function begins with a canvas of the sample chart.
class SampleCanvasTest : public QObject
{
    Q_OBJECT

protected:
    std::unique_ptr<CanvasBench> m_bench;

private slots:
    void init();
    void cleanup() { m_bench.reset(); }
};

} // namespace stackwright::test
