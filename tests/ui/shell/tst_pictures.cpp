#include "tests/support/files.h"
#include "tests/support/windowbench.h"
#include "ui/canvas/canvas.h"
#include "ui/shell/actions.h"
#include "ui/shell/picturedialog.h"

#include <QAction>
#include <QComboBox>
#include <QImage>
#include <QMimeData>
#include <QtTest>

using namespace stackwright;

// What goes out of the window as a picture, and what is dropped into it.
class PicturesTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::WindowBench> m_bench;
    std::unique_ptr<shell::MainWindow> m_window;

    shell::PictureDialog *dialog() const { return m_window->findChild<shell::PictureDialog *>(); }
    QComboBox *field(const char *name) const { return dialog()->findChild<QComboBox *>(name); }
    void wish(canvas::PictureForm form)
    {
        m_window->actions().exportPicture->trigger();
        QVERIFY(dialog());
        field("form")->setCurrentIndex(field("form")->findData(int(form)));
    }
    // As the desktop does it, onto the canvas.
    bool drop(const QMimeData &data)
    {
        QWidget *target = &m_window->canvas();
        const QPoint at = target->rect().center();
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent dropped(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &dropped);
        return dropped.isAccepted();
    }

private slots:
    void init()
    {
        m_bench = std::make_unique<test::WindowBench>();
        m_window = std::make_unique<shell::MainWindow>(m_bench->services());
        m_window->show();
        QVERIFY(test::write(m_bench->path("shop.mmd"), "flowchart TD\n  A[Alpha] --> B[Beta]\n"));
        QVERIFY(test::opened(*m_window, m_bench->path("shop.mmd")));
        QTRY_VERIFY(!m_window->canvas().isArranging());
    }

    void cleanup()
    {
        m_window.reset();
        m_bench.reset();
    }

    void shouldWriteThePictureThatIsAskedFor()
    {
        wish(canvas::PictureForm::Png);
        field("scale")->setCurrentIndex(field("scale")->findData(3));
        m_bench->prompts.paths = {m_bench->path("shop.png")};
        dialog()->accept();
        QTRY_VERIFY(QFile::exists(m_bench->path("shop.png")));
        const QImage picture(m_bench->path("shop.png"));
        QVERIFY(picture.width() >= m_window->canvas().scene().bounds().width() * 3);
        QVERIFY(m_bench->prompts.told.isEmpty());
    }

    void shouldGoByTheEndingThatIsTyped()
    {
        wish(canvas::PictureForm::Svg);
        QVERIFY(!field("scale")->isEnabled());
        m_bench->prompts.paths = {m_bench->path("shop.pdf")};
        dialog()->accept();
        QTRY_VERIFY(test::contentOf(m_bench->path("shop.pdf")).startsWith("%PDF"));
    }

    void shouldAskBeforeItReplacesWhatTheDialogHasNotNamed()
    {
        QVERIFY(test::write(m_bench->path("shop.svg"), "mine"));
        wish(canvas::PictureForm::Svg);
        m_bench->prompts.paths = {m_bench->path("shop")};
        m_bench->prompts.choices = {1};
        dialog()->accept();
        QCOMPARE(m_bench->prompts.asked.last(), QString("Replace shop.svg?"));
        QVERIFY(test::filesAreSettled(*m_window));
        QCOMPARE(test::contentOf(m_bench->path("shop.svg")), QByteArray("mine"));
    }

    void shouldSayWhyNothingWasWritten()
    {
        wish(canvas::PictureForm::Svg);
        m_bench->prompts.paths = {m_bench->path("no/such/folder/shop.svg")};
        dialog()->accept();
        QTRY_COMPARE(m_bench->prompts.told.size(), 1);
        QVERIFY(m_bench->prompts.told.first().startsWith("The picture was not written"));
    }

    void shouldOpenAFileThatIsDroppedOnTheCanvas()
    {
        QVERIFY(test::write(m_bench->path("other.mmd"), "flowchart TD\n  X[Other]\n"));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(m_bench->path("other.mmd"))});
        QVERIFY(drop(data));
        QTRY_VERIFY(m_window->canvas().scene().contains("X"));
        QVERIFY(!m_window->canvas().scene().contains("A"));
    }

    void shouldTakeDroppedMermaidTextIntoTheChart()
    {
        QMimeData data;
        data.setText("flowchart TD\n  A[Another] --> C[Gamma]\n");
        QVERIFY(drop(data));
        QCOMPARE(m_bench->document.stack().chart.nodes.size(), 4);
        QVERIFY(m_window->canvas().scene().contains("C"));
        // What is no chart changes nothing.
        QMimeData prose;
        prose.setText("Dear all,");
        QVERIFY(!drop(prose));
        QCOMPARE(m_bench->document.stack().chart.nodes.size(), 4);
    }
};

QTEST_MAIN(PicturesTest)
#include "tst_pictures.moc"
