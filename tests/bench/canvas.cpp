// SPDX-License-Identifier: GPL-2.0-or-later
// canvas HOSTS: how long a frame of a large drawing takes, on a view of 1400x900 without a display.
#include "resources/assets.h"
#include "tests/bench/meter.h"
#include "tests/bench/starlab.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/editor.h"
#include "ui/labrun.h"

#include <QApplication>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace toile;
using namespace toile::bench;

namespace {

constexpr int kFrames = 60;

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

    const QJsonObject result{{QStringLiteral("openMs"), openMs},
                             {QStringLiteral("actualSizeMs"), pan[kFrames / 2]},
                             {QStringLiteral("actualSizeWorstMs"), pan.back()},
                             {QStringLiteral("allVisibleMs"), zoom[kFrames / 2]},
                             {QStringLiteral("allVisibleWorstMs"), zoom.back()}};
    std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    return 0;
}
