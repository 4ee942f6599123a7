#pragma once

#include "core/kinds/expressions/tree.h"
#include "core/kinds/setting.h"
#include "core/kinds/templates/templatestore.h"

#include <QRegularExpression>

namespace stackwright::kinds {

// What a node of this kind is in a run.
enum class Role { Service, Task, Gate, Terminal, Check, Feature, Manual };

// How a flowchart node or a compose service is recognised as this kind. See resources/kinds/FORMAT.md.
struct Recognition
{
    QList<QRegularExpression> labels; // case-insensitive, on the plain label
    QStringList shapes;               // where given, the node has one of these shapes
    QStringList images;               // repository names of images: "postgres", "bitnami/postgresql"
    QString incoming;                 // "none", "some" or empty
    QString outgoing;                 // "none", "some", "many", "labelled" or empty
    int priority = 0;
};

// A name that the kind's other parts may use; it may use those before it.
struct Variable
{
    QString name;
    expressions::Tree value;
};

// What a kind changes on the services of others.
struct Patch
{
    QStringList kinds;           // of the nodes that it changes
    bool allServices = false;    // or every service of the stack
    bool linked = false;         // only nodes that are linked to this one
    bool last = false;           // after those of all nodes that are not
    QString overlay;             // environment, or empty: the base
    expressions::Tree condition; // $if; sees `target`
    expressions::Tree compose;   // sees `target`
};

// One kind of node, as its descriptor file says it.
struct Kind
{
    QString id;
    QString title;
    QString group; // palette group id
    QString icon;  // resources/icons/<icon>.svg
    QString summary;
    Role role = Role::Manual;
    bool working = false; // false: recognised and bound, and says "does nothing yet"
    Recognition recognition;
    QList<Setting> settings;
    expressions::Tree subtitle; // the one line on the node card
    expressions::Tree open;     // the address that a click opens; none: no address

    // Evaluated by core/generate, once a node.
    QList<Variable> vars;
    expressions::Tree compose;
    QMap<QString, expressions::Tree> overlays; // environment -> compose fragment
    expressions::Tree files;                   // a list of {path, template | tree, format, executable, starter, header, with}
    QList<Patch> patches;
    expressions::Tree faults; // a list of {setting, message}: what is wrong between settings that are each fine
    TemplateStore templates;

    expressions::Tree oneShots; // services that are done when they exit 0
    yaml::Map run;              // the whole `run` part, as written
    yaml::List checks;          // as written: they are shown, and nothing carries them out yet
    QString folder;             // where the descriptor and its templates are: ":/kinds/data-stores/postgresql"
    QString source;             // the descriptor's own path, for messages

    const Setting *setting(const QString &id) const;
    const Variable *variable(const QString &name) const;
};

} // namespace stackwright::kinds
