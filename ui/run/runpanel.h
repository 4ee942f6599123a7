#pragma once

#include "core/run/runner.h"
#include "core/stack/stackdocument.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QStackedWidget;
class QToolButton;

namespace stackwright::theme {
class ThemeSource;
}

namespace stackwright::run {

class LogView;
class RunTree;
class SiteLinks;

// One run, live: its steps by node, a total, the log, and the first failure in a sentence.
class RunPanel : public QWidget
{
    Q_OBJECT

public:
    RunPanel(stack::StackDocument &document, Runner &runner, const theme::ThemeSource &themes, QWidget *parent = nullptr);

    // A run is about to start: forgets the last one.
    void begin(const Request &request);
    const RunState &state() const { return m_state; }
    const Request &request() const { return m_request; } // of the run that is shown
    QString headline() const;
    LogView *logView() { return m_log; }

signals:
    void nodeRequested(const QString &nodeId);
    // A node is further, by its steps or by what the engine says of it.
    void nodeChanged(const QString &nodeId, const stackwright::run::NodeState &state);
    void openRequested(const QString &address);

private:
    void takeStep(const Step &step);
    void takeNode(const QString &nodeId, const NodeState &state);
    void end(const Outcome &outcome);
    void forget();
    void showProgress();
    void showHead(State state, const QString &text);
    void dress();
    QMap<QString, QString> labels() const;

    stack::StackDocument &m_document;
    const theme::ThemeSource &m_themes;
    RunState m_state;
    Request m_request;
    State m_headState = State::Running;
    QStackedWidget *m_pages;
    QLabel *m_mark;
    QLabel *m_headline;
    QProgressBar *m_bar;
    SiteLinks *m_sites;
    QWidget *m_failure;
    QLabel *m_failureText;
    QToolButton *m_failureNode;
    QString m_failedNode;
    RunTree *m_tree;
    LogView *m_log;
};

} // namespace stackwright::run
