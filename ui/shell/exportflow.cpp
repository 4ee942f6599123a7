#include "ui/shell/exportflow.h"

#include "ui/widgets/futures.h"
#include "ui/widgets/secretkeeper.h"

#include <QtConcurrent>

#include <memory>

namespace stackwright::shell {

ExportFlow::ExportFlow(const Services &services, widgets::SecretKeeper &secrets, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_secrets(secrets)
{
}

void ExportFlow::gather(const QString &environment)
{
    const int attempt = ++m_attempt;
    // Anew, for the preview may be of the stack before the last edit.
    widgets::whenDone(QtConcurrent::run(&m_services.workers, m_services.generate, m_services.document.stack(), environment), this,
        [this, attempt](const generate::Generated &made) {
            if (attempt == m_attempt) {
                readSecrets(made);
            }
        });
}

void ExportFlow::readSecrets(const generate::Generated &made)
{
    struct Gathering
    {
        ExportContents contents;
        qsizetype waiting = 0;
    };
    const auto gathering = std::make_shared<Gathering>();
    gathering->contents.files = made.files;
    gathering->contents.stackFile = m_secrets.stack();
    if (m_services.givenSecrets) {
        gathering->contents.secretValues = m_services.givenSecrets(made.secrets).values();
    }
    gathering->waiting = made.secrets.size();
    if (made.secrets.isEmpty()) {
        emit gathered(gathering->contents);
        return;
    }
    for (const generate::SecretUse &use : made.secrets) {
        widgets::whenDone(m_services.secrets.read(m_secrets.idOf(use.name)), this,
            [this, gathering, attempt = m_attempt, name = use.name](const base::Result<QByteArray> &value) {
                if (value.ok()) {
                    gathering->contents.secretValues.append(value.value());
                } else if (value.error().kind != base::ErrorKind::Fault) {
                    gathering->contents.unreadSecrets.append(name);
                }
                if (--gathering->waiting == 0 && attempt == m_attempt) {
                    emit gathered(gathering->contents);
                }
            });
    }
}

} // namespace stackwright::shell
