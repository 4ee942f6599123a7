#pragma once

class QString;
class QWidget;

namespace stackwright::widgets {

class Prompts;

// Whether a person wants to lose the value that a secret has now: nothing brings it back, and data that it guards stays locked.
bool mayReplaceSecret(Prompts &prompts, QWidget *parent, const QString &name);
bool mayRemoveSecret(Prompts &prompts, QWidget *parent, const QString &name);

} // namespace stackwright::widgets
