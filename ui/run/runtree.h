#pragma once

#include "core/run/runstate.h"

#include <QSet>
#include <QTimer>
#include <QTreeWidget>

namespace stackwright::theme {
class ThemeSource;
}

namespace stackwright::run {

// The steps of a run below their nodes. State is said with a mark and a word, never with a colour alone.
class RunTree : public QTreeWidget
{
    Q_OBJECT

public:
    explicit RunTree(const theme::ThemeSource &themes, QWidget *parent = nullptr);

    // Starts over; `labels` names nodes.
    void reset(const QMap<QString, QString> &labels);
    // Draws soon: many changes of one step within a frame are drawn once.
    void takeStep(const Step &step);
    void takeNode(const QString &nodeId, const NodeState &state);

protected:
    void wheelEvent(QWheelEvent *event) override;

signals:
    void nodeChosen(const QString &nodeId, const QString &label);
    void nodeActivated(const QString &nodeId);

private:
    void dress();
    void drawPending();
    void drawStep(const Step &step);
    QTreeWidgetItem *nodeItem(const QString &nodeId);
    void setState(QTreeWidgetItem *item, run::State state, const QString &word);
    void openOrFold(QTreeWidgetItem *item, run::State state);
    void follow(QTreeWidgetItem *item);
    void choose(const QTreeWidgetItem *item);

    const theme::ThemeSource &m_themes;
    QMap<QString, QString> m_labels;
    QMap<QString, QTreeWidgetItem *> m_nodes;
    QMap<QString, QTreeWidgetItem *> m_steps;
    QMap<QString, Step> m_pendingSteps;
    QStringList m_pendingOrder;
    QMap<QString, NodeState> m_pendingNodes;
    QTimer m_draw;
    bool m_follows = true; // what runs, until the person looks elsewhere
};

// The icon of a state, by name, and the role of its colour.
QString stateIcon(State state);

} // namespace stackwright::run
