#include "core/stack/edits.h"
#include "ui/files/mermaidpane.h"
#include "ui/theme/themesource.h"
#include "ui/widgets/codeview.h"

#include <QTextBlock>
#include <QtTest>

using namespace stackwright;

namespace {

const QString start = QStringLiteral("flowchart TD\n    %% kept\n    A[One] --> PG[Postgres]\n    PG --> C\n");

} // namespace

// The chart's text beside the chart: what is typed there becomes the chart, and what becomes of the chart is shown there.
class MermaidPaneTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        const base::Result<stack::Stack> read = stack::fromMermaid(start, QStringLiteral("x.mmd"));
        QVERIFY(read.ok());
        m_document = std::make_unique<stack::StackDocument>();
        m_document->replace(read.value());
        m_pane = std::make_unique<files::MermaidPane>(*m_document, m_themes);
        m_code = m_pane->findChild<widgets::CodeView *>();
        QVERIFY(m_code);
        QCOMPARE(m_code->toPlainText(), start);
    }

    void cleanup()
    {
        m_pane.reset();
        m_document.reset();
    }

    void shouldMakeTheChartOfWhatIsTyped()
    {
        type(QStringLiteral("    C --> D\n"), start.size());
        QTRY_VERIFY(m_document->stack().chart.node(QStringLiteral("D")));
        QVERIFY(!m_pane->hasFault());
    }

    void shouldMarkAMistakeAndKeepTheLastGoodChart()
    {
        const stack::Stack before = m_document->stack();
        type(QStringLiteral("    C --> [\n"), start.size());
        m_pane->applyNow();
        QVERIFY(m_pane->hasFault());
        QCOMPARE(m_pane->fault()->where.line, 5);
        QCOMPARE(m_pane->fault()->where.column, 11);
        QVERIFY(m_pane->fault()->message.contains(QStringLiteral("expected")));
        QCOMPARE(m_document->stack(), before);
    }

    void shouldKeepTheCaretWhereItWasWhenTheChartChanges()
    {
        // Given the caret before the "C" of the last line
        m_code->moveCursor(QTextCursor::Start);
        QVERIFY(m_code->find(QStringLiteral("--> C")));
        // When a longer label comes to stand above it
        m_document->edit(QStringLiteral("rename"),
            stack::withNodeLabel(m_document->stack(), QStringLiteral("A"), QStringLiteral("A much longer label")));
        // Then the text is the chart's, and the caret stands where it stood
        QCOMPARE(
            m_code->toPlainText(), QString(start).replace(QStringLiteral("A[One]"), QStringLiteral("A[A much longer label]")));
        QCOMPARE(m_code->textCursor().block().text(), QStringLiteral("    PG --> C"));
        QVERIFY(m_code->textCursor().atBlockEnd());
    }

    void shouldUndoTypingAndEditsOfTheChartInOneHistory()
    {
        type(QStringLiteral("    C --> D\n"), start.size());
        m_pane->applyNow();
        m_document->edit(
            QStringLiteral("rename"), stack::withNodeLabel(m_document->stack(), QStringLiteral("D"), QStringLiteral("Four")));
        QCOMPARE(m_document->undoStack()->count(), 2);
        m_document->undoStack()->undo();
        QCOMPARE(m_code->toPlainText(), start + QStringLiteral("    C --> D\n"));
        m_document->undoStack()->undo();
        QCOMPARE(m_code->toPlainText(), start);
    }

    void shouldKeepTheSettingsOfANodeWhoseIdIsTypedAnew()
    {
        const QString version = QStringLiteral("version");
        m_document->edit(QStringLiteral("set"),
            stack::withSetting(m_document->stack(), QStringLiteral("PG"), version, {}, yaml::Value(QStringLiteral("16"))));
        // When the first mention is changed, then the other
        for (int mention = 0; mention < 2; ++mention) {
            m_code->moveCursor(QTextCursor::Start);
            QVERIFY(m_code->find(QStringLiteral("PG"), QTextDocument::FindCaseSensitively));
            m_code->insertPlainText(QStringLiteral("Db"));
            m_pane->applyNow();
        }
        QVERIFY(!m_document->stack().nodes.contains(QStringLiteral("PG")));
        QVERIFY(m_document->stack().nodes.value(QStringLiteral("Db")).settings.contains(version));
    }

private:
    void type(const QString &text, qsizetype at)
    {
        QTextCursor cursor = m_code->textCursor();
        cursor.setPosition(int(at));
        cursor.insertText(text);
    }

    theme::ThemeSource m_themes;
    std::unique_ptr<stack::StackDocument> m_document;
    std::unique_ptr<files::MermaidPane> m_pane;
    widgets::CodeView *m_code = nullptr;
};

QTEST_MAIN(MermaidPaneTest)
#include "tst_mermaidpane.moc"
