#pragma once

#include "core/run/plan.h"

#include <QJsonObject>

namespace stackwright::run {

// {"project","environment","steps":[{"kind","title","node","service","after":[service…]}]}; texts may be "", lists may be empty.
QJsonObject planJson(const Plan &plan);

} // namespace stackwright::run
