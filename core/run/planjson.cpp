#include "core/run/planjson.h"

#include <QJsonArray>

namespace stackwright::run {

QJsonObject planJson(const Plan &plan)
{
    QJsonArray steps;
    for (const PlannedStep &step : plan.steps) {
        steps.append(QJsonObject{{QLatin1String("kind"), stepKindName(step.kind)}, {QLatin1String("title"), step.title},
            {QLatin1String("node"), step.nodeId}, {QLatin1String("service"), step.service},
            {QLatin1String("after"), QJsonArray::fromStringList(step.after)}});
    }
    return {{QLatin1String("project"), plan.project}, {QLatin1String("environment"), plan.environment},
        {QLatin1String("steps"), steps}};
}

} // namespace stackwright::run
