#pragma once

#include "ui/shell/services.h"

#include <QTimer>

namespace stackwright::widgets {
class SecretKeeper;
}

namespace stackwright::shell {

// From a click on Up to a running engine: generate, read the secrets, write the files, start. Nothing of it blocks the window,
// and the first step that cannot be done says why. Busy from the click on, so that the stack cannot become another one meanwhile;
// given up at once where the person stops it, whatever is still waited for.
class RunFlow : public QObject
{
    Q_OBJECT

public:
    RunFlow(const Services &services, widgets::SecretKeeper &secrets, QObject *parent = nullptr);

    bool isBusy() const { return m_preparing || m_services.runner.isRunning(); }

    void up(const QString &environment, const QString &folder);
    // Up, after values were made for these.
    void generateSecretsAndGoUp(const QList<generate::SecretUse> &missing, const QString &environment, const QString &folder);
    // `nodes`: what the services are part of, for the progress.
    void down(const QString &environment, const QString &folder, const QMap<QString, generate::NodeServices> &nodes,
        bool removeVolumes);
    void cancel();

signals:
    void starting(const stackwright::run::Request &request);
    void busyChanged();
    void refused(const QString &message, const QString &nodeId);
    // The run was not started: these have no value yet.
    void secretsMissing(const QList<stackwright::generate::SecretUse> &missing);
    // The keychain takes its time: it may be asking the person something, in a window that nobody looks at.
    void keychainAwaited(bool isAwaited);

private:
    struct Preparation
    {
        QString stack; // what its secrets and its export are known by, whatever it is saved as meanwhile
        run::Request request;
        generate::Generated generated;
    };
    template <typename T, typename Work>
    void then(const QFuture<T> &future, Work work);
    void generated(Preparation preparation);
    void readSecrets(Preparation preparation, qsizetype next, QList<generate::SecretUse> missing);
    void exportAndStart(Preparation preparation);
    void refuse(const QString &message, const QString &nodeId = {});
    void setPreparing(bool preparing);
    void awaitKeychain();
    void keychainAnswered();

    const Services &m_services;
    QFuture<base::Result<exporting::Plan>> m_export;
    widgets::SecretKeeper &m_secrets;
    bool m_preparing = false;
    QTimer m_keychainPatience;
    int m_attempt = 0; // answers to an earlier one come too late
};

} // namespace stackwright::shell
