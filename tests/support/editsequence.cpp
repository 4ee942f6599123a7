#include "tests/support/editsequence.h"

#include "core/chart/reader.h"
#include "tests/support/randomedits.h"

#include <QRegularExpression>

namespace stackwright::test {

namespace {

// Comments, front matter, directives and what is about the whole chart: no edit of a node, edge or group is about them.
QStringList lastingLines(const QString &text)
{
    QStringList lines = text.split(QLatin1Char('\n'));
    lines.removeIf([](const QString &line) {
        const QString trimmed = line.trimmed();
        return !trimmed.startsWith(QLatin1String("%%")) && !trimmed.startsWith(QLatin1String("classDef")) &&
               !trimmed.startsWith(QLatin1String("acc")) && !trimmed.startsWith(QLatin1String("---"));
    });
    return lines;
}

// A line of `before` that is gone and names nobody whom the edit is about.
QString lostLine(const QString &before, const QString &after, const QStringList &concerned)
{
    QStringList left = after.split(QLatin1Char('\n'));
    const auto isIn = [](const QString &line, const QString &id) {
        static const QString word(QStringLiteral("(?<!\\w)%1(?!\\w)"));
        return !id.isEmpty() && QRegularExpression(word.arg(QRegularExpression::escape(id))).match(line).hasMatch();
    };
    for (const QString &line : before.split(QLatin1Char('\n'))) {
        if (left.removeOne(line))
            continue;
        const bool named = std::any_of(concerned.cbegin(), concerned.cend(), [&](const QString &id) { return isIn(line, id); });
        // Its numbers count edges, and those after a removed one have others.
        if (!named && !line.trimmed().startsWith(QLatin1String("linkStyle")) && line.trimmed() != QLatin1String("end"))
            return line;
    }
    return {};
}

} // namespace

QString manySidedChart()
{
    return QStringLiteral("---\n"
                          "title: A stack\n"
                          "---\n"
                          "flowchart LR\n"
                          "    %% who comes in\n"
                          "    U([User]) -->|asks| P{{Proxy}}\n"
                          "    P --> A & B    %% both\n"
                          "    subgraph back [Back end]\n"
                          "        direction TB\n"
                          "        A[\"App (one)\"] -- reads --> D[(Data)]\n"
                          "        B[App two]:::hot --> D\n"
                          "        subgraph deep\n"
                          "            Q>Queue] -.-> W@{ shape: doc, label: \"Work\" }\n"
                          "        end\n"
                          "    end\n"
                          "\n"
                          "    A ==> Q; B ==> Q\n"
                          "    %% the looks\n"
                          "    classDef hot fill:#f96,stroke:#333\n"
                          "    class A,D hot\n"
                          "    style U fill:#bbf\n"
                          "    linkStyle 0 stroke:#f00\n"
                          "    click U \"https://example.com\" \"tip\"\n");
}

QString editSequenceFault(const QString &text, quint32 seed, int steps)
{
    stack::StackDocument document;
    const base::Result<stack::Stack> start = stack::fromMermaid(text, QStringLiteral("start.mmd"));
    if (!start.ok())
        return start.error().text();
    document.replace(start.value());
    RandomEdits edits(document, seed);
    for (int i = 0; i < steps; ++i) {
        const QString before = document.stack().chartText;
        edits.step();
        const stack::Stack &now = document.stack();
        const QString where = QStringLiteral("seed %1, step %2 (%3 of %4): ")
                                  .arg(seed)
                                  .arg(i)
                                  .arg(edits.name(), edits.concerned().join(QLatin1Char(' ')));
        const QString texts = QStringLiteral("\n%1\n----\n%2").arg(before, now.chartText);
        const base::Result<chart::Chart> said = chart::read(now.chartText, QStringLiteral("now"));
        if (!said.ok())
            return where + said.error().text() + texts;
        if (said.value() != now.chart)
            return where + QStringLiteral("the text says another chart") + texts;
        if (edits.name() == QLatin1String("undo") || edits.name() == QLatin1String("redo"))
            continue;
        if (lastingLines(before) != lastingLines(now.chartText).mid(0, lastingLines(before).size()))
            return where + QStringLiteral("a comment or class is lost") + texts;
        if (edits.name() != QLatin1String("type")) {
            if (const QString line = lostLine(before, now.chartText, edits.concerned()); !line.isNull())
                return where + QStringLiteral("the line '%1' is lost").arg(line) + texts;
        }
    }
    while (document.undoStack()->canRedo()) // what the sequence itself took back last
        document.undoStack()->redo();
    const stack::Stack last = document.stack();
    while (document.undoStack()->canUndo())
        document.undoStack()->undo();
    if (document.stack() != start.value())
        return QStringLiteral("seed %1: undoing all gives another stack\n%2").arg(seed).arg(document.stack().chartText);
    while (document.undoStack()->canRedo())
        document.undoStack()->redo();
    if (document.stack() != last)
        return QStringLiteral("seed %1: redoing all gives another stack\n%2\n----\n%3")
            .arg(seed)
            .arg(last.chartText, document.stack().chartText);
    return {};
}

} // namespace stackwright::test
