#include "tests/support/canvastest.h"
#include "tests/support/samples.h"

#include <QAction>
#include <QtTest>

using namespace stackwright;

// What stays on the screen from frame to frame must be what a new painting of all would show.
class TestPicture : public test::SampleCanvasTest
{
    Q_OBJECT

private slots:
    void shouldPaintWhatADragTouches_data();
    void shouldPaintWhatADragTouches();
    void shouldPaintWhatComesIntoView();
    void shouldPaintEveryColumnAtAnyRatio_data();
    void shouldPaintEveryColumnAtAnyRatio();
    void shouldPaintDragsAfterAPanWithSpace();
    void shouldShowWhereTheKeyboardGoes_data();
    void shouldShowWhereTheKeyboardGoes();
    void shouldPaintWhatIsHovered();
    void shouldTakeADragBack();
    void shouldKeepTheNewThemeWhenADragIsTakenBack();
    void shouldShowKnownPlacesBeforeTheLayout();

private:
    QImage shown() { return m_bench->canvas->grab().toImage(); }
    QImage paintedAnew()
    {
        m_bench->canvas->setServices({});
        return shown();
    }
    void press(const QPoint &at, Qt::MouseButton button = Qt::LeftButton)
    {
        QTest::mousePress(m_bench->canvas.get(), button, Qt::NoModifier, at);
    }
    void move(const QPoint &at, Qt::MouseButtons buttons = Qt::LeftButton)
    {
        QMouseEvent event(
            QEvent::MouseMove, at, m_bench->canvas->mapToGlobal(QPointF(at)), Qt::NoButton, buttons, Qt::NoModifier);
        QCoreApplication::sendEvent(m_bench->canvas.get(), &event);
    }
    static int distance(const QColor &a, const QColor &b)
    {
        return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue());
    }
    // A glyph or the end of a clipped line may be rounded to the pixel beside; nothing else may be different.
    static bool isAlike(const QImage &a, const QImage &b)
    {
        constexpr int mostRounded = 60;
        int different = 0;
        for (int y = 0; y < a.height(); ++y) {
            for (int x = 0; x < a.width(); ++x) {
                different += distance(a.pixelColor(x, y), b.pixelColor(x, y)) > 12;
            }
        }
        return different <= mostRounded;
    }
};

void TestPicture::shouldPaintWhatADragTouches_data()
{
    QTest::addColumn<double>("zoom");
    QTest::newRow("far") << 0.12;
    QTest::newRow("middle") << 0.4;
    QTest::newRow("near") << 1.0;
}

void TestPicture::shouldPaintWhatADragTouches()
{
    QFETCH(double, zoom);
    m_bench->canvas->action("canvas.minimap")->trigger();
    m_bench->show("PG");
    m_bench->canvas->setZoom(zoom);
    const QPoint start = m_bench->at("PG");
    const QImage before = shown();

    // when it is dragged, into another group and out again, with frames between
    press(start);
    for (int i = 1; i <= 12; ++i) {
        move(start + QPoint(i * 23, i % 5 * 17 - 20));
        const QImage step = shown();
        if (i % 4)
            continue;
        // then each is what a new painting shows
        const QImage anew = paintedAnew();
        QVERIFY(isAlike(step, anew));
        QVERIFY(anew != before);
    }
    QTest::mouseRelease(m_bench->canvas.get(), Qt::LeftButton, Qt::NoModifier, start + QPoint(276, -10));
    QVERIFY(m_bench->settle());
    const QImage dropped = shown();
    QVERIFY(isAlike(dropped, paintedAnew()));
}

void TestPicture::shouldPaintWhatComesIntoView()
{
    m_bench->canvas->action("canvas.minimap")->trigger();
    m_bench->show("PG");
    const QPoint middle = m_bench->canvas->rect().center();
    press(middle, Qt::MiddleButton);
    QPoint at = middle;
    for (const QPoint &step :
        {QPoint(31, 0), QPoint(0, -44), QPoint(-120, 75), QPoint(3, 2), QPoint(3000, 0), QPoint(-2950, 9)}) {
        const QImage before = shown();
        at += step;
        move(at, Qt::MiddleButton);
        const QImage panned = shown();
        QVERIFY(panned != before);
        QVERIFY(isAlike(panned, paintedAnew()));
    }
    QTest::mouseRelease(m_bench->canvas.get(), Qt::MiddleButton, Qt::NoModifier, at);
}

void TestPicture::shouldPaintEveryColumnAtAnyRatio_data()
{
    QTest::addColumn<double>("ratio");
    QTest::newRow("1") << 1.0;
    QTest::newRow("1.25") << 1.25;
    QTest::newRow("1.5") << 1.5;
    QTest::newRow("1.75") << 1.75;
    QTest::newRow("2") << 2.0;
}

void TestPicture::shouldPaintEveryColumnAtAnyRatio()
{
    QFETCH(double, ratio);
    const auto stack = stack::fromMermaid("flowchart TD\n  A[Alpha] --> B[Beta]\n  A --> C[Gamma]\n", "chart.mmd");
    QVERIFY(stack);
    canvas::Stage stage;
    stage.theme = m_bench->themes.theme();
    stage.fonts = canvas::CardFonts::from(QFont());
    stage.scene = canvas::Scene(*stack, test::builtInKinds(), stage.theme, stage.fonts);
    stage.scene.putCentres({{"A", {60, 40}}, {"B", {20, 160}}, {"C", {140, 150}}});

    // given sizes of which some end between two pixels of the device
    for (const QSize &size : {QSize(100, 100), QSize(101, 103), QSize(102, 101), QSize(103, 102)}) {
        canvas::Picture picture;
        stage.view = {};
        (void)picture.current(stage, size, ratio);
        // when it is panned by whole pixels of the device, there and back
        for (const QPoint &step : {QPoint(-2, 0), QPoint(-1, -1), QPoint(0, -3), QPoint(-5, -4), QPoint(3, 2), QPoint(9, 11)}) {
            stage.view.pan(QPointF(step) / ratio);
            const QImage panned = picture.current(stage, size, ratio).toImage();
            // then every pixel is what a new painting shows
            canvas::Picture anew;
            const QImage fresh = anew.current(stage, size, ratio).toImage();
            for (int y = 0; y < fresh.height(); ++y) {
                for (int x = 0; x < fresh.width(); ++x)
                    QVERIFY2(distance(panned.pixelColor(x, y), fresh.pixelColor(x, y)) <= 12,
                        qPrintable(QStringLiteral("%1,%2 of %3x%4").arg(x).arg(y).arg(fresh.width()).arg(fresh.height())));
            }
        }
    }
}

void TestPicture::shouldPaintDragsAfterAPanWithSpace()
{
    m_bench->canvas->action("canvas.minimap")->trigger();
    m_bench->show("PG");
    QWidget *canvas = m_bench->canvas.get();
    // given a pan with Space, which is over
    QTest::keyPress(canvas, Qt::Key_Space);
    press(canvas->rect().center());
    move(canvas->rect().center() + QPoint(15, 10));
    QTest::mouseRelease(canvas, Qt::LeftButton, Qt::NoModifier, canvas->rect().center() + QPoint(15, 10));
    QTest::keyRelease(canvas, Qt::Key_Space);

    // when a card is dragged
    const QPoint start = m_bench->at("PG");
    press(start);
    const QImage before = shown();
    move(start + QPoint(80, 40));

    // then it is seen to move
    const QImage dragged = shown();
    QVERIFY(!isAlike(dragged, before));
    QVERIFY(isAlike(dragged, paintedAnew()));
    QTest::mouseRelease(canvas, Qt::LeftButton, Qt::NoModifier, start + QPoint(80, 40));
}

void TestPicture::shouldShowWhereTheKeyboardGoes_data()
{
    QTest::addColumn<bool>("connects");
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::newRow("selecting with an arrow") << false << int(Qt::Key_Down) << Qt::KeyboardModifiers(Qt::ShiftModifier);
    QTest::newRow("connecting with an arrow") << true << int(Qt::Key_Down) << Qt::KeyboardModifiers();
    QTest::newRow("connecting with Tab") << true << int(Qt::Key_Tab) << Qt::KeyboardModifiers();
}

void TestPicture::shouldShowWhereTheKeyboardGoes()
{
    QFETCH(bool, connects);
    QFETCH(int, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    m_bench->canvas->action("canvas.minimap")->trigger();
    m_bench->show("Start");
    if (connects)
        QTest::keyClick(m_bench->canvas.get(), Qt::Key_C);
    (void)shown();

    // when the keyboard goes on
    for (int i = 0; i < 3; ++i) {
        const QString from = m_bench->canvas->currentId();
        QTest::keyClick(m_bench->canvas.get(), Qt::Key(key), modifiers);
        QVERIFY(m_bench->canvas->currentId() != from);

        // then it is seen where to
        const QImage step = shown();
        QVERIFY(isAlike(step, paintedAnew()));
    }
}

void TestPicture::shouldKeepTheNewThemeWhenADragIsTakenBack()
{
    m_bench->canvas->action("canvas.minimap")->trigger();
    m_bench->themes.setMode(theme::ThemeSource::Mode::Light);
    m_bench->show("PG");
    const QPoint start = m_bench->at("PG");
    press(start);
    move(start + QPoint(80, 40));
    m_bench->themes.setMode(theme::ThemeSource::Mode::Dark);
    QTest::keyClick(m_bench->canvas.get(), Qt::Key_Escape);
    QTest::mouseRelease(m_bench->canvas.get(), Qt::LeftButton, Qt::NoModifier, start);
    m_bench->canvas->select({});
    move(QPoint(2, 2), Qt::NoButton);
    const QImage after = shown();

    // then all of it has the colours that it has where no drag was
    m_bench->themes.setMode(theme::ThemeSource::Mode::Light);
    m_bench->themes.setMode(theme::ThemeSource::Mode::Dark);
    QVERIFY(isAlike(after, shown()));
}

void TestPicture::shouldPaintWhatIsHovered()
{
    m_bench->show("PG");
    m_bench->canvas->select({});
    move(QPoint(2, 2), Qt::NoButton);
    const QImage before = shown();
    move(m_bench->at("PG"), Qt::NoButton);
    const QImage hovered = shown();
    QVERIFY(hovered != before);
    QVERIFY(isAlike(hovered, paintedAnew()));
    move(QPoint(2, 2), Qt::NoButton);
    QVERIFY(isAlike(shown(), before));
}

void TestPicture::shouldTakeADragBack()
{
    m_bench->canvas->action("canvas.minimap")->trigger();
    m_bench->show("PG");
    const QPoint start = m_bench->at("PG");
    const QPoint target = start + QPoint(80, 40);
    // given the node selected, and the pointer where the drag will end
    QTest::mouseClick(m_bench->canvas.get(), Qt::LeftButton, Qt::NoModifier, start);
    move(target, Qt::NoButton);
    const QImage before = shown();
    // when it is dragged there, and that is taken back
    press(start);
    move(target);
    QVERIFY(!isAlike(shown(), before));
    QTest::keyClick(m_bench->canvas.get(), Qt::Key_Escape);
    QTest::mouseRelease(m_bench->canvas.get(), Qt::LeftButton, Qt::NoModifier, target);
    move(target, Qt::NoButton);
    // then the picture is the one before, and what a new painting shows
    const QImage after = shown();
    QVERIFY(isAlike(after, before));
    QVERIFY(isAlike(after, paintedAnew()));
}

void TestPicture::shouldShowKnownPlacesBeforeTheLayout()
{
    // given a chart whose places are all known, far from the origin, and a layout that never comes
    stack::Stack stack = stack::fromMermaid("flowchart TD\n  A[Alpha] --> B[Beta]\n", "chart.mmd").value();
    stack.positions = {{"A", {9000, 9000}}, {"B", {9000, 9200}}};
    stack::StackDocument document;
    document.replace(stack);
    theme::ThemeSource themes;
    const kinds::Catalogue none;
    canvas::Canvas canvas(document, none, themes, nullptr, [](const layout::Graph &, const std::atomic_bool *cancel) {
        while (!cancel->load())
            QThread::msleep(1);
        return layout::Drawing();
    });
    canvas.resize(600, 400);
    canvas.show();

    // then it is in view at once
    for (const char *id : {"A", "B"})
        QVERIFY(canvas.rect().contains(canvas.toWidget(canvas.scene().rectOf(id).center()).toPoint()));
    QVERIFY(canvas.scene().edges().first().route.points.size() >= 2);
}

QTEST_MAIN(TestPicture)
#include "tst_picture.moc"
