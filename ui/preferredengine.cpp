// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/preferredengine.h"

#include "ui/labrun.h"

#include <QVariant>

namespace toile {

namespace {

constexpr char kProperty[] = "preferredEngine";

}  // namespace

void preferEngine(LabRun &run, const QString &engine)
{
    run.setProperty(kProperty, engine);
}

QString preferredEngine(const LabRun &run)
{
    const QString engine = run.property(kProperty).toString();
    return engine.isEmpty() ? QStringLiteral("auto") : engine;
}

}  // namespace toile
