#pragma once

#include "ui/shell/services.h"

namespace stackwright::widgets {
class SecretKeeper;
}

namespace stackwright::shell {

// What an export writes, and what it must not.
struct ExportContents
{
    generate::FileSet files;
    QString stackFile;              // what the stack is known by: a path, or something else where it is in no file
    QList<QByteArray> secretValues; // must be in no file
    QStringList unreadSecrets;      // names of those that the keychain did not give: no file is held against them
};

// From a click on Export to its dialog: generates the stack as it is now, and reads its secrets.
class ExportFlow : public QObject
{
    Q_OBJECT

public:
    ExportFlow(const Services &services, widgets::SecretKeeper &secrets, QObject *parent);

    // A second call forgets the one before.
    void gather(const QString &environment);
    // Nothing is answered any more.
    void forget() { ++m_attempt; }

signals:
    void gathered(const stackwright::shell::ExportContents &contents);

private:
    void readSecrets(const generate::Generated &made);

    const Services &m_services;
    widgets::SecretKeeper &m_secrets;
    int m_attempt = 0;
};

} // namespace stackwright::shell
