#include "ui/theme/contrast.h"
#include "ui/theme/icons.h"
#include "ui/theme/themesource.h"

#include "tests/support/resultmacros.h"

#include <QtTest>

using namespace stackwright::theme;

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void shouldMeasureContrastAsWcagDoes();
    void shouldLeaveReadableColoursAlone();
    void shouldMakeAnyColourReadableOnAnyBackground();
    void shouldKeepTextReadableInBothThemes_data();
    void shouldKeepTextReadableInBothThemes();
    void shouldRefuseAThemeThatLacksAColour();
    void shouldReplaceEveryColourInTheStyleSheet();
    void shouldFollowTheChosenMode();
    void shouldTintIconsAndFallBackToTheGenericOne();
};

void TestTheme::shouldMeasureContrastAsWcagDoes()
{
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
    // WebAIM's well-known border case: #767676 on white is the lightest grey that passes.
    QVERIFY(contrastRatio(QColor("#767676"), Qt::white) >= textContrast);
    QVERIFY(contrastRatio(QColor("#777777"), Qt::white) < textContrast);
}

void TestTheme::shouldLeaveReadableColoursAlone()
{
    QCOMPARE(readable(QColor("#01579b"), Qt::white), QColor("#01579b"));
}

void TestTheme::shouldMakeAnyColourReadableOnAnyBackground()
{
    for (int i = 0; i < 64; ++i) {
        const QColor wanted = QColor::fromHsl(i * 37 % 360, i * 53 % 256, i * 91 % 256);
        const QColor background = QColor::fromHsl(i * 71 % 360, i * 29 % 256, i * 17 % 256);
        QVERIFY2(contrastRatio(readable(wanted, background), background) >= textContrast,
            qPrintable(wanted.name() + " on " + background.name()));
    }
}

void TestTheme::shouldKeepTextReadableInBothThemes_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addRow("light") << false;
    QTest::addRow("dark") << true;
}

void TestTheme::shouldKeepTextReadableInBothThemes()
{
    QFETCH(bool, dark);
    const Theme theme = builtIn(dark);
    QCOMPARE(theme.dark, dark);
    const auto check = [&](const QList<Role> &texts, const QList<Role> &backgrounds, double ratio) {
        for (const Role text : texts) {
            for (const Role background : backgrounds) {
                const double found = contrastRatio(theme.color(text), theme.color(background));
                QVERIFY2(found >= ratio, qPrintable(QString("%1 on %2: %3").arg(roleKey(text), roleKey(background)).arg(found)));
            }
        }
    };
    const QList<Role> grounds = {Role::Window, Role::Surface, Role::Raised, Role::Field, Role::Canvas};
    check({Role::Text, Role::TextMuted, Role::Danger, Role::Success, Role::Warning, Role::Info, Role::Accent}, grounds,
        textContrast);
    check({Role::Text}, {Role::Hover, Role::DiffAdded, Role::DiffRemoved, Role::DiffChanged}, textContrast);
    check({Role::AccentText}, {Role::Accent}, textContrast);
    check({Role::SyntaxKey, Role::SyntaxKeyword, Role::SyntaxString, Role::SyntaxNumber, Role::SyntaxComment}, {Role::Field},
        textContrast);
    check({Role::Edge, Role::NodeStroke}, {Role::Canvas}, graphicContrast);
    check({Role::BorderStrong}, {Role::Window, Role::Surface, Role::Field}, graphicContrast);
    for (const QColor &color : theme.terminal)
        QVERIFY2(contrastRatio(color, theme.color(Role::Field)) >= textContrast, qPrintable(color.name()));
}

void TestTheme::shouldRefuseAThemeThatLacksAColour()
{
    VERIFY_ERROR(readTheme("theme: x\ncolors: {window: \"#fff\"}\n", "x.yaml"), "\"surface\" is no colour");
    VERIFY_ERROR(readTheme("theme: [", "x.yaml"), "x.yaml");
}

void TestTheme::shouldReplaceEveryColourInTheStyleSheet()
{
    const QString sheet = styleSheetOf(builtIn(false));
    QVERIFY(!sheet.contains('@'));
    QVERIFY(sheet.contains(builtIn(false).color(Role::Accent).name(QColor::HexArgb)));
    // An unknown name would come out as the invalid colour.
    QCOMPARE(sheet.count("#ff000000"), 0);
}

void TestTheme::shouldFollowTheChosenMode()
{
    ThemeSource source;
    QSignalSpy changes(&source, &ThemeSource::changed);
    source.setMode(ThemeSource::Mode::Dark);
    QVERIFY(source.theme().dark);
    source.setMode(ThemeSource::Mode::Light);
    QVERIFY(!source.theme().dark);
    QCOMPARE(changes.count(), 2);
}

void TestTheme::shouldTintIconsAndFallBackToTheGenericOne()
{
    const QImage drawn = tintedPixmap("database", Qt::red, 24, 1.0).toImage();
    const QImage generic = tintedPixmap("no such icon", Qt::red, 24, 1.0).toImage();
    QVERIFY(drawn != generic);
    bool any = false;
    for (int y = 0; y < 24; ++y) {
        for (int x = 0; x < 24; ++x) {
            const QColor pixel = drawn.pixelColor(x, y);
            any = any || pixel.alpha() > 200;
            if (pixel.alpha() > 0)
                QCOMPARE(pixel.green(), 0);
        }
    }
    QVERIFY(any);
    QVERIFY(!icon("database").pixmap(16, 16).isNull());
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
