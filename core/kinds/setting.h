#pragma once

#include "core/base/diagnostic.h"
#include "core/kinds/expressions/expression.h"

#include <QRegularExpression>

#include <optional>

namespace stackwright::kinds {

// The closed vocabulary of setting types; the inspector has one editor for each.
enum class SettingType {
    Text,      // one line
    Multiline, // any text
    Boolean,
    Integer,
    Number,
    Size,     // "256mb", "1.5g": bytes with a unit
    Duration, // "30s", "1m30s"
    Port,     // 1..65535, or 0 for "not published" where min allows it
    Choice,   // one of `choices`; others too where `open`
    Choices,  // several of `choices`
    List,     // of texts
    Table,    // rows of `columns`
    Secret,   // the name of a secret; its value lives in the keychain
    Path,     // relative to the stack's folder, never out of it
    Image,    // an image reference
    Nodes,    // ids of other nodes; empty: decided by the edges
};

struct SettingChoice
{
    QString value;
    QString title;
};

// Secrets only: how a value is made when there is none.
struct SecretGenerator
{
    int length = 32;                                   // 0: nobody can make it up
    QString alphabet = QStringLiteral("alphanumeric"); // or "hex", "base64url"; "none" with a length of 0
};

struct Setting
{
    QString id;
    QString title;
    QString help;
    QString section;
    SettingType type = SettingType::Text;
    yaml::Value defaultValue;
    QList<SettingChoice> choices;
    bool open = false;
    bool required = false;
    QString pattern;            // a regular expression for the whole of a text
    QRegularExpression matcher; // the same, anchored
    QString patternHelp;        // what the pattern asks for, in words
    std::optional<double> minimum;
    std::optional<double> maximum;
    QString unit; // shown behind the editor
    QString placeholder;
    expressions::Expression when; // sees `s` and `env`; the setting counts only where it is true
    QList<Setting> columns;       // of a table
    SecretGenerator generator;
};

// What is wrong with this value of this setting, in one sentence a person can act on; nothing where it is fine.
// Refuses what cannot come out of the generated files exactly as entered (control characters, and so on).
std::optional<QString> fault(const Setting &setting, const yaml::Value &value);

} // namespace stackwright::kinds
