#pragma once

#include "core/base/result.h"

#include <QString>

namespace stackwright::chart {

// The YAML between two lines of "---" at the top of a mermaid text.
struct FrontMatter
{
    QString title;     // its "title"
    QString config;    // the rest, between its fences; empty where there is no more than a title
    qsizetype end = 0; // where the chart itself begins
};

// Looks for front matter from `start` on; white space may precede it and all of it may be indented.
// Without any, `end` is `start`. An unclosed one and what is not YAML are refused.
base::Result<FrontMatter> frontMatter(const QString &text, qsizetype start, const QString &name);

// The front matter that reads as this title and config, or an empty text. `directives` is set to what of `config`
// is no front matter.
QString writtenFrontMatter(const QString &title, const QString &config, QString *directives);

} // namespace stackwright::chart
