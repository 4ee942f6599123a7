#include "ui/run/progress.h"

namespace stackwright::run {

namespace {

// Shares of one service's way up; what remains is the wait for it to be ready.
constexpr int prepared = 70; // its image is pulled or built
constexpr int started = 80;

struct Service
{
    int steps = 0; // of its image
    int percents = 0;
    bool isStarted = false;
    bool isReady = false;

    int percent() const
    {
        if (isReady) {
            return 100;
        }
        if (isStarted) {
            return started;
        }
        return steps > 0 ? prepared * (percents / steps) / 100 : 0;
    }
};

} // namespace

int progressOf(const RunState &state, const Request &request)
{
    QMap<QString, Service> services;
    if (request.verb == Verb::Up) {
        for (const generate::NodeServices &node : request.nodes) {
            for (const QString &name : node.services) {
                services.insert(name, {});
            }
        }
    }
    if (services.isEmpty()) {
        return state.percent();
    }
    for (const Step &step : state.steps) {
        const auto service = services.find(step.service);
        if (service == services.end()) {
            continue;
        }
        if (step.id.startsWith(QLatin1String("ready/"))) {
            service->isStarted = true;
            service->isReady = step.state == State::Passed;
        } else if (step.id.startsWith(QLatin1String("start/"))) {
            service->isStarted = service->isStarted || step.state == State::Passed;
        } else {
            ++service->steps;
            service->percents += percentOf(step);
        }
    }
    int sum = 0;
    for (const Service &service : std::as_const(services)) {
        sum += service.percent();
    }
    return int(sum / services.size());
}

} // namespace stackwright::run
