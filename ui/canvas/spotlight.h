#pragma once

#include "core/stack/stackdocument.h"
#include "ui/canvas/findables.h"

#include <QObject>

class QWidget;

namespace stackwright::canvas {

class FindBar;
class NeighbourBar;

// Looking for something on the canvas, and looking at a part of it alone: the bars for both, and what they dim.
class Spotlight : public QObject
{
    Q_OBJECT

public:
    Spotlight(const stack::StackDocument &document, const kinds::Catalogue &catalogue, Stage &stage, QWidget *canvas);

    void find();
    void findNext(int by); // 1 or -1; without a search yet it begins one
    // The neighbourhood of these items, or where there are none of those that it is of by now.
    void showNeighbours(const QStringList &of);
    // Ends the search, or else the neighbourhood; false where there was neither.
    bool end();
    // The chart, or what is said of its nodes, is different.
    void refresh();
    void place(); // the bars, after the canvas has another size

signals:
    void lightChanged();                // Stage::lit or Stage::found
    void reached(const QString &id);    // a match, in turn
    void isolated(const QRectF &plane); // this is worth looking at, once
    void left();                        // the keyboard belongs to the canvas again

private:
    void search(const QString &words);
    void step(int by);
    void endSearch();
    void endNeighbours();
    QRectF shine(); // brings the stage up to date; what the neighbourhood covers

    const stack::StackDocument &m_document;
    const kinds::Catalogue &m_catalogue;
    Stage &m_stage;
    QWidget *m_canvas;
    FindBar *m_findBar;
    NeighbourBar *m_neighbourBar;
    std::optional<QList<Findable>> m_findables; // of the chart as it is, once asked for
    QList<Findable> m_matches;
    qsizetype m_match = -1;
    QStringList m_hub; // of the neighbourhood; empty: all is shown
};

} // namespace stackwright::canvas
