#pragma once

#include "core/engine/engineinfo.h"

#include <QObject>

namespace stackwright::engine {

// Asks whether there is a container engine. Exactly one of the signals follows each find(), on the thread of this object.
class EngineFinder : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void find() = 0;
    virtual void cancel() = 0; // no signal follows

signals:
    void found(const stackwright::engine::EngineInfo &info);
    void failed(const stackwright::engine::EngineProblem &problem);
};

} // namespace stackwright::engine
