#include "ui/shell/runflow.h"

#include "core/generate/generator.h"
#include "ui/widgets/futures.h"
#include "ui/widgets/secretkeeper.h"

#include <QtConcurrent>
#include <algorithm>

namespace stackwright::shell {

RunFlow::RunFlow(const Services &services, widgets::SecretKeeper &secrets, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_secrets(secrets)
{
    connect(&services.runner, &run::Runner::finished, this, &RunFlow::busyChanged);
    m_keychainPatience.setSingleShot(true);
    m_keychainPatience.setInterval(1000); // ms; a keychain that is open answers sooner
    connect(&m_keychainPatience, &QTimer::timeout, this, [this] { emit keychainAwaited(true); });
}

// Goes on with `work` once the future is there, unless the preparation was given up by then.
template <typename T, typename Work>
void RunFlow::then(const QFuture<T> &future, Work work)
{
    widgets::whenDone(future, this, [this, attempt = m_attempt, work](const T &result) mutable {
        if (attempt == m_attempt) {
            work(result);
        }
    });
}

void RunFlow::up(const QString &environment, const QString &folder)
{
    if (isBusy()) {
        return;
    }
    setPreparing(true);
    Preparation preparation;
    const stack::Stack &stack = m_services.document.stack();
    preparation.stack = m_secrets.stack();
    preparation.request.verb = run::Verb::Up;
    preparation.request.folder = folder;
    preparation.request.environment = environment;
    preparation.request.composeFiles = generate::composeFiles(environment);
    then(QtConcurrent::run(&m_services.workers, m_services.generate, stack, environment),
        [this, preparation](const generate::Generated &made) mutable {
            preparation.generated = made;
            generated(std::move(preparation));
        });
}

void RunFlow::down(
    const QString &environment, const QString &folder, const QMap<QString, generate::NodeServices> &nodes, bool removeVolumes)
{
    if (isBusy()) {
        return;
    }
    run::Request request;
    request.verb = run::Verb::Down;
    request.folder = folder;
    request.environment = environment;
    request.composeFiles = generate::composeFiles(environment);
    request.nodes = nodes;
    request.removeVolumes = removeVolumes;
    // What Compose calls the project is only known once the stack's files are.
    setPreparing(true);
    then(QtConcurrent::run(&m_services.workers, m_services.generate, m_services.document.stack(), environment),
        [this, request](const generate::Generated &made) mutable {
            request.project = made.project;
            emit starting(request);
            m_preparing = false;
            m_services.runner.start(request);
            emit busyChanged();
        });
}

void RunFlow::generateSecretsAndGoUp(const QList<generate::SecretUse> &missing, const QString &environment, const QString &folder)
{
    if (isBusy()) {
        return;
    }
    setPreparing(true);
    awaitKeychain();
    m_secrets.generateAll(missing, this, [this, attempt = m_attempt, environment, folder](const QString &error) {
        if (attempt != m_attempt) {
            return;
        }
        if (!error.isEmpty()) {
            refuse(error);
            return;
        }
        setPreparing(false);
        up(environment, folder);
    });
}

void RunFlow::cancel()
{
    if (m_preparing) {
        refuse(tr("Cancelled before anything was started."));
    } else if (m_services.runner.isRunning()) {
        m_services.runner.cancel();
    }
}

void RunFlow::generated(Preparation preparation)
{
    for (const base::Diagnostic &diagnostic : preparation.generated.diagnostics) {
        if (diagnostic.severity == base::Severity::Error) {
            refuse(tr("The stack has a fault that must be solved first: %1").arg(diagnostic.message), diagnostic.nodeId);
            return;
        }
    }
    preparation.request.project = preparation.generated.project;
    preparation.request.nodes = preparation.generated.nodes;
    if (m_services.givenSecrets) {
        preparation.request.secretVariables = m_services.givenSecrets(preparation.generated.secrets);
    }
    awaitKeychain();
    readSecrets(std::move(preparation), 0, {});
}

void RunFlow::readSecrets(Preparation preparation, qsizetype next, QList<generate::SecretUse> missing)
{
    if (next >= preparation.generated.secrets.size()) {
        if (!missing.isEmpty()) {
            setPreparing(false);
            emit secretsMissing(missing);
            return;
        }
        exportAndStart(std::move(preparation));
        return;
    }
    const generate::SecretUse use = preparation.generated.secrets.at(next);
    const bool isKnown =
        !use.needed || preparation.request.secretVariables.contains(use.variable) ||
        std::any_of(missing.cbegin(), missing.cend(), [&](const generate::SecretUse &other) { return other.name == use.name; });
    if (isKnown) {
        readSecrets(std::move(preparation), next + 1, std::move(missing));
        return;
    }
    then(m_services.secrets.read({preparation.stack, use.name}),
        [this, preparation, next, missing, use](const base::Result<QByteArray> &value) mutable {
            if (value.ok()) {
                preparation.request.secretVariables.insert(use.variable, value.value());
            } else if (value.error().kind == base::ErrorKind::Fault) {
                missing.append(use);
            } else {
                refuse(tr("Cannot read the secret %1: %2").arg(use.name, value.error().message), use.nodeId);
                return;
            }
            readSecrets(std::move(preparation), next + 1, missing);
        });
}

void RunFlow::exportAndStart(Preparation preparation)
{
    if (m_export.isRunning()) { // that of an attempt that was cancelled, perhaps into the same folder
        then(m_export, [this, preparation](const base::Result<exporting::Plan> &) { exportAndStart(preparation); });
        return;
    }
    keychainAnswered();
    exporting::Options options;
    options.stackFile = preparation.stack;
    for (const QByteArray &value : std::as_const(preparation.request.secretVariables)) {
        options.secrets.append(value);
    }
    const auto work = [write = m_services.exportFiles, folder = preparation.request.folder, files = preparation.generated.files,
                          options] { return write(folder, files, options); };
    m_export = QtConcurrent::run(&m_services.workers, work);
    then(m_export, [this, request = preparation.request](const base::Result<exporting::Plan> &plan) {
        if (!plan.ok()) {
            refuse(plan.error().text());
            return;
        }
        emit starting(request);
        m_preparing = false;
        m_services.runner.start(request);
        emit busyChanged();
    });
}

void RunFlow::refuse(const QString &message, const QString &nodeId)
{
    setPreparing(false);
    emit refused(message, nodeId);
}

void RunFlow::setPreparing(bool preparing)
{
    m_preparing = preparing;
    ++m_attempt;
    keychainAnswered(); // or is waited for no more
    emit busyChanged();
}

void RunFlow::awaitKeychain()
{
    m_keychainPatience.start();
}

void RunFlow::keychainAnswered()
{
    m_keychainPatience.stop();
    emit keychainAwaited(false);
}

} // namespace stackwright::shell
