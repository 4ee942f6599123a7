#include "ui/widgets/prompts.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTimer>
#include <QtTest>

using namespace stackwright::widgets;

namespace {

const QString foreign = QStringLiteral("<b>bold</b> <img src='/nowhere/picture.png'> &amp;");

// Does something with the next dialog that comes up.
class WithDialog : public QObject
{
public:
    explicit WithDialog(std::function<void(QDialog *)> work)
        : m_work(std::move(work))
    {
        connect(&m_glance, &QTimer::timeout, this, [this] {
            if (auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget())) {
                m_glance.stop();
                m_work(dialog);
                if (dialog->isVisible()) {
                    dialog->reject();
                }
            }
        });
        m_glance.start(10);
    }

private:
    std::function<void(QDialog *)> m_work;
    QTimer m_glance;
};

} // namespace

// The dialogs themselves, as a person gets them.
class PromptsTest : public QObject
{
    Q_OBJECT

private:
    // Labels that show the foreign text, and whether any label would read it as HTML.
    int m_shown = 0;
    QStringList m_rich;

    void look(const QDialog *dialog)
    {
        m_shown = 0;
        m_rich.clear();
        const QList<QLabel *> labels = dialog->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            m_shown += label->text().contains(foreign) ? 1 : 0;
            if (label->textFormat() != Qt::PlainText) {
                m_rich.append(label->objectName() + label->text());
            }
        }
    }

    // What Return answers.
    static int answerByReturn(Prompts::Tone tone)
    {
        DialogPrompts prompts;
        const WithDialog press([](QDialog *dialog) { QTest::keyClick(dialog, Qt::Key_Return); });
        return prompts.choose(nullptr, tone, QStringLiteral("Remove?"), QStringLiteral("All of it."),
            {QStringLiteral("Remove"), QStringLiteral("Keep"), QStringLiteral("Cancel")});
    }

private slots:
    void shouldAskWithForeignTextAsItIs()
    {
        DialogPrompts prompts;
        const WithDialog see([this](const QDialog *dialog) { look(dialog); });
        prompts.choose(nullptr, Prompts::Tone::Question, foreign, foreign, {QStringLiteral("Yes"), QStringLiteral("No")});
        QCOMPARE(m_shown, 2);
        QVERIFY2(m_rich.isEmpty(), qPrintable(m_rich.join(QLatin1Char('\n'))));
    }

    void shouldTellForeignTextAsItIs()
    {
        DialogPrompts prompts;
        const WithDialog see([this](const QDialog *dialog) { look(dialog); });
        prompts.tell(nullptr, foreign, foreign);
        QCOMPARE(m_shown, 2);
        QVERIFY2(m_rich.isEmpty(), qPrintable(m_rich.join(QLatin1Char('\n'))));
    }

    void shouldAskForAHiddenTextWithForeignWordsAsTheyAre()
    {
        DialogPrompts prompts;
        const WithDialog see([this](const QDialog *dialog) { look(dialog); });
        QCOMPARE(prompts.hiddenText(nullptr, foreign, foreign), std::nullopt);
        QCOMPARE(m_shown, 1);
        QVERIFY2(m_rich.isEmpty(), qPrintable(m_rich.join(QLatin1Char('\n'))));
    }

    void shouldTakeAHiddenText()
    {
        DialogPrompts prompts;
        const WithDialog type([](QDialog *dialog) {
            auto *edit = dialog->findChild<QLineEdit *>();
            QVERIFY(edit);
            QCOMPARE(edit->echoMode(), QLineEdit::Password);
            QTest::keyClicks(edit, QStringLiteral("correct horse"));
            QTest::keyClick(edit, Qt::Key_Return);
        });
        QCOMPARE(prompts.hiddenText(nullptr, QStringLiteral("Set"), QStringLiteral("Value")), QStringLiteral("correct horse"));
    }

    void shouldTakeReturnForTheFirstAnswerOfAQuestion() { QCOMPARE(answerByReturn(Prompts::Tone::Question), 0); }
    void shouldTakeReturnForCancelWhereTheFirstAnswerIsDangerous() { QCOMPARE(answerByReturn(Prompts::Tone::Warning), 2); }

    void shouldPickWhatCanBePicked()
    {
        // Given a list whose first item cannot be picked
        WithDialog person([this](QDialog *dialog) {
            look(dialog);
            auto *list = dialog->findChild<QListWidget *>();
            QCOMPARE(list->currentRow(), 1);
            QVERIFY(list->item(0)->text().contains(QStringLiteral("it is a pie")));
            QVERIFY(!list->item(0)->flags().testFlag(Qt::ItemIsEnabled));
            // When a person goes on by one and presses Return
            QTest::keyClick(list, Qt::Key_Down);
            QTest::keyClick(list, Qt::Key_Return);
        });
        DialogPrompts prompts;
        const int picked = prompts.pick(nullptr, QStringLiteral("Which?"), foreign,
            {{QStringLiteral("pie"), QStringLiteral("it is a pie")}, {foreign, {}}, {QStringLiteral("third"), {}}});
        // Then that is it
        QCOMPARE(picked, 2);
        QCOMPARE(m_shown, 1);
        QVERIFY2(m_rich.isEmpty(), qPrintable(m_rich.join(u'\n')));
    }

    void shouldPickNothingWhereItIsClosed()
    {
        WithDialog person([](QDialog *dialog) { dialog->reject(); });
        DialogPrompts prompts;
        QCOMPARE(prompts.pick(nullptr, QStringLiteral("Which?"), QString(), {{QStringLiteral("one"), {}}}), -1);
    }
};

QTEST_MAIN(PromptsTest)
#include "tst_prompts.moc"
