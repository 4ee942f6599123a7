#include "ui/run/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace stackwright::run {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("stackwright::run::Words", text);
}

} // namespace

QString sizeText(const Step &step)
{
    const QLocale locale;
    if (step.bytesTotal > 0 && step.bytesDone < step.bytesTotal) {
        return tr("%1 of %2").arg(locale.formattedDataSize(step.bytesDone, 1), locale.formattedDataSize(step.bytesTotal, 1));
    }
    return step.bytesDone > 0 ? locale.formattedDataSize(step.bytesDone, 1) : QString();
}

QString secondsText(const Step &step)
{
    if (!step.started.isValid() || !step.finished.isValid()) {
        return {};
    }
    const qint64 ms = step.started.msecsTo(step.finished);
    if (ms < 0) {
        return {};
    }
    if (ms < 60'000) {
        return tr("%1 s").arg(QLocale().toString(double(ms) / 1000.0, 'f', 1));
    }
    return tr("%1:%2 min").arg(ms / 60'000).arg(ms / 1000 % 60, 2, 10, QLatin1Char('0'));
}

} // namespace stackwright::run
