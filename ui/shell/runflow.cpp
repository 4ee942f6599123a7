#include "ui/shell/runflow.h"

#include "core/generate/generator.h"
#include "ui/widgets/futures.h"

#include <QtConcurrent>
#include <algorithm>

namespace stackwright::shell {

RunFlow::RunFlow(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    connect(&services.runner, &run::Runner::finished, this, &RunFlow::busyChanged);
}

void RunFlow::up(const QString &environment, const QString &folder)
{
    if (isBusy()) {
        return;
    }
    setPreparing(true);
    Preparation preparation;
    const stack::Stack &stack = m_services.document.stack();
    preparation.request.verb = run::Verb::Up;
    preparation.stack = stack.name;
    preparation.request.folder = folder;
    preparation.request.environment = environment;
    preparation.request.composeFiles = generate::composeFiles(environment);
    widgets::whenDone(QtConcurrent::run(m_services.generate, stack, environment), this,
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
    widgets::whenDone(QtConcurrent::run(m_services.generate, m_services.document.stack(), environment), this,
        [this, request](const generate::Generated &made) mutable {
            if (m_cancelled) {
                refuse(tr("Cancelled before anything was taken down."));
                return;
            }
            request.project = made.project;
            emit starting(request);
            m_preparing = false;
            m_services.runner.start(request);
            emit busyChanged();
        });
}

void RunFlow::cancel()
{
    if (m_preparing) {
        m_cancelled = true;
        return;
    }
    if (m_services.runner.isRunning()) {
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
    readSecrets(std::move(preparation), 0, {});
}

void RunFlow::readSecrets(Preparation preparation, qsizetype next, QList<generate::SecretUse> missing)
{
    if (m_cancelled) {
        refuse(tr("Cancelled before anything was started."));
        return;
    }
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
        preparation.request.secretVariables.contains(use.variable) ||
        std::any_of(missing.cbegin(), missing.cend(), [&](const generate::SecretUse &other) { return other.name == use.name; });
    if (isKnown) {
        readSecrets(std::move(preparation), next + 1, std::move(missing));
        return;
    }
    widgets::whenDone(m_services.secrets.read({preparation.stack, use.name}), this,
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
    exporting::Options options;
    for (const QByteArray &value : std::as_const(preparation.request.secretVariables)) {
        options.secrets.append(value);
    }
    const auto work = [write = m_services.exportFiles, folder = preparation.request.folder, files = preparation.generated.files,
                          options] { return write(folder, files, options); };
    widgets::whenDone(
        QtConcurrent::run(work), this, [this, request = preparation.request](const base::Result<exporting::Plan> &plan) {
            if (!plan.ok()) {
                refuse(plan.error().text());
                return;
            }
            if (m_cancelled) {
                refuse(tr("Cancelled before anything was started."));
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
    m_cancelled = false;
    emit busyChanged();
}

} // namespace stackwright::shell
