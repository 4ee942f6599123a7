#include "ui/shell/actions.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QActionGroup>

namespace stackwright::shell {

Actions::Actions(QObject *parent)
    : QObject(parent)
{
    newStack =
        make("file.new", tr("New stack"), tr("Start with an empty chart"), QStringLiteral("Ctrl+N"), QStringLiteral("new"));
    open = make("file.open", tr("Open…"), tr("Open a stack, a mermaid flowchart or a Markdown file that has one"),
        QStringLiteral("Ctrl+O"), QStringLiteral("folder"));
    openSample = make("file.sample", tr("Open the sample stack"), tr("A complete stack to look around in"),
        QStringLiteral("Ctrl+Shift+O"), QStringLiteral("layers"));
    save = make("file.save", tr("Save"), tr("Write the stack to its file"), QStringLiteral("Ctrl+S"), QStringLiteral("save"));
    saveAs = make("file.saveAs", tr("Save as…"), tr("Write the stack to another file"), QStringLiteral("Ctrl+Shift+S"));
    saveChart = make("file.saveChart", tr("Save chart to its text file"),
        tr("Write the chart's text back into the mermaid or Markdown file that it was read from"), QStringLiteral("Ctrl+Alt+M"));
    exportFiles = make("file.export", tr("Export…"), tr("Write the files that a teammate needs to a folder"),
        QStringLiteral("Ctrl+E"), QStringLiteral("upload"));
    exportPicture = make("file.exportPicture", tr("Export picture…"), tr("Draw the chart into an SVG, PNG or PDF file"),
        QStringLiteral("Ctrl+Alt+E"));
    closeStack = make("file.close", tr("Close stack"), tr("Go back to the welcome page"), QStringLiteral("Ctrl+W"));
    quit = make("file.quit", tr("Quit"), tr("Close the workbench"), QStringLiteral("Ctrl+Q"));

    undo = make("edit.undo", tr("Undo"), tr("Take back the last step, whichever reading it was made in"),
        QStringLiteral("Ctrl+Z"), QStringLiteral("undo"));
    redo =
        make("edit.redo", tr("Redo"), tr("Do again what was taken back"), QStringLiteral("Ctrl+Shift+Z"), QStringLiteral("redo"));
    editSettings = make(
        "edit.settings", tr("Edit settings of the selection"), tr("Put the cursor into the inspector"), QStringLiteral("F4"));

    commandSearch = make("view.commands", tr("Search commands…"), tr("Find any command or node by its name"),
        QStringLiteral("Ctrl+K"), QStringLiteral("search"));
    focusPalette = make("view.palette", tr("Search the palette"), tr("Find a kind of node to add"), QStringLiteral("Ctrl+P"));
    focusCanvas = make("view.canvas", tr("Go to the canvas"), tr("Put the keyboard on the chart"), QStringLiteral("Alt+0"));
    showProblems = make("view.problems", tr("Problems"), tr("Everything that is wrong with the stack"), QStringLiteral("Alt+1"));
    showFiles = make("view.files", tr("Files"), tr("The files that will be written"), QStringLiteral("Alt+2"));
    showMermaid = make("view.mermaid", tr("Mermaid"), tr("The chart as text"), QStringLiteral("Alt+3"));
    showRun = make("view.run", tr("Run"), tr("Steps and log of the run"), QStringLiteral("Alt+4"));
    showHistory = make("view.history", tr("History"), tr("Every step that can be taken back"), QStringLiteral("Alt+5"));
    themes = new QActionGroup(this);
    themeDesktop = make(
        "view.theme.desktop", tr("Colours of the desktop"), tr("Light or dark as the desktop is"), QStringLiteral("Ctrl+Alt+1"));
    themeLight = make("view.theme.light", tr("Light colours"), tr("Dark text on light ground"), QStringLiteral("Ctrl+Alt+2"));
    themeDark = make("view.theme.dark", tr("Dark colours"), tr("Light text on dark ground"), QStringLiteral("Ctrl+Alt+3"));
    for (QAction *action : {themeDesktop, themeLight, themeDark}) {
        action->setCheckable(true);
        themes->addAction(action);
    }

    secrets = make("stack.secrets", tr("Secrets…"), tr("All secrets of the stack: set, generate, remove"),
        QStringLiteral("Ctrl+Alt+S"), QStringLiteral("key"));
    showOwnFiles = make("stack.nodeFiles", tr("Show files of the selection"),
        tr("Mark the lines that come from the selected node"), QStringLiteral("Ctrl+Shift+F"), QStringLiteral("file"));
    checkEngine = make("stack.engine", tr("Look for the engine again"), tr("Ask which container engine there is"),
        QStringLiteral("Ctrl+Shift+G"), QStringLiteral("refresh"));

    up = make("run.up", tr("Up"), tr("Build what changed and start the stack"), QStringLiteral("F5"), QStringLiteral("play"));
    down = make("run.down", tr("Down"), tr("Stop the stack and remove its containers; data stays"), QStringLiteral("Ctrl+F5"),
        QStringLiteral("stop"));
    downWithData = make("run.downData", tr("Down, and remove its data…"), tr("Also remove the volumes with everything in them"),
        QStringLiteral("Ctrl+Shift+F5"));
    cancel = make("run.cancel", tr("Stop the run"), tr("End what is running now, and leave nothing behind"),
        QStringLiteral("Shift+F5"), QStringLiteral("state-failed"));
    cancel->setIconText(tr("Stop")); // what a button has room for

    shortcuts = make("help.shortcuts", tr("All commands and shortcuts"), tr("The list of everything that the window can do"),
        QStringLiteral("F1"));
    about = make("help.about", tr("About Stackwright"), tr("Version and licence"), QStringLiteral("Shift+F1"));
}

QAction *Actions::make(const char *name, const QString &text, const QString &tip, const QString &shortcut, const QString &icon)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(QKeySequence(shortcut));
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? tip : QString(tip + QStringLiteral(" (") + keys + QLatin1Char(')')));
    action->setStatusTip(tip);
    if (!icon.isEmpty()) {
        action->setIcon(theme::icon(icon));
    }
    m_all.append(action);
    return action;
}

} // namespace stackwright::shell
