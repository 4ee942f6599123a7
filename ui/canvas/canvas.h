#pragma once

#include "core/base/diagnostic.h"
#include "core/generate/fileset.h"
#include "core/kinds/catalogue.h"
#include "core/run/runstate.h"
#include "core/stack/stackdocument.h"
#include "ui/canvas/alignment.h"
#include "ui/canvas/arranger.h"
#include "ui/canvas/charteditor.h"
#include "ui/canvas/chartpicture.h"
#include "ui/canvas/picture.h"
#include "ui/canvas/stage.h"
#include "ui/theme/themesource.h"

#include <QTimer>
#include <QWidget>

#include <memory>

namespace stackwright::canvas {

class Gesture;
class LabelEditor;
class Minimap;
class Spotlight;

// What a drag from the palette carries: the id of a kind.
inline constexpr char kindMimeType[] = "application/x-stackwright-kind";

// The chart as a picture that a person edits: nodes, groups and edges of one document, drawn, laid out in the
// background, moved, connected, added, renamed and removed. Every edit goes through StackDocument::edit. Its
// actions() (object names "canvas.fit", "canvas.copy", …) are all that it can do at a key.
class Canvas : public QWidget
{
    Q_OBJECT

public:
    // `layOut` is called on a worker thread.
    Canvas(stack::StackDocument &document, const kinds::Catalogue &catalogue, theme::ThemeSource &themes,
        QWidget *parent = nullptr, LayoutFunction layOut = {});
    ~Canvas() override;

    // What is selected: ids of nodes, groups and edges, in the order of the chart.
    QStringList selectedIds() const;
    void select(const QStringList &ids);
    bool isSelected(const QString &id) const { return m_stage.selection.contains(id); }
    // Selects one item, or the folded group that hides it, and brings it into view.
    void reveal(const QString &wanted);

    // What the other readings say of the nodes; whole replacements.
    void setServices(const QMap<QString, generate::NodeServices> &services); // subtitles and addresses
    void setProblems(const base::Diagnostics &problems);
    void setMissingSecrets(const QStringList &nodeIds);
    void setRunStates(const QMap<QString, run::NodeState> &states); // empty: no run to show
    void setRunState(const QString &nodeId, const run::NodeState &state);

    // A new node of this kind in the middle of what is seen; its id, or empty where the kind is unknown.
    QString addKind(const QString &kindId);
    // One of actions(), by its object name.
    QAction *action(const QString &name) const;

    void fit(); // the whole chart, however small it gets
    void setZoom(double zoom);
    double zoom() const { return m_stage.view.zoom(); }

    // Draws a group closed or open; a step of the document.
    void fold(const QString &groupId, bool folded);

    // Whether what a person moves or drops goes to the grid.
    void setSnapping(bool snaps);
    bool isSnapping() const { return m_stage.snaps; }

    // What is drawn, for a picture in a file, in light or dark colours, whole or as far as it is seen. Another thread may draw it.
    PictureSource pictureSource(bool dark, bool onlySeen) const;

    // What is drawn. The scene's places are px of the plane; toWidget() tells where that is in the widget.
    const Scene &scene() const { return m_stage.scene; }
    int arrangement() const { return m_arrangement; } // another number for each order and place of items, but for a drag's
    QPointF toWidget(const QPointF &plane) const { return m_stage.view.toScreen(plane); }
    QPointF toPlane(const QPointF &widget) const { return m_stage.view.toPlane(widget); }
    const QString &currentId() const { return m_stage.current; }
    bool isArranging() const { return m_arranger.isBusy(); }
    // A node's name, kind, state and problems in one sentence, as a screen reader says it.
    QString spoken(const QString &id) const;

signals:
    void selectionChanged(const QStringList &ids);
    void currentChanged(const QString &id);
    void activated(const QString &id);          // Return: the person wants to configure it
    void openRequested(const QString &address); // an address of NodeServices::openUrl
    void zoomChanged(double zoom);              // 1.0 is 100 %
    void snappingChanged(bool snaps);
    void arranged(); // a layout has come and is shown

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    // canvas.cpp: from the document to the picture
    void documentChanged(const stack::StackChanges &changes);
    struct NewId
    {
        QString before;
        QString now;
    };
    std::optional<NewId> newIdIn(const stack::StackChanges &changes) const;
    void rebuild(const std::optional<NewId> &newId = {});
    void arrange();
    void showDrawing(const layout::Drawing &drawing);
    void themeChanged();
    void redraw();                            // what was painted of the stage does not hold any more
    void redraw(const QList<QRectF> &planes); // the same of these areas
    void viewChanged();
    bool seesAll() const;
    bool knowsPlaces() const; // of all cards, before any layout has come
    void bringIntoView(const QRectF &plane);
    void moveAside(const QRectF &plane, const QRectF &cover);
    void followView();
    void updateAnimation();

    // canvasinput.cpp: pointer and drops
    void press(QMouseEvent *event);
    void startMove(const QPointF &from);
    bool isTakenAlong(const QString &id) const;
    QString itemAt(const QPointF &screen) const;
    QString shownAs(const QString &id) const; // itself, or the folded group that hides it
    QString portOwnerAt(const QPointF &screen) const;
    QString foldMarkAt(const QPointF &screen) const;
    void hover(const QPointF &screen);
    void setCurrent(const QString &id);
    void announceSelection();
    void announceFocus(); // spoken.cpp: to screen readers
    void endGesture(bool finish);
    ChartEditor::Place dropPlace(const QPointF &screen) const;

    // canvasactions.cpp: what actions and the context menu do
    void makeActions();
    template <typename Slot>
    QAction *addAction(const QString &name, const QString &text, const QKeySequence &key, Slot slot);
    void selectAll();
    void copy();
    void cut();
    void paste();
    void removeSelected();
    void renameCurrent();
    void editLabel(const QString &id);
    void tidy();
    void toggleSnapping();
    void toggleFold();
    void toggleAllFolds();
    QString currentGroup() const;
    void align(Line line);
    void distribute(Qt::Orientation along);
    void showNeighbours();
    void isolate(const QRectF &plane);
    void openCurrent();
    void zoomIn();
    void zoomOut();
    void actualSize();
    void toggleMinimap();
    QStringList selectedCards() const; // nodes and folded groups
    QMap<QString, QPointF> selectedCentres() const;
    QMap<QString, QRectF> selectedPlaces() const;

    // canvaskeys.cpp: where the keyboard goes
    void walk(int key, Qt::KeyboardModifiers modifiers);
    void nudge(int key);
    void startConnecting();
    void aimAt(const QString &id);
    void stopConnecting();

    stack::StackDocument &m_document;
    kinds::Catalogue m_catalogue;
    theme::ThemeSource &m_themes;
    Stage m_stage;
    Picture m_picture;
    ChartEditor m_editor;
    Arranger m_arranger;
    std::unique_ptr<Gesture> m_gesture;
    LabelEditor *m_labelEditor;
    Minimap *m_minimap;
    Spotlight *m_spotlight;
    QTimer m_animation;
    QSet<QString> m_missingSecrets;
    base::Diagnostics m_problems;

    std::optional<QPointF> m_pressed; // the left button went down here and has not moved yet
    QString m_pressedItem;
    bool m_spaceDown = false;
    bool m_spacePanned = false;
    // What stays in view by itself, until the person moves the view.
    enum class Follow { Beginning, Whole, Nothing };
    Follow m_follow = Follow::Beginning;
    bool m_wantsMinimap = true;
    bool m_arrangeAfterGesture = false;
    int m_arrangement = 0;
    QString m_connectingFrom;  // by keyboard
    QSet<QString> m_announced; // the selection that the last signal told
};

} // namespace stackwright::canvas
