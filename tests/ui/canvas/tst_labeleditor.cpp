#include "ui/canvas/labeleditor.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

using namespace stackwright::canvas;

// A label is edited in a window with another field beside the canvas.
class LabelEditorTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QWidget> m_window;
    QWidget *m_canvas = nullptr;
    QLineEdit *m_field = nullptr;
    LabelEditor *m_editor = nullptr;

private slots:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(400, 300);
        m_canvas = new QWidget(m_window.get());
        m_canvas->setFocusPolicy(Qt::StrongFocus);
        m_canvas->setGeometry(0, 0, 200, 300);
        m_field = new QLineEdit(m_window.get());
        m_field->setGeometry(220, 20, 150, 30);
        m_editor = new LabelEditor(m_canvas);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_editor->open(QStringLiteral("A"), QStringLiteral("Alpha"), {10, 10, 120, 40}, QApplication::font());
        QVERIFY(m_editor->hasFocus());
    }

    void shouldLeaveTheFocusWhereThePersonClicked()
    {
        QSignalSpy committed(m_editor, &LabelEditor::committed);
        QTest::mouseClick(m_field, Qt::LeftButton);
        m_field->setFocus(Qt::MouseFocusReason);

        QCOMPARE(committed.size(), 1);
        QCOMPARE(QApplication::focusWidget(), m_field);
    }

    void shouldGiveTheFocusBackToTheCanvas_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("commits");
        QTest::newRow("Return") << int(Qt::Key_Return) << 1;
        QTest::newRow("Escape") << int(Qt::Key_Escape) << 0;
    }
    void shouldGiveTheFocusBackToTheCanvas()
    {
        QFETCH(int, key);
        QFETCH(int, commits);
        QSignalSpy committed(m_editor, &LabelEditor::committed);
        QTest::keyClick(m_editor, Qt::Key(key));

        QCOMPARE(committed.size(), commits);
        QVERIFY(m_editor->isHidden());
        QCOMPARE(QApplication::focusWidget(), m_canvas);
    }
};

QTEST_MAIN(LabelEditorTest)
#include "tst_labeleditor.moc"
