// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toile/report.h"

#include "app/toile/headless.h"
#include "ui/canvas/canvasscene.h"
#include "ui/labchecks.h"
#include "ui/window/reportdialog.h"
#include "ui/window/reportwriter.h"
#include "ui/window/writtendate.h"

#include <QApplication>
#include <QDate>
#include <QTimer>

namespace toile {

namespace {

constexpr std::chrono::seconds kChecksPatience{120};

/// The lab's own checks, in the running lab; what has no answer in time is told as not run.
void runChecks(LabChecks &checks)
{
    checks.run();
    if (!checks.isRunning())
        return;
    const QObject now;
    QObject::connect(&checks, &LabChecks::changed, &now, [&checks] {
        if (!checks.isRunning())
            QApplication::quit();
    });
    QTimer::singleShot(kChecksPatience, &now, &QApplication::quit);
    QApplication::exec();
}

}  // namespace

int reportLab(const Options &options)
{
    HeadlessLab lab;
    if (const int status = lab.open(options); status != Done)
        return status;
    LabChecks checks(lab.editor, lab.run);
    if (options.live)
        runChecks(checks);
    CanvasScene scene(lab.editor, lab.run);
    ReportFacts facts;
    facts.student = options.student;
    facts.date = writtenDate(QDate::currentDate());
    facts.checks = checkOutcomes(lab.editor.topology(), checks);
    facts.live = lab.run.live();
    const auto written = writeReport(options.reportPath, makeReport(lab.editor.topology(), facts), scene);
    if (written)
        return Done;
    complain(written.error().message);
    return No;
}

}  // namespace toile
