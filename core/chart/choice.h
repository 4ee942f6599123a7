#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

namespace stackwright::chart {

// Whether a file's name is that of Markdown, which may hold several charts.
bool isMarkdown(const QString &fileName);

// One mermaid block of a Markdown file, as a person chooses among them.
struct Choice
{
    int number = 0; // among the mermaid blocks of the file, counted from 1
    int line = 0;   // where the chart begins
    QString heading;
    QString words;            // its title, or what its first nodes say; its first words where it cannot be read
    QString problem;          // why it cannot be opened; empty where it can
    bool isFlowchart = false; // or means to be one, and has a fault

    // "Deployment, line 12: Shop, Database"
    QString name() const;
};

QList<Choice> choices(const QString &markdown, const QString &fileName);

// Whether somebody has to say which one is meant: there are several flowcharts.
bool mustChoose(const QList<Choice> &choices);

// The number of the one that is meant. `wanted`: what somebody said, or 0. Refused where nobody said which of several, and where
// there is none of that number.
base::Result<int> chosen(const QList<Choice> &choices, int wanted, const QString &fileName);

} // namespace stackwright::chart
