// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toile/headless.h"

#include "app/toile/labpath.h"
#include "app/toile/text.h"
#include "core/base/printable.h"
#include "core/lab/labfile.h"

#include <QApplication>
#include <QFileInfo>
#include <QTimer>

#include <cstdio>

namespace toile {

namespace {

constexpr std::chrono::seconds kPatience{5};

QString pathOf(const QString &target)
{
    if (!QFileInfo(target).isFile() && shippedLabs().contains(target))
        return shippedLabPath(target);
    return target;
}

/// Waits for the kernel's tables, or for the time limit.
bool waitForLive(LabRun &run)
{
    if (run.live())
        return true;
    const QObject now;  // neither answer is for a later wait
    QObject::connect(&run, &LabRun::liveReset, &now, [] { QApplication::exit(Done); });
    QTimer::singleShot(kPatience, &now, [] { QApplication::exit(Engine); });
    run.attach();
    return QApplication::exec() == Done && run.live();
}

}  // namespace

void complain(const QString &text)
{
    std::fputs(qPrintable(QStringLiteral("toile: ") + printable(text, u"\n") + u'\n'), stderr);
}

int HeadlessLab::open(const Options &options)
{
    const QString path = pathOf(resolveTarget(options.target));
    LoadedLab lab = loadLab(path);
    if (!lab.ok()) {
        std::fputs(qPrintable(formatProblems(path, lab.problems)), stderr);
        return No;
    }
    editor.reset(std::move(lab.document), path);
    if (!options.live)
        return Done;
    run.setTopology(editor.topology(), path);
    if (waitForLive(run))
        return Done;
    complain(PictureText::tr("the lab “%1” does not run; deploy it first: toilectl deploy %2")
                 .arg(editor.topology().header.name, options.target));
    return Engine;
}

}  // namespace toile
