#include "tests/support/places.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QtTest>

// The include rules of the house, held against every file: who may know whom.
class IncludesTest : public QObject
{
    Q_OBJECT

private:
    struct Include
    {
        QString file; // relative to the source folder
        int line;
        QString target; // what stands between the quotes or brackets
    };

    const QString m_root = stackwright::test::sourceFile(QString());

    QStringList sources(const QStringList &folders) const
    {
        QStringList files;
        for (const QString &folder : folders) {
            QDirIterator iterator(m_root + QLatin1Char('/') + folder, {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                QDir::Files, QDirIterator::Subdirectories);
            while (iterator.hasNext())
                files.append(QDir(m_root).relativeFilePath(iterator.next()));
        }
        files.sort();
        return files;
    }

    QList<Include> includes(const QStringList &folders) const
    {
        static const QRegularExpression form(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"));
        QList<Include> result;
        for (const QString &path : sources(folders)) {
            QFile file(m_root + QLatin1Char('/') + path);
            if (!file.open(QIODevice::ReadOnly))
                continue;
            int number = 0;
            while (!file.atEnd()) {
                ++number;
                const QRegularExpressionMatch match = form.match(QString::fromUtf8(file.readLine()));
                if (match.hasMatch())
                    result.append({path, number, match.captured(1)});
            }
        }
        return result;
    }

    static QString place(const Include &include)
    {
        return QStringLiteral("%1:%2 includes %3").arg(include.file).arg(include.line).arg(include.target);
    }

    // "core/yaml/reader.h" -> "core/yaml"
    static QString folderOf(const QString &path) { return path.section(QLatin1Char('/'), 0, 1); }

    // The folders of core, each with those that it may include.
    static QMap<QString, QStringList> allowedInCore()
    {
        QMap<QString, QStringList> allowed;
        const QStringList chain = QStringLiteral("base yaml chart kinds stack compose generate").split(QLatin1Char(' '));
        for (qsizetype i = 0; i < chain.size(); ++i)
            allowed.insert(chain.at(i), chain.first(i));
        for (const char *leaf : {"layout", "dockerfile", "secrets", "engine", "export"})
            allowed.insert(QString::fromUtf8(leaf), {QStringLiteral("base")});
        allowed.insert(QStringLiteral("run"), allowed.keys());
        return allowed;
    }

private slots:
    void shouldFindTheSources()
    {
        // A check that reads nothing would pass for ever.
        QVERIFY(includes({QStringLiteral("core")}).size() > 200);
        QVERIFY(includes({QStringLiteral("ui")}).size() > 50);
    }

    void shouldIncludeOnlyDownwardsInCore()
    {
        const QMap<QString, QStringList> allowed = allowedInCore();
        QStringList faults;
        for (const Include &include : includes({QStringLiteral("core")})) {
            const QString from = include.file.section(QLatin1Char('/'), 1, 1);
            if (!allowed.contains(from)) {
                faults.append(QStringLiteral("%1 is in no known folder of core").arg(include.file));
                continue;
            }
            if (include.target.startsWith(QLatin1String("core/"))) {
                const QString to = include.target.section(QLatin1Char('/'), 1, 1);
                if (to != from && !allowed.value(from).contains(to))
                    faults.append(place(include));
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    void shouldKeepCoreFromTheScreen()
    {
        static const QRegularExpression screen(
            QStringLiteral("^(ui/|app/|Qt(Widgets|Svg|OpenGL)|QWidget|QApplication|QGraphics|QDialog|QLabel|QMainWindow)"));
        QStringList faults;
        for (const Include &include : includes({QStringLiteral("core")})) {
            if (screen.match(include.target).hasMatch())
                faults.append(place(include));
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    void shouldKeepTheWindowFromTheProgram()
    {
        QStringList faults;
        for (const Include &include : includes({QStringLiteral("ui")})) {
            if (include.target.startsWith(QLatin1String("app/")))
                faults.append(place(include));
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    // theme and widgets serve every part of the window; shell puts the parts together; parts do not know each other.
    void shouldKeepThePartsOfTheWindowApart()
    {
        QStringList faults;
        for (const Include &include : includes({QStringLiteral("ui")})) {
            if (!include.target.startsWith(QLatin1String("ui/")))
                continue;
            const QString from = folderOf(include.file);
            const QString to = folderOf(include.target);
            const bool serving =
                to == QLatin1String("ui/theme") || (to == QLatin1String("ui/widgets") && from != QLatin1String("ui/theme"));
            if (from != to && !serving && from != QLatin1String("ui/shell"))
                faults.append(place(include));
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    void shouldKeepForeignLibrariesInOnePlaceEach()
    {
        // Library header -> what alone may include it: the .cpp files of a folder, or for templates their inner folder.
        const QList<std::pair<QRegularExpression, QRegularExpression>> homes = {
            {QRegularExpression(QStringLiteral("^(yaml\\.h|yaml-cpp/)")),
                QRegularExpression(QStringLiteral("^core/yaml/.*\\.cpp$"))},
            {QRegularExpression(QStringLiteral("keychain\\.h$")), QRegularExpression(QStringLiteral("^core/secrets/.*\\.cpp$"))},
            {QRegularExpression(QStringLiteral("^kainjow/")), QRegularExpression(QStringLiteral("^core/kinds/templates/"))},
        };
        QStringList faults;
        for (const Include &include : includes({QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")})) {
            for (const auto &[library, home] : homes) {
                if (library.match(include.target).hasMatch() && !home.match(include.file).hasMatch())
                    faults.append(place(include));
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    void shouldIncludeFromTheRoot()
    {
        QStringList faults;
        for (const Include &include :
            includes({QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app"), QStringLiteral("tests")})) {
            if (include.target.startsWith(QLatin1String("../")) || include.target.startsWith(QLatin1String("./")))
                faults.append(place(include));
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    void shouldUsePragmaOnceInEveryHeader()
    {
        QStringList faults;
        for (const QString &path : sources({QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")})) {
            if (!path.endsWith(QLatin1String(".h")))
                continue;
            QFile file(m_root + QLatin1Char('/') + path);
            if (!file.open(QIODevice::ReadOnly) || !file.readAll().startsWith("#pragma once\n"))
                faults.append(path);
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    // Nested event loops make what was safe reentrant; only the command line waits so.
    void shouldWaitInNoNestedEventLoop()
    {
        QStringList faults;
        for (const Include &include : includes({QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")})) {
            const bool isCommandLine = include.file.startsWith(QLatin1String("app/cli/"));
            if (include.target == QLatin1String("QEventLoop") && !isCommandLine)
                faults.append(place(include));
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }
};

QTEST_GUILESS_MAIN(IncludesTest)
#include "tst_includes.moc"
