// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toile/picture.h"

#include "app/toile/labpath.h"
#include "core/lab/labfile.h"
#include "ui/canvas/canvasscene.h"
#include "ui/editor.h"
#include "ui/labrun.h"

#include <QApplication>
#include <QFileInfo>
#include <QTimer>

#include <cstdio>

namespace toile {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(toile::Picture)
};

constexpr std::chrono::seconds kPatience{5};
enum Exit { Done = 0, No = 1, Engine = 3 };

void complain(const QString &text)
{
    std::fputs(qPrintable(QStringLiteral("toile: ") + text + u'\n'), stderr);
}

QString pathOf(const QString &target)
{
    if (!QFileInfo::exists(target) && shippedLabs().contains(target))
        return shippedLabPath(target);
    return target;
}

int write(CanvasScene &scene, const Options &options)
{
    QString error;
    if (exportPicture(scene, options.exportPath, options.scale, &error))
        return Done;
    complain(error);
    return No;
}

/// Waits for the kernel's tables, or for the time limit.
bool waitForLive(LabRun &run)
{
    if (run.live())
        return true;
    QObject::connect(&run, &LabRun::liveReset, qApp, [] { QApplication::exit(Done); });
    QTimer::singleShot(kPatience, qApp, [] { QApplication::exit(Engine); });
    run.attach();
    return QApplication::exec() == Done && run.live();
}

}  // namespace

int exportLab(const Options &options)
{
    const QString path = pathOf(resolveTarget(options.target));
    LoadedLab lab = loadLab(path);
    if (!lab.ok()) {
        std::fputs(qPrintable(formatProblems(path, lab.problems)), stderr);
        return No;
    }
    Editor editor;
    editor.reset(std::move(lab.document), path);
    LabRun run;
    CanvasScene scene(editor, run);
    if (options.live) {
        run.setTopology(editor.topology(), path);
        if (!waitForLive(run)) {
            complain(Text::tr("the lab “%1” does not run; deploy it first: toilectl deploy %2")
                         .arg(editor.topology().header.name, options.target));
            return Engine;
        }
    }
    return write(scene, options);
}

}  // namespace toile
