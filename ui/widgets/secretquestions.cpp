#include "ui/widgets/secretquestions.h"

#include "ui/widgets/prompts.h"

#include <QCoreApplication>

namespace stackwright::widgets {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("SecretQuestions", text);
}

bool agrees(Prompts &prompts, QWidget *parent, const QString &title, const QString &answer)
{
    const QString text =
        tr("The value that it has now is lost for ever. What was made with it, such as a database in its volume, "
           "goes on asking for it.");
    return prompts.choose(parent, Prompts::Tone::Warning, title, text, {answer, tr("Cancel")}) == 0;
}

} // namespace

bool mayReplaceSecret(Prompts &prompts, QWidget *parent, const QString &name)
{
    return agrees(prompts, parent, tr("Replace the value of %1?").arg(name), tr("Replace"));
}

bool mayRemoveSecret(Prompts &prompts, QWidget *parent, const QString &name)
{
    return agrees(prompts, parent, tr("Remove the value of %1?").arg(name), tr("Remove"));
}

} // namespace stackwright::widgets
