#pragma once

#include "core/engine/buildprogress.h"
#include "core/engine/composeprogress.h"
#include "core/engine/jsonstream.h"
#include "core/run/composefacts.h"
#include "core/run/redactor.h"
#include "core/run/runner.h"

#include <functional>

namespace stackwright::run {

// Turns what Compose and BuildKit print into steps and log lines on nodes. It touches nothing: bytes in, calls out.
class UpProgress
{
public:
    struct Sink
    {
        std::function<void(const Step &)> step;
        std::function<void(const QList<LogLine> &)> log;
    };

    UpProgress(const Request &request, const ComposeFacts &facts, const Redactor &redactor, Sink sink);

    void feedOutput(const QByteArray &bytes);
    void feedErrors(const QByteArray &bytes);
    // The process has ended; open steps are closed as passed or cancelled.
    void finish(bool succeeded);

    // A step that is not Compose's own, such as a health check that is awaited.
    void setStep(Step step);
    const QMap<QString, Step> &steps() const { return m_steps; }

    QString nodeOfService(const QString &service) const { return m_nodeOfService.value(service); }
    // "demo-db-1" -> "db", from fixed names or Compose's own form of names; empty for another project's.
    QString serviceOfContainer(const QString &container) const;

    const engine::BuildProgress &build() const { return m_build; }
    // Which service a vertex builds; empty where it is not known.
    QString serviceOfVertex(const QString &name) const { return engine::serviceOfVertex(name, m_builtServices); }
    // The last lines that were no progress: errors and warnings, oldest first, redacted.
    const QStringList &messages() const { return m_messages; }

private:
    void take(const QList<engine::JsonStream::Item> &items, bool isError);
    void takeBuild(const engine::BuildChange &change);
    void takeEvent(const engine::ComposeEvent &event);
    void takeText(const QByteArray &line, bool isError);
    void message(const QString &text);
    void vertexStep(const QString &vertexId);
    void layer(const engine::ComposeEvent &event);
    QString serviceOfImage(const QString &name) const;
    Step &stepAt(const QString &id, const QString &service, const QString &title);
    void update(Step &step, State state, const QString &detail = {});

    struct Layer
    {
        qint64 done = 0;
        qint64 total = 0;
    };

    Request m_request;
    ComposeFacts m_facts;
    Redactor m_redactor;
    Sink m_sink;
    QMap<QString, QString> m_nodeOfService;
    QStringList m_builtServices;
    engine::JsonStream m_output;
    engine::JsonStream m_errors;
    engine::BuildProgress m_build;
    QMap<QString, Step> m_steps;
    QMap<QString, QMap<QString, Layer>> m_layers; // by step id, by layer
    QStringList m_messages;
};

} // namespace stackwright::run
