#pragma once

#include "core/base/result.h"
#include "core/chart/choice.h"
#include "core/stack/stack.h"

// The project file, NAME.stack.yaml.
namespace stackwright::stack {

inline constexpr int projectFormat = 1;

// Reads a project file's text. A newer format than projectFormat is refused with a sentence that says so.
base::Result<Stack> readProject(const QByteArray &bytes, const QString &fileName);
QByteArray writtenProject(const Stack &stack);

// What a stack is known by to the keychain and to what is remembered of it: the absolute path of its file, without links, and
// the number of its chart where that file has several. Not its name, for anybody can give any name to theirs.
QString identityOf(const QString &path, int chart = 0);

// "README.md#2": the second mermaid block of README.md. A file that is really called so is meant itself.
struct InputName
{
    QString path;
    int chart = 0; // 0: not said
};
InputName inputName(const QString &words);

// Any input that a FILE of the command line may be, by its name and content: .stack.yaml, .mmd or .md. `chart`: see fromMermaid().
base::Result<Stack> openInput(const QString &path, int chart = 0);

// The charts that a file has to choose from; none where it is not Markdown.
base::Result<QList<chart::Choice>> chartsOf(const QString &path);

} // namespace stackwright::stack
