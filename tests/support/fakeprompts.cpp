#include "tests/support/fakeprompts.h"

namespace stackwright::test {

int FakePrompts::showChoice(QWidget *, Tone, const QString &title, const QString &, const QStringList &)
{
    ask(title);
    return choices.isEmpty() ? -1 : choices.takeFirst();
}

void FakePrompts::showText(QWidget *, const QString &title, const QString &text)
{
    told.append(title + QStringLiteral(": ") + text);
}

int FakePrompts::showPick(QWidget *, const QString &title, const QString &, const QList<Item> &items)
{
    for (const Item &item : items) {
        offered.append(item.whyNot.isEmpty() ? item.text : item.text + QStringLiteral(" (") + item.whyNot + QLatin1Char(')'));
    }
    ask(title);
    return choices.isEmpty() ? -1 : choices.takeFirst();
}

QString FakePrompts::askOpenFile(QWidget *, const QString &title, const QString &, const QString &)
{
    return nextPath(title);
}

QString FakePrompts::askSaveFile(QWidget *, const QString &title, const QString &, const QString &)
{
    return nextPath(title);
}

QString FakePrompts::askFolder(QWidget *, const QString &title, const QString &)
{
    return nextPath(title);
}

std::optional<QString> FakePrompts::askHiddenText(QWidget *, const QString &title, const QString &)
{
    ask(title);
    return hiddenTexts.isEmpty() ? std::nullopt : std::optional(hiddenTexts.takeFirst());
}

void FakePrompts::ask(const QString &title)
{
    asked.append(title);
    if (whileAsked) {
        whileAsked();
    }
}

QString FakePrompts::nextPath(const QString &title)
{
    ask(title);
    return paths.isEmpty() ? QString() : paths.takeFirst();
}

} // namespace stackwright::test
