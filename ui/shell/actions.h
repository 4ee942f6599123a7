#pragma once

#include <QList>
#include <QObject>

class QAction;
class QActionGroup;

namespace stackwright::shell {

// Everything that a person can ask of the window, each with a name, a shortcut and a sentence that says what it does.
class Actions : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QObject *parent);

    // File
    QAction *newStack;
    QAction *open;
    QAction *openSample;
    QAction *save;
    QAction *saveAs;
    QAction *saveChart;
    QAction *exportFiles;
    QAction *exportPicture;
    QAction *closeStack;
    QAction *quit;
    // Edit
    QAction *undo;
    QAction *redo;
    QAction *editSettings;
    // View
    QAction *commandSearch;
    QAction *focusPalette;
    QAction *focusCanvas;
    QAction *showProblems;
    QAction *showFiles;
    QAction *showMermaid;
    QAction *showRun;
    QAction *showHistory;
    QAction *themeDesktop;
    QAction *themeLight;
    QAction *themeDark;
    QActionGroup *themes;
    // Stack
    QAction *secrets;
    QAction *showOwnFiles;
    QAction *checkEngine;
    // Run
    QAction *up;
    QAction *down;
    QAction *downWithData;
    QAction *cancel;
    // Help
    QAction *shortcuts;
    QAction *about;

    const QList<QAction *> &all() const { return m_all; }

private:
    QAction *make(
        const char *name, const QString &text, const QString &tip, const QString &shortcut = {}, const QString &icon = {});

    QList<QAction *> m_all;
};

} // namespace stackwright::shell
