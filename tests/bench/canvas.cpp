// SPDX-License-Identifier: GPL-2.0-or-later
// canvas HOSTS: how long a frame of a large drawing takes, and a step of dragging in it, on a view of 1400x900 without
// a display.
#include "core/model/cabling.h"
#include "resources/assets.h"
#include "tests/bench/meter.h"
#include "tests/bench/starlab.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/geometry.h"
#include "ui/editor.h"
#include "ui/labrun.h"

#include <QApplication>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace toile;
using namespace toile::bench;

namespace {

constexpr int kFrames = 60;
constexpr int kDragged = 100;  // machines in a large selection

/// Paints the whole viewport. Into a picture, because repaint() of a window that is not yet exposed paints nothing.
void paintFrame(CanvasView &view, QImage &image)
{
    QPainter painter(&image);
    view.render(&painter, QRectF(image.rect()), view.viewport()->rect());
}

/// The times of so many full repaints, sorted; `move` changes the view before each and counts as part of the frame.
template <typename Move>
std::vector<double> frames(CanvasView &view, const Move &move)
{
    std::vector<double> times;
    QImage image(view.viewport()->size(), QImage::Format_RGB32);
    for (int i = 0; i < kFrames; ++i) {
        const Stopwatch watch;
        move(i);
        paintFrame(view, image);
        times.push_back(watch.milliseconds());
    }
    std::sort(times.begin(), times.end());
    return times;
}

void mouse(CanvasView &view, QEvent::Type type, QPoint at, Qt::MouseButton button, Qt::MouseButtons buttons)
{
    QMouseEvent event(type, at, view.viewport()->mapToGlobal(at), button, buttons, Qt::NoModifier);
    QApplication::sendEvent(view.viewport(), &event);
}

/// What dragging and taking it back cost, in milliseconds: the median step, its part of the processor (the two differ
/// on a busy machine), the worst step, dropping, and undo.
struct Drag {
    double step, cpu, worst, drop, undo;
};

double cpuMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// A place in the box where the machine itself is on top, not a cable that runs over it.
QPointF gripOf(CanvasView &view, Id machine)
{
    const QRectF box = view.canvasScene().geometry().box(machine).adjusted(12, 12, -12, -12);
    for (double y = box.top(); y <= box.bottom(); y += 2) {
        for (double x = box.left(); x <= box.right(); x += 2) {
            if (view.canvasScene().idAt({x, y}) == machine)
                return {x, y};
        }
    }
    qFatal("nothing of the machine can be seen");
}

/// Drags what is selected by `grip`, one mouse event a step, each until its picture is on the screen.
Drag drag(CanvasView &view, Editor &editor, Id grip)
{
    const QPointF seen = gripOf(view, grip);
    view.centerOn(seen);
    QCoreApplication::processEvents();
    const QPoint start = view.mapFromScene(seen);
    const auto timed = [](const auto &work) {
        const Stopwatch watch;
        work();
        QCoreApplication::processEvents();
        return watch.milliseconds();
    };
    mouse(view, QEvent::MouseButtonPress, start, Qt::LeftButton, Qt::LeftButton);
    mouse(view, QEvent::MouseMove, start + QPoint(16, 16), Qt::NoButton, Qt::LeftButton);
    std::vector<double> times;
    const double cpuBefore = cpuMilliseconds();
    QPoint at;
    for (int i = 0; i < kFrames; ++i) {
        at = start + QPoint(24 + 3 * i, 16 + 2 * i);
        times.push_back(timed([&] { mouse(view, QEvent::MouseMove, at, Qt::NoButton, Qt::LeftButton); }));
    }
    const double cpu = (cpuMilliseconds() - cpuBefore) / kFrames;
    std::sort(times.begin(), times.end());
    const double drop = timed([&] { mouse(view, QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton); });
    if (editor.undoStack().count() == 0)
        qFatal("nothing was dragged");
    const double undo = timed([&] { editor.undoStack().undo(); });
    return {times[kFrames / 2], cpu, times.back(), drop, undo};
}

std::vector<Id> someMachines(const Editor &editor, int count)
{
    std::vector<Id> ids;
    for (const auto &[id, machine] : editor.topology().machines) {
        if (static_cast<int>(ids.size()) < count && machine.kind == QLatin1String("pc"))
            ids.push_back(id);
    }
    return ids;
}

/// What a change of the drawing, told as a patch, and taking it back cost until both are on the screen.
struct Change {
    double done, undone;
};

Change change(CanvasView &view, Editor &editor, const Patch &patch)
{
    QImage image(view.viewport()->size(), QImage::Format_RGB32);
    const auto timed = [&](const auto &work) {
        const Stopwatch watch;
        work();
        paintFrame(view, image);
        return watch.milliseconds();
    };
    const double done = timed([&] { editor.perform(QStringLiteral("change"), patch); });
    return {done, timed([&] { editor.undoStack().undo(); })};
}

/// The whole drawing laid out in each style, from the command until its picture is on the screen; the slowest.
Change layOuts(CanvasView &view, Editor &editor)
{
    QImage image(view.viewport()->size(), QImage::Format_RGB32);
    editor.setSelection({});
    Change worst{0, 0};
    for (const graphs::Style style : {graphs::Style::Hierarchical, graphs::Style::Radial, graphs::Style::Organic}) {
        const Stopwatch laying;
        view.layOut(style, QStringLiteral("layout"));
        paintFrame(view, image);
        worst.done = std::max(worst.done, laying.milliseconds());
        const Stopwatch undoing;
        editor.undoStack().undo();
        paintFrame(view, image);
        worst.undone = std::max(worst.undone, undoing.milliseconds());
    }
    return worst;
}

/// A cable pulled over the drawing, each step until its picture is on the screen; then given up. The median and the
/// first step, in which everything where it may end is found.
std::pair<double, double> pullCable(CanvasView &view, Id from)
{
    const QPointF seen = gripOf(view, from);
    view.centerOn(seen);
    QCoreApplication::processEvents();
    QImage image(view.viewport()->size(), QImage::Format_RGB32);
    const QPoint start = view.mapFromScene(seen);
    view.setTool(CanvasView::Tool::Cable);
    mouse(view, QEvent::MouseButtonPress, start, Qt::LeftButton, Qt::LeftButton);
    std::vector<double> times;
    for (int i = 0; i < kFrames; ++i) {
        const Stopwatch watch;
        mouse(view, QEvent::MouseMove, start + QPoint(16 + 5 * i, 16 + 3 * i), Qt::NoButton, Qt::LeftButton);
        paintFrame(view, image);
        times.push_back(watch.milliseconds());
    }
    const double first = times.front();
    QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
    QApplication::sendEvent(&view, &escape);
    mouse(view, QEvent::MouseButtonRelease, start, Qt::LeftButton, Qt::NoButton);
    view.setTool(CanvasView::Tool::Select);
    std::sort(times.begin(), times.end());
    return {times[kFrames / 2], first};
}

/// The most memory that this process has had, in MiB.
double peakMiB()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    useAssets();
    QApplication application(argc, argv);
    const int hosts = application.arguments().value(1).toInt();

    Editor editor;
    LabRun run;
    CanvasView view(editor, run);
    view.resize(1400, 900);
    const Stopwatch opening;
    editor.reset(starLab(hosts), QString());
    view.show();
    view.fitAll();
    QImage first(view.viewport()->size(), QImage::Format_RGB32);
    paintFrame(view, first);
    const double openMs = opening.milliseconds();

    view.zoomToActualSize();
    view.centerOn(view.canvasScene().drawingRect().center());
    const auto pan = frames(view, [&](int i) {
        view.horizontalScrollBar()->setValue(view.horizontalScrollBar()->value() + (i % 2 ? 13 : 17));
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + (i % 3 ? 3 : -5));
    });
    view.fitAll();
    const auto zoom = frames(view, [&](int i) { view.zoomBy(i % 2 ? 1.02 : 1 / 1.02); });

    view.zoomToActualSize();
    const std::vector<Id> some = someMachines(editor, kDragged);
    const Id grip = some[some.size() / 2];
    editor.setSelection({grip});
    const Drag one = drag(view, editor, grip);
    editor.setSelection(some);
    const Drag many = drag(view, editor, grip);
    const auto [pull, pullFirst] = pullCable(view, grip);
    const Change removal = change(view, editor, removeElements(editor.document(), some));
    const Result<Patch> joined = connectElements(editor.document(), some.front(), some.back(), true);
    const Change cable = change(view, editor, joined ? *joined : Patch());
    const Change style = change(view, editor, styleCables(editor.document(), {}, CableStyle::Orthogonal));
    const Change layout = layOuts(view, editor);
    const Change emptied = change(view, editor, removeElements(editor.document(), someMachines(editor, hosts + 1)));

    const QJsonObject result{{QStringLiteral("openMs"), openMs},
                             {QStringLiteral("actualSizeMs"), pan[kFrames / 2]},
                             {QStringLiteral("actualSizeWorstMs"), pan.back()},
                             {QStringLiteral("allVisibleMs"), zoom[kFrames / 2]},
                             {QStringLiteral("allVisibleWorstMs"), zoom.back()},
                             {QStringLiteral("dragOneMs"), one.step},
                             {QStringLiteral("dragOneCpuMs"), one.cpu},
                             {QStringLiteral("dragOneWorstMs"), one.worst},
                             {QStringLiteral("dropOneMs"), one.drop},
                             {QStringLiteral("undoMoveMs"), std::max(one.undo, many.undo)},
                             {QStringLiteral("dragManyMs"), many.step},
                             {QStringLiteral("dragManyCpuMs"), many.cpu},
                             {QStringLiteral("dragManyWorstMs"), many.worst},
                             {QStringLiteral("dropManyMs"), many.drop},
                             {QStringLiteral("pullCableMs"), pull},
                             {QStringLiteral("pullCableFirstMs"), pullFirst},
                             {QStringLiteral("removeManyMs"), removal.done},
                             {QStringLiteral("connectMs"), cable.done},
                             {QStringLiteral("styleAllMs"), style.done},
                             {QStringLiteral("undoMs"), std::max({removal.undone, cable.undone, style.undone})},
                             {QStringLiteral("layoutMs"), layout.done},
                             {QStringLiteral("undoLayoutMs"), layout.undone},
                             {QStringLiteral("removeAllMs"), emptied.done},
                             {QStringLiteral("undoRemoveAllMs"), emptied.undone},
                             {QStringLiteral("peakMiB"), peakMiB()}};
    std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    return 0;
}
