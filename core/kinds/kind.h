#pragma once

#include "core/kinds/setting.h"

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

// One kind of node, as its descriptor file says it.
struct Kind
{
    QString id;
    QString title;
    QString group;                    // palette group id
    QString icon;                     // resources/icons/<icon>.svg
    QString summary;
    Role role = Role::Manual;
    bool working = false;             // false: recognised and bound, and says "does nothing yet"
    Recognition recognition;
    QList<Setting> settings;
    QString subtitle;                 // expression for the one line on the node card
    QString open;                     // expression for the address that a click opens, empty result: none

    // Further parts of the descriptor, evaluated by core/generate and core/run.
    yaml::Map vars;
    yaml::Map compose;
    yaml::Map overlays;               // environment -> compose fragment
    yaml::List files;
    yaml::List patches;
    yaml::Map run;
    yaml::List checks;
    QString folder;                   // where the descriptor and its templates are: ":/kinds/data-stores/postgresql"
    QString source;                   // the descriptor's own path, for messages

    const Setting *setting(const QString &id) const;
};

} // namespace stackwright::kinds
