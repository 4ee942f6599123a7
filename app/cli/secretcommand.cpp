#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/terminal.h"
#include "app/cli/waiting.h"
#include "core/secrets/secretvalue.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace stackwright::cli {

namespace {

constexpr qint64 mostBytes = 65'536;

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

int list(const Input &input, secrets::SecretStore &store, bool json)
{
    // Without a keychain nobody can say which of them have a value; a store that begins with this process has none.
    if (store.kind() != secrets::SecretStore::Kind::Keychain && !input.generated.secrets.isEmpty())
        return fail({tr("Cannot look for secrets: %1").arg(store.description()), {}, base::ErrorKind::Unavailable});
    QJsonArray array;
    for (const generate::SecretUse &use : input.generated.secrets) {
        const base::Result<QByteArray> value = waited(store.read({input.identity, use.name}));
        if (!value && value.error().kind != base::ErrorKind::Fault)
            return fail(value.error());
        const QString state = value ? tr("set") : tr("missing");
        if (json)
            array.append(QJsonObject{{QStringLiteral("name"), use.name}, {QStringLiteral("variable"), use.variable},
                {QStringLiteral("node"), use.nodeId}, {QStringLiteral("set"), value.ok()}});
        else
            printText(QStringLiteral("%1  %2  %3 [%4]").arg(state, -8).arg(use.name, use.variable, use.nodeId));
    }
    if (json)
        printJson(QJsonDocument(array));
    return Done;
}

// A store that ends with this process would forget the value before anybody could use it.
base::Result<void> keepsValues(const secrets::SecretStore &store)
{
    if (store.kind() == secrets::SecretStore::Kind::Keychain)
        return {};
    return base::Error{tr("Cannot keep a secret: %1").arg(store.description()), {}, base::ErrorKind::Unavailable};
}

} // namespace

int secretCommand(const Options &options, const Session &session)
{
    const QString verb = options.operands.at(0);
    Options rest = options;
    rest.operands.removeFirst();
    const bool needsName = verb == QLatin1String("set") || verb == QLatin1String("remove");
    if ((!needsName && verb != QLatin1String("list")) || needsName != (rest.operands.size() == 2))
        return fail({tr("Usage: stackwright secret set|list|remove FILE [NAME]"), {}, base::ErrorKind::Usage});
    const base::Result<Input> input = openedInput(rest, session);
    if (!input)
        return fail(input.error());
    const std::unique_ptr<secrets::SecretStore> store = session.secretStore();
    if (verb == QLatin1String("list"))
        return list(*input, *store, options.has(QStringLiteral("json")));

    const QString name = rest.operands.at(1);
    const bool known = std::any_of(input->generated.secrets.cbegin(), input->generated.secrets.cend(),
        [&](const generate::SecretUse &use) { return use.name == name; });
    if (!known && verb == QLatin1String("set"))
        return fail({tr("The stack has no secret %1; see: stackwright secret list %2").arg(name, rest.file())});
    if (const base::Result<void> keeps = keepsValues(*store); !keeps)
        return fail(keeps.error());
    if (verb == QLatin1String("remove")) {
        const base::Result<void> removed = waited(store->remove({input->identity, name}));
        return removed ? int(Done) : fail(removed.error());
    }
    QByteArray typed = readHidden(tr("Value of %1: ").arg(name), mostBytes);
    const base::Result<QByteArray> value = secrets::checkedValue(typed, name);
    secrets::wipe(typed);
    if (!value)
        return fail(value.error());
    const base::Result<void> written = waited(store->write({input->identity, name}, *value));
    return written ? int(Done) : fail(written.error());
}

} // namespace stackwright::cli
