#pragma once

#include "core/stack/stackdocument.h"

#include <QPointF>
#include <QSet>

#include <optional>

namespace stackwright::canvas {

// The edits that a person makes on the canvas, each one named, undoable step of the document.
class ChartEditor : public QObject
{
    Q_OBJECT

public:
    ChartEditor(stack::StackDocument &document, const kinds::Catalogue &catalogue);

    const stack::Stack &stack() const { return m_document.stack(); }

    // Centres in px of the plane. With a merge key consecutive moves become one step.
    void move(const QMap<QString, QPointF> &centres, const QString &mergeKey = {});
    // Into a group, or out of all where it is empty.
    void moveInto(const QMap<QString, QPointF> &centres, const QString &groupId);
    // Gives the places of these nodes back to the layout; of all, where there are none.
    void release(const QStringList &nodeIds);
    void remove(const QStringList &ids);
    void rename(const QString &id, const QString &text);
    // Draws groups closed, or open again.
    void fold(const QStringList &groupIds, bool folded);

    // The nodes and groups that an edge may lead to from here: no kind forbids it, and it is not there yet.
    QSet<QString> targetsOf(const QString &from) const;
    void connectItems(const QString &from, const QString &to);

    struct Place
    {
        QPointF centre;
        QString group; // or empty
        QString edge;  // it goes between the ends of this one, or empty
    };
    // A new node of this kind; its id, or empty where the kind is unknown.
    QString add(const QString &kindId, const Place &place);
    // A node that is there already goes to this place, between the ends of the edge. Only one that no edge joins to anything yet,
    // and whose kind lets edges come and go.
    bool mayInsert(const QString &nodeId) const;
    void insert(const QString &nodeId, const Place &place);

    // Nodes, with the edges between them, as mermaid text.
    QString copied(const QStringList &ids) const;
    // Adds what a mermaid text holds, or the first block of it in Markdown, under free ids, around `centre`; the ids of its nodes.
    // Nothing where it is no flowchart.
    QStringList paste(const QString &text, const QPointF &centre);
    // To where lined() and spaced() put them.
    void align(const QMap<QString, QPointF> &centres);
    void distribute(const QMap<QString, QPointF> &centres);

private:
    void put(const QMap<QString, QPointF> &centres, const QString &step, const QString &mergeKey = {});
    QString nameOf(const QString &id) const;
    QString namesOf(const QStringList &ids) const;

    stack::StackDocument &m_document;
    kinds::Catalogue m_catalogue;
};

} // namespace stackwright::canvas
