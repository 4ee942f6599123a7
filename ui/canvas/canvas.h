#pragma once

#include "core/base/diagnostic.h"
#include "core/generate/fileset.h"
#include "core/kinds/catalogue.h"
#include "core/run/runstate.h"
#include "core/stack/stackdocument.h"
#include "ui/theme/themesource.h"

#include <QWidget>

namespace stackwright::canvas {

// The chart as a picture that a person edits: nodes, groups and edges of one document, drawn, laid out in the background,
// moved, connected, added, renamed and removed. Every edit goes through StackDocument::edit.
class Canvas : public QWidget
{
    Q_OBJECT

public:
    Canvas(stack::StackDocument &document, const kinds::Catalogue &catalogue, theme::ThemeSource &themes, QWidget *parent = nullptr);
    ~Canvas() override;

    // What is selected: ids of nodes, groups and edges, in the order of the chart.
    QStringList selectedIds() const;
    void select(const QStringList &ids);
    // Selects one item and brings it into view.
    void reveal(const QString &id);

    // What the other readings say of the nodes; whole replacements.
    void setServices(const QMap<QString, generate::NodeServices> &services); // subtitles and addresses
    void setProblems(const base::Diagnostics &problems);
    void setMissingSecrets(const QStringList &nodeIds);
    void setRunStates(const QMap<QString, run::NodeState> &states);         // empty: no run to show
    void setRunState(const QString &nodeId, const run::NodeState &state);

signals:
    void selectionChanged(const QStringList &ids);
    void activated(const QString &id);                 // Enter: the person wants to configure it
    void openRequested(const QString &address);        // an address of NodeServices::openUrl
    void zoomChanged(double zoom);                     // 1.0 is 100 %
    void arranged();                                   // a layout has come and is shown

private:
    stack::StackDocument &m_document;
    kinds::Catalogue m_catalogue;
    theme::ThemeSource &m_themes;
    QStringList m_selection;
};

} // namespace stackwright::canvas
