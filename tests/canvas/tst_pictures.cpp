// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/labfile.h"
#include "resources/assets.h"
#include "tests/canvas/handrun.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/detour.h"
#include "ui/canvas/geometry.h"
#include "ui/editor.h"

#include <QPainter>
#include <QTranslator>
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
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("state");
    for (const QString &lab : shippedLabs()) {
        for (const char *language : {"en", "fr"}) {
            for (const char *state : {"drawn", "live", "changed", "broken"})
                QTest::addRow("%s %s %s", qPrintable(lab), language, state)
                    << lab << QString::fromLatin1(language) << QString::fromLatin1(state);
        }
    }
}

void PicturesTest::keep(CanvasScene &scene, const QString &name)
{
    const QString folder = qEnvironmentVariable("TOILE_PICTURES");
    if (folder.isEmpty())
        return;
    QVERIFY(exportPicture(scene, folder + u'/' + name + QStringLiteral(".png"), {{}, 1}));
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

namespace {

/// Everything differs: each machine's forwarding and each interface's address is another one.
Plan everythingChanged(const Topology &topology)
{
    Plan plan;
    for (const auto &[id, machine] : topology.machines)
        plan.push_back(SetForwarding{machine.name, !machine.forwarding});
    for (const auto &[id, interface] : topology.interfaces)
        plan.push_back(SetLinkUp{topology.machine(interface.machine)->name, interface.name, true});
    return plan;
}

void showState(HandRun &run, const Topology &topology, const QString &state)
{
    if (state == QLatin1String("drawn"))
        return;
    const bool differs = state != QLatin1String("live");
    run.show(differs ? LabRun::State::Changed : LabRun::State::Deployed, busyState(topology));
    if (!differs)
        return;
    run.setPending(everythingChanged(topology));
    if (state == QLatin1String("broken"))
        run.breakAt(topology.machines.begin()->second.name, QString(),
                    makeError(ErrorCode::KernelRefused, QStringLiteral("refused")));
}

/// Pairs that cover one another.
QStringList overlapsIn(const std::vector<CanvasScene::Printed> &all)
{
    QStringList found;
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            const QRectF common = all[i].rect.intersected(all[j].rect);
            if (common.width() > 1 && common.height() > 1)
                found << all[i].what + QStringLiteral(" / ") + all[j].what;
        }
    }
    return found;
}

/// What is written under a cable or a dotted line, and cables that run over boxes which are not theirs.
QStringList underCables(const CanvasScene &scene, const Topology &topology)
{
    QStringList found;
    const auto check = [&](const QPainterPath &path, const QString &name) {
        const QList<QPolygonF> pieces = path.toSubpathPolygons();
        for (const CanvasScene::Printed &printed : scene.printed()) {
            if (printed.what.endsWith(QLatin1String(" tab")))
                continue;
            for (qsizetype i = 1; i < pieces.front().size(); ++i) {
                if (crosses(QLineF(pieces.front()[i - 1], pieces.front()[i]), printed.rect)) {
                    found << printed.what + QStringLiteral(" under ") + name;
                    break;
                }
            }
        }
    };
    for (const auto &[id, path] : scene.geometry().cables)
        check(path, topology.label(id));
    for (const auto &[machine, lines] : scene.geometry().lines) {
        for (const InnerLine &line : lines)
            check(line.path, topology.label(line.from) + QStringLiteral(" … ") + topology.label(line.to));
    }
    return found;
}

/// The machines around the owner of these tables.
std::vector<Id> holdersOf(const Topology &topology, const QString &tables)
{
    std::vector<Id> holders;
    for (const auto &[id, machine] : topology.machines) {
        if (tables == machine.name + QStringLiteral(" tables"))
            holders.push_back(machine.parent);
    }
    for (const auto &[id, interface] : topology.interfaces) {
        if (topology.isBridge(id) && tables == topology.label(id) + QStringLiteral(" tables"))
            holders.push_back(interface.machine);
    }
    for (Id up = holders.empty() ? Id() : holders.front(); topology.machine(up); up = topology.machine(up)->parent)
        holders.push_back(up);
    return holders;
}

/// Live tables over a machine or a bridge, but for room in the machine around their owner; and headers that stick out
/// of their box.
QStringList misplaced(const CanvasScene &scene, const Topology &topology)
{
    QStringList found;
    for (const auto &[id, box] : scene.geometry().boxes) {
        for (const CanvasScene::Printed &printed : scene.printed()) {
            const std::vector<Id> holders = holdersOf(topology, printed.what);
            const bool inside = std::ranges::find(holders, id) != holders.end() && box.contains(printed.rect);
            if (printed.what.endsWith(QLatin1String(" tables")) && printed.rect.intersects(box) && !inside)
                found << printed.what + QStringLiteral(" over ") + topology.label(id);
            if (printed.what == topology.label(id) + QStringLiteral(" header") && !box.contains(printed.rect))
                found << printed.what + QStringLiteral(" sticks out");
        }
    }
    return found;
}

}  // namespace

void PicturesTest::nothingOverlaps()
{
    QFETCH(QString, lab);
    QFETCH(QString, language);
    QFETCH(QString, state);
    QLocale::setDefault(QLocale(language == QLatin1String("fr") ? QLocale::French : QLocale::English));
    useTranslations(*qApp, QLocale());
    const LoadedLab loaded = loadLab(shippedLabPath(lab));
    QVERIFY2(loaded.ok(), qPrintable(formatProblems(lab, loaded.problems)));
    Editor editor;
    HandRun run;
    editor.reset(loaded.document, QString());
    CanvasScene scene(editor, run);
    showState(run, editor.topology(), state);
    const std::vector<CanvasScene::Printed> all = scene.printed();
    keep(scene, QStringList{lab, language, state}.join(u'-'));
    for (QTranslator *translator : qApp->findChildren<QTranslator *>())
        delete translator;
    QLocale::setDefault(QLocale::c());
    for (const CanvasScene::Printed &printed : all)
        QVERIFY2(scene.drawingRect().contains(printed.rect), qPrintable(printed.what));
    for (const auto &[id, path] : scene.geometry().cables)
        QVERIFY2(scene.drawingRect().contains(path.boundingRect().adjusted(-2, -2, 2, 2)),
                 qPrintable(editor.topology().label(id)));
    const QStringList wrong =
        overlapsIn(all) + underCables(scene, editor.topology()) + misplaced(scene, editor.topology());
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

QTEST_MAIN(PicturesTest)
#include "tst_pictures.moc"
