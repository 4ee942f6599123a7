#include "app/cli/commandline.h"
#include "app/cli/terminal.h"
#include "app/composition.h"

#include <QApplication>

#include <cstdlib>

namespace {

// Qt ends a program that has no display with abort(): a crash report instead of a sentence.
void tellInsteadOfAborting(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (type != QtFatalMsg) {
        stackwright::cli::say(qFormatLogMessage(type, context, message));
        return;
    }
    stackwright::cli::say(
        QCoreApplication::translate("Main", "Cannot open the workbench, for it gets no display: %1").arg(message.trimmed()));
    std::_Exit(stackwright::cli::NotAvailable);
}

// FILE behind the options that Qt has taken; after "--" it may begin with a dash.
stackwright::base::Result<QStringList> files(QStringList words)
{
    if (words.value(0) == QLatin1String("--"))
        return words.mid(1);
    if (words.value(0).startsWith(QLatin1Char('-')))
        return stackwright::base::Error{
            QCoreApplication::translate("Main", "There is no option %1; see: stackwright --help").arg(words.value(0)), {},
            stackwright::base::ErrorKind::Usage};
    return words;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("stackwright"));
    QCoreApplication::setOrganizationName(QStringLiteral("stackwright"));
    QCoreApplication::setApplicationVersion(QStringLiteral(STACKWRIGHT_VERSION));
    if (argc > 1 && stackwright::cli::isSubcommand(QString::fromLocal8Bit(argv[1]))) {
        const auto run = [] {
            return stackwright::cli::runSubcommand(QCoreApplication::arguments().mid(1), stackwright::app::commandLineSession());
        };
        QStringList words;
        for (int i = 1; i < argc; ++i)
            words.append(QString::fromLocal8Bit(argv[i]));
        if (stackwright::cli::drawsPicture(words)) {
            qputenv("QT_QPA_PLATFORM", "offscreen"); // fonts, and no display
            const QGuiApplication application(argc, argv);
            return run();
        }
        const QCoreApplication application(argc, argv);
        return run();
    }
    const QtMessageHandler usual = qInstallMessageHandler(tellInsteadOfAborting);
    const QApplication application(argc, argv);
    qInstallMessageHandler(usual);
    const auto wanted = files(QApplication::arguments().mid(1));
    return wanted ? stackwright::app::runWorkbench(*wanted) : stackwright::cli::fail(wanted.error());
}
