// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/labfile.h"
#include "core/model/drawing.h"
#include "resources/assets.h"
#include "tests/canvas/handrun.h"
#include "ui/canvas/canvasscene.h"
#include "ui/editor.h"

#include <QPainter>
#include <QTemporaryDir>
#include <QtTest>

using namespace toile;

/// Draws every shipped lab in every state, and holds the drawing to geometry: nothing covers anything.
/// With TOILE_PICTURES=FOLDER the pictures are kept there to be looked at.
class PicturesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void nothingOverlaps_data();
    void nothingOverlaps();
    void exportsEveryFormat();

private:
    void keep(CanvasScene &scene, const QString &name);
};

void PicturesTest::initTestCase()
{
    useAssets();
}

void PicturesTest::nothingOverlaps_data()
{
    QTest::addColumn<QString>("lab");
    QTest::addColumn<bool>("live");
    for (const QString &lab : shippedLabs()) {
        QTest::addRow("%s drawn", qPrintable(lab)) << lab << false;
        QTest::addRow("%s live", qPrintable(lab)) << lab << true;
    }
}

void PicturesTest::keep(CanvasScene &scene, const QString &name)
{
    const QString folder = qEnvironmentVariable("TOILE_PICTURES");
    if (folder.isEmpty())
        return;
    QString error;
    QVERIFY2(exportPicture(scene, folder + u'/' + name + QStringLiteral(".png"), 1, &error), qPrintable(error));
    scene.setDark(true);
    const QRectF rect = scene.drawingRect();
    QImage image((rect.size() * 2).toSize(), QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    scene.render(&painter, QRectF(QPointF(), QSizeF(image.size())), rect);
    painter.end();
    QVERIFY(image.save(folder + u'/' + name + QStringLiteral("-dark@2x.png")));
    scene.setDark(false);
}

void PicturesTest::nothingOverlaps()
{
    QFETCH(QString, lab);
    QFETCH(bool, live);
    const LoadedLab loaded = loadLab(shippedLabPath(lab));
    QVERIFY2(loaded.ok(), qPrintable(formatProblems(lab, loaded.problems)));
    Editor editor;
    HandRun run;
    editor.reset(loaded.document, QString());
    CanvasScene scene(editor, run);
    if (live)
        run.show(LabRun::State::Deployed, busyState(editor.topology()));
    const std::vector<CanvasScene::Printed> all = scene.printed();
    keep(scene, lab + (live ? QStringLiteral("-live") : QString()));
    QStringList overlaps;
    for (std::size_t i = 0; i < all.size(); ++i) {
        QVERIFY2(scene.drawingRect().contains(all[i].rect), qPrintable(all[i].what));
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            const QRectF common = all[i].rect.intersected(all[j].rect);
            if (common.width() > 1 && common.height() > 1)
                overlaps << all[i].what + QStringLiteral(" / ") + all[j].what;
        }
    }
    QVERIFY2(overlaps.isEmpty(), qPrintable(overlaps.join(u'\n')));
}

void PicturesTest::exportsEveryFormat()
{
    Editor editor;
    HandRun run;
    editor.reset(loadLab(shippedLabPath(QStringLiteral("case-1b"))).document, QString());
    CanvasScene scene(editor, run);
    QTemporaryDir folder;
    QString error;
    for (const char *ending : {"png", "svg", "pdf"}) {
        const QString path = folder.filePath(QStringLiteral("picture.") + QLatin1String(ending));
        QVERIFY2(exportPicture(scene, path, 2, &error), qPrintable(error));
        QVERIFY(QFileInfo(path).size() > 1000);
    }
    QVERIFY(!exportPicture(scene, folder.filePath(QStringLiteral("picture.gif")), 1, &error));
    QVERIFY(error.contains(QLatin1String(".png")));
    QVERIFY(!exportPicture(scene, folder.filePath(QStringLiteral("missing/picture.png")), 1, &error));
    QImage image(folder.filePath(QStringLiteral("picture.png")));
    QCOMPARE(image.size(), (scene.drawingRect().size() * 2).toSize());
    // Too many pixels are told, and only a raster picture has them.
    QVERIFY(editor.perform(QStringLiteral("move"),
                           moveElements(editor.draft(), {editor.topology().machineByName(u"Host2")}, {20000, 0})));
    QVERIFY(!exportPicture(scene, folder.filePath(QStringLiteral("wide.png")), 2, &error));
    QVERIFY2(error.contains(QStringLiteral("svg")), qPrintable(error));
    QVERIFY2(exportPicture(scene, folder.filePath(QStringLiteral("wide.svg")), 2, &error), qPrintable(error));
}

QTEST_MAIN(PicturesTest)
#include "tst_pictures.moc"
