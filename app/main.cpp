#include "app/cli/commandline.h"
#include "app/composition.h"

#include <QApplication>

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("stackwright"));
    QCoreApplication::setOrganizationName(QStringLiteral("stackwright"));
    QCoreApplication::setApplicationVersion(QStringLiteral(STACKWRIGHT_VERSION));
    if (argc > 1 && stackwright::cli::isSubcommand(QString::fromLocal8Bit(argv[1]))) {
        QCoreApplication application(argc, argv);
        return stackwright::cli::runSubcommand(application.arguments().mid(1), stackwright::app::commandLineSession());
    }
    QApplication application(argc, argv);
    return stackwright::app::runWorkbench(application.arguments().mid(1));
}
