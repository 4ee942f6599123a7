#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

namespace stackwright::run {

// Takes the values of secrets, in every form of secrets::formsOf(), out of what programs print, before anyone sees it. A value of
// several lines is taken out line by line, for that is how output comes. Values (or lines) shorter than 4 bytes stay: taking
// out every "a" would hide nothing and wreck everything.
class Redactor
{
public:
    Redactor() = default;
    explicit Redactor(const QMap<QString, QByteArray> &secretVariables);

    QByteArray redacted(QByteArray text) const;
    QString redacted(const QString &text) const;

private:
    void add(const QByteArray &value);

    QList<QByteArray> m_values; // the longest first
};

} // namespace stackwright::run
