#pragma once

#include "core/generate/fileset.h"
#include "core/stack/stack.h"

namespace stackwright::run {

enum class StepKind { WriteFiles, Secret, PullImage, BuildImage, CreateNetwork, CreateVolume, StartService, AwaitReady, NotYet };
QString stepKindName(StepKind kind); // "write-files", …

// One thing that an `up` would do.
struct PlannedStep
{
    StepKind kind = StepKind::StartService;
    QString title; // a sentence without a full stop
    QString nodeId;
    QString service;
    QStringList after; // services that are awaited before it
};

// What an up would do, step by step, in order, from the stack alone: no engine is asked, nothing is touched.
struct Plan
{
    QString project;
    QString environment;
    QList<PlannedStep> steps;
};

// An error where the compose files of this environment cannot be read.
base::Result<Plan> plan(const stack::Stack &stack, const kinds::Catalogue &catalogue, const generate::Generated &generated,
    const QString &environment);

} // namespace stackwright::run
