#pragma once

#include <QList>
#include <QString>

#include <variant>

// What the grammar makes of a mermaid text, statement by statement. Offsets are those of SourceText::clean(), and
// views point into it, so it must outlive them.
namespace stackwright::chart {

// [begin, end); empty where there is nothing.
struct Span
{
    qsizetype begin = 0;
    qsizetype end = 0;

    bool isEmpty() const { return begin == end; }
};

enum class LabelType { Text, String, Markdown };

QString labelTypeName(LabelType type); // "text", "string", "markdown"

struct Label
{
    QString text;
    LabelType type = LabelType::Text;
};

// A node as it is mentioned: A, A[label], A:::class, A@{ data }.
struct Mention
{
    QStringView id;
    QStringView className;
    QStringView propertyName; // of A[|name:value|label]
    QStringView propertyValue;
    QString shape;        // mermaid's word, empty for a bare mention
    Label label;          // where there is a shape
    QStringList data;     // of each "@{ … }": YAML between the braces, ready to read
    qsizetype dataAt = 0; // offset of the first "@{"
    Span span;            // all of it
    Span shapeSpan;       // brackets and all

    bool hasData() const { return !data.isEmpty(); }
};

// One arrow with its label.
struct Link
{
    QStringView id; // of "e1@"
    QString type;
    QString stroke;
    int length = 1;
    Label label;
    bool hasLabel = false;
    Span span;
};

// a & b --> c & d --> e: steps of nodes, with a link between each two.
struct VertexStatement
{
    QList<Mention> mentions; // of all steps
    QList<int> stepEnds;     // where each step ends in `mentions`
    QList<Link> links;       // one less than steps

    int stepSize(qsizetype step) const { return stepEnds[step] - stepBegin(step); }
    int stepBegin(qsizetype step) const { return step == 0 ? 0 : stepEnds[step - 1]; }
    // How many edges the link after this step makes.
    int edgesAfter(qsizetype step) const { return stepSize(step) * stepSize(step + 1); }
    void clear()
    {
        mentions.clear();
        stepEnds.clear();
        links.clear();
    }
};

struct SubgraphStatement
{
    QStringView id; // as written, empty where there is none
    Label title;
    bool ownTitle = false; // in brackets; otherwise the title is the id
};

struct EndStatement
{
};

struct DirectionStatement
{
    QString direction;
};

struct StyleStatement
{
    QStringView id;
    QStringList styles;
};

struct LinkStyleStatement
{
    bool ofDefault = false;
    QList<int> indices;
    QString interpolate;
    QStringList styles;
    bool hasStyles = false;
};

struct ClassDefStatement
{
    QStringView ids; // comma-separated
    QStringList styles;
};

struct ClassStatement
{
    QStringView ids; // comma-separated
    QStringView className;
};

struct ClickStatement
{
    QStringView ids; // comma-separated
    QString link;    // an address, or "call name(arguments)"
    QString tooltip;
    QString target; // "_self", "_blank", "_parent", "_top"
    bool hasTooltip = false;
};

struct AccTitleStatement
{
    QString text;
};

struct AccDescriptionStatement
{
    QString text;
};

using StatementContent = std::variant<VertexStatement, SubgraphStatement, EndStatement, DirectionStatement, StyleStatement,
    LinkStyleStatement, ClassDefStatement, ClassStatement, ClickStatement, AccTitleStatement, AccDescriptionStatement>;

struct Statement
{
    Span span; // without separators
    StatementContent content;
};

struct Header
{
    QString keyword;
    QString direction; // as stored: "TB" for "TD", and "BR" for itself
    Span span;
};

} // namespace stackwright::chart

Q_DECLARE_TYPEINFO(stackwright::chart::Mention, Q_RELOCATABLE_TYPE);
Q_DECLARE_TYPEINFO(stackwright::chart::Link, Q_RELOCATABLE_TYPE);
