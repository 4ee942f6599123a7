#include "core/base/relativepath.h"
#include "core/generate/paths.h"
#include "core/kinds/settingtext.h"

#include <QTest>

using namespace stackwright;

// One rule for what a person enters, what a kind makes and what an export writes.
class RelativePathTest : public QObject
{
    Q_OBJECT

private slots:
    void shouldHaveOneRule_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("isFine");
        const auto row = [](const QString &path, bool isFine) { QTest::newRow(qPrintable(path)) << path << isFine; };
        row(QStringLiteral("compose.yaml"), true);
        row(QStringLiteral("apps/api/src/main.ts"), true);
        row(QStringLiteral("a b/.gitignore"), true);
        row(QStringLiteral("grün/…"), true);
        row(QStringLiteral("/etc/passwd"), false);
        row(QStringLiteral("~/x"), false);
        row(QStringLiteral("C:/x"), false);
        row(QStringLiteral("a/../../x"), false);
        row(QStringLiteral("a/./x"), false);
        row(QStringLiteral("a//x"), false);
        row(QStringLiteral("a\\x"), false);
        row(QStringLiteral("a/b:c"), false);
        row(QStringLiteral("a\tb"), false);
        row(QStringLiteral("a\nb"), false);
        row(QStringLiteral("a/ b"), false);
        row(QStringLiteral("a /b"), false);
        row(QStringLiteral(".git/config"), false);
        row(QStringLiteral("apps/api/.GIT/hooks/post-checkout"), false);
        row(QStringLiteral(".stackwright/last-export.sha256"), false);
        row(QString(256, u'x'), false);
        row(QStringList(33, QStringLiteral("x")).join(u'/'), false);
    }

    void shouldHaveOneRule()
    {
        QFETCH(const QString, path);
        QFETCH(const bool, isFine);
        QCOMPARE(!base::relativePathFault(path).has_value(), isFine);
        QCOMPARE(!kinds::syntaxFault(kinds::SettingType::Path, path).has_value(), isFine);
        QCOMPARE(generate::safePath(path), isFine ? path : QString());
    }

    void shouldTakeAFolderAsPeopleWriteIt()
    {
        for (const QString &path :
            {QStringLiteral("."), QStringLiteral("./"), QStringLiteral("./apps/api/"), QStringLiteral("apps/")})
            QVERIFY2(!kinds::syntaxFault(kinds::SettingType::Path, path), qPrintable(path));
        QCOMPARE(generate::safePath(QStringLiteral("./apps/api")), QStringLiteral("apps/api"));
        QVERIFY(base::relativePathFault(QString()));
    }
};

QTEST_GUILESS_MAIN(RelativePathTest)
#include "tst_relativepath.moc"
