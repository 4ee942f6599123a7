#include "tests/support/canvastest.h"
#include "tests/support/samples.h"
#include "ui/canvas/chartpicture.h"

#include <QImage>
#include <QSvgRenderer>
#include <QXmlStreamReader>
#include <QtConcurrent>
#include <QtTest>

using namespace stackwright;
using canvas::PictureForm;

// The chart as a picture in a file.
class TestChartPicture : public test::SampleCanvasTest
{
    Q_OBJECT

private slots:
    void shouldDrawTheWholeChartAsLargeAsItIs();
    void shouldDrawOnlyWhatIsSeen();
    void shouldBeLightUnlessDarkIsWanted();
    void shouldLeaveOutTheHandAtWork();
    void shouldWriteTextAsTextInSvg();
    void shouldKeepForeignTextFromBecomingMarkup();
    void shouldEmbedTheFontsOfAPdf();
    void shouldDrawOnAnotherThread();
    void shouldRefuseAPictureThatIsTooLarge();
    void shouldKnowFormsByTheirEndings();

private:
    QImage image(const canvas::PictureSource &source, double scale = 1) const
    {
        const auto png = canvas::drawnPicture(source, PictureForm::Png, scale);
        return png ? QImage::fromData(*png, "PNG") : QImage();
    }
    static QStringList textsOf(const QByteArray &svg, bool *wellFormed)
    {
        QStringList texts;
        QXmlStreamReader reader(svg);
        while (!reader.atEnd()) {
            if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QLatin1String("text"))
                texts.append(reader.readElementText(QXmlStreamReader::IncludeChildElements).trimmed());
        }
        *wellFormed = !reader.hasError();
        return texts;
    }
};

void TestChartPicture::shouldDrawTheWholeChartAsLargeAsItIs()
{
    const QSizeF chart = m_bench->canvas->scene().bounds().size();
    const canvas::PictureSource source = m_bench->canvas->pictureSource(false, false);
    for (const double scale : {1.0, 2.0}) {
        const QImage picture = image(source, scale);
        QVERIFY(picture.width() >= chart.width() * scale && picture.width() <= (chart.width() + 60) * scale);
        QVERIFY(picture.height() >= chart.height() * scale && picture.height() <= (chart.height() + 60) * scale);
        // Printed, it is as large at every scale.
        QCOMPARE(qRound(picture.dotsPerMeterX() * 0.0254), qRound(96 * scale));
    }
}

void TestChartPicture::shouldDrawOnlyWhatIsSeen()
{
    m_bench->show("PG");
    const QImage picture = image(m_bench->canvas->pictureSource(false, true));
    QVERIFY(std::abs(picture.width() - m_bench->canvas->width()) <= 2);
    QVERIFY(std::abs(picture.height() - m_bench->canvas->height()) <= 2);
}

void TestChartPicture::shouldBeLightUnlessDarkIsWanted()
{
    QVERIFY(image(m_bench->canvas->pictureSource(false, false)).pixelColor(2, 2).lightnessF() > 0.9);
    QVERIFY(image(m_bench->canvas->pictureSource(true, false)).pixelColor(2, 2).lightnessF() < 0.3);
}

void TestChartPicture::shouldLeaveOutTheHandAtWork()
{
    m_bench->canvas->select({});
    const QImage before = image(m_bench->canvas->pictureSource(false, false));
    m_bench->canvas->select({"PG"});
    m_bench->canvas->setFocus();
    QVERIFY(image(m_bench->canvas->pictureSource(false, false)) == before);
    // What is known of the nodes is a part of the picture.
    m_bench->canvas->setServices({{"PG", {{"postgres"}, "postgres:17.5", {}, {}}}});
    QVERIFY(image(m_bench->canvas->pictureSource(false, false)) != before);
}

void TestChartPicture::shouldWriteTextAsTextInSvg()
{
    const auto svg = canvas::drawnPicture(m_bench->canvas->pictureSource(false, false), PictureForm::Svg);
    QVERIFY(svg.ok());
    bool wellFormed = false;
    const QStringList texts = textsOf(*svg, &wellFormed);
    QVERIFY(wellFormed);
    QVERIFY2(texts.contains("PostgreSQL"), qPrintable(texts.join('|')));
    QVERIFY(texts.contains("TASK-002") && texts.contains("Error Handling") && texts.contains("Issues Found"));
    QVERIFY(!svg->contains("<image")); // icons are lines
    QVERIFY(svg->contains(", sans-serif\""));
    QSvgRenderer renderer(*svg);
    QVERIFY(renderer.isValid());
    QVERIFY(renderer.viewBoxF().width() >= m_bench->canvas->scene().bounds().width());
}

void TestChartPicture::shouldKeepForeignTextFromBecomingMarkup()
{
    const auto stack =
        stack::fromMermaid("flowchart TD\n  A[\"a&lt;/text><script>x</script> & #quot;q#quot;\"]\n  B[b]\n", "hostile.mmd");
    QVERIFY(stack.ok());
    const auto svg = canvas::drawnPicture(canvas::pictureSource(*stack, test::builtInKinds(), {}), PictureForm::Svg);
    QVERIFY(svg.ok());
    bool wellFormed = false;
    textsOf(*svg, &wellFormed);
    QVERIFY(wellFormed);
    QVERIFY2(!svg->contains("<script"), svg->constData());
}

void TestChartPicture::shouldEmbedTheFontsOfAPdf()
{
    const canvas::PictureSource source = m_bench->canvas->pictureSource(false, false);
    const auto pdf = canvas::drawnPicture(source, PictureForm::Pdf);
    QVERIFY(pdf.ok());
    QVERIFY(pdf->startsWith("%PDF-"));
    QVERIFY(pdf->contains("/FontFile2") || pdf->contains("/FontFile3"));
    QVERIFY(pdf->contains("/ToUnicode"));
    QCOMPARE(pdf->count("/Type /Page\n"), 1);
    // One page, and it fits: 0.75 pt to a px.
    const QByteArray box = QByteArray("/MediaBox [0 0 ") + QByteArray::number(int(source.area.width() * 0.75));
    QVERIFY2(pdf->contains(box), pdf->mid(pdf->indexOf("/MediaBox"), 60).constData());
}

void TestChartPicture::shouldDrawOnAnotherThread()
{
    const canvas::PictureSource source = m_bench->canvas->pictureSource(false, false);
    const QImage here = image(source);
    QThreadPool pool;
    const auto there = QtConcurrent::run(&pool, [source] { return canvas::drawnPicture(source, PictureForm::Png, 1); }).result();
    QVERIFY(there.ok());
    QVERIFY(QImage::fromData(*there) == here);
}

void TestChartPicture::shouldRefuseAPictureThatIsTooLarge()
{
    const auto png = canvas::drawnPicture(m_bench->canvas->pictureSource(false, false), PictureForm::Png, 40);
    QVERIFY(!png.ok());
    QVERIFY2(png.error().message.contains("Choose a smaller scale"), qPrintable(png.error().message));
}

void TestChartPicture::shouldKnowFormsByTheirEndings()
{
    QCOMPARE(canvas::pictureForm("a.b/chart.SVG"), PictureForm::Svg);
    QCOMPARE(canvas::pictureForm("png"), PictureForm::Png);
    QCOMPARE(canvas::pictureForm("x.pdf"), PictureForm::Pdf);
    QVERIFY(!canvas::pictureForm("chart.txt"));
    QVERIFY(!canvas::pictureForm("pdf.stack.yaml"));
}

QTEST_MAIN(TestChartPicture)
#include "tst_chartpicture.moc"
