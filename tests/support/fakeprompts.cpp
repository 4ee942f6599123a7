#include "tests/support/fakeprompts.h"

namespace stackwright::test {

int FakePrompts::choose(QWidget *, Tone, const QString &title, const QString &, const QStringList &)
{
    asked.append(title);
    if (whileAsked) {
        whileAsked();
    }
    return choices.isEmpty() ? -1 : choices.takeFirst();
}

void FakePrompts::tell(QWidget *, const QString &title, const QString &text)
{
    told.append(title + QStringLiteral(": ") + text);
}

QString FakePrompts::openFile(QWidget *, const QString &title, const QString &, const QString &)
{
    return nextPath(title);
}

QString FakePrompts::saveFile(QWidget *, const QString &title, const QString &, const QString &)
{
    return nextPath(title);
}

QString FakePrompts::folder(QWidget *, const QString &title, const QString &)
{
    return nextPath(title);
}

std::optional<QString> FakePrompts::hiddenText(QWidget *, const QString &title, const QString &)
{
    asked.append(title);
    return hiddenTexts.isEmpty() ? std::nullopt : std::optional(hiddenTexts.takeFirst());
}

QString FakePrompts::nextPath(const QString &title)
{
    asked.append(title);
    return paths.isEmpty() ? QString() : paths.takeFirst();
}

} // namespace stackwright::test
