// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/autolayout.h"
#include "core/model/cabling.h"
#include "core/model/drawing.h"
#include "resources/assets.h"
#include "tests/canvas/handrun.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/geometry.h"
#include "ui/editor.h"

#include <QtTest>

using namespace toile;

/// A drawing so large that a change keeps what it does not touch.
class LargeDrawingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useAssets(); }
    void labelsFollow();
    void elementsFollow();
    void whatIsTakenBackIsExactlyWhatItWas();
    void theKernelsWordIsInWhatIsTakenBack();
    void whatIsPushedByManyKeysIsTakenBackAtOnce();
    void aPrefixWithoutAPlaceGetsOneThatIsLeft();
};

namespace {

constexpr int kMachines = 200;

/// So many machines in rows of ten, each cabled to the next.
Patch largeDrawing(std::vector<Id> &machines)
{
    Edit edit{Document()};
    for (int i = 0; i < kMachines; ++i) {
        Machine pc;
        pc.name = QStringLiteral("pc%1").arg(i);
        pc.kind = QStringLiteral("pc");
        Placement placement;
        const int row = i / 10;
        placement.rect = QRectF(i % 10 * 420, row * 220, 144, 80);
        machines.push_back(edit.create(pc, placement));
        Interface tab;
        tab.machine = machines.back();
        tab.name = QStringLiteral("eth0");
        tab.addresses = {*IpPrefix::parse(QStringLiteral("10.0.0.%1/24").arg(i + 1))};
        const Id made = edit.create(tab);
        if (i % 2)
            edit.create(Cable{Id{made.value - 2}, made});
    }
    return edit.patch();
}

/// What lies on something else that is written, or nothing.
QString covered(const CanvasScene &scene)
{
    const std::vector<CanvasScene::Printed> all = scene.printed();
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            const QRectF common = all[i].rect.intersected(all[j].rect);
            if (common.width() > 1 && common.height() > 1)
                return all[i].what + QStringLiteral(" / ") + all[j].what;
        }
    }
    return {};
}

QStringList written(const CanvasScene &scene)
{
    QStringList texts;
    for (const CanvasScene::Printed &printed : scene.printed())
        texts << printed.what;
    texts.sort();
    return texts;
}

/// Where everything is that is written, and what of it can be seen of the whole drawing.
struct Seen {
    std::map<QString, QRectF> places;
    QImage picture;
    bool operator==(const Seen &) const = default;
};

Seen seen(CanvasScene &scene)
{
    Seen all;
    for (const CanvasScene::Printed &printed : scene.printed())
        all.places[printed.what] = printed.rect;
    all.picture = QImage(1200, 1200, QImage::Format_RGB32);
    QPainter painter(&all.picture);
    scene.render(&painter, QRectF(), QRectF(0, 0, 4200, 4200));
    return all;
}

}  // namespace

/// Where a change keeps what it does not touch, nothing is covered either when there is room.
void LargeDrawingTest::labelsFollow()
{
    Editor editor;
    HandRun run;
    CanvasScene scene(editor, run);
    std::vector<Id> machines;
    QVERIFY(editor.perform(QStringLiteral("all"), largeDrawing(machines)));
    for (int step = 0; step < 60; ++step) {
        const Id moved = machines[static_cast<std::size_t>(step * 37 % kMachines)];
        editor.perform(QStringLiteral("move"),
                       moveElements(editor.document(), {moved}, QPointF(step % 5 * 16 - 32, step % 3 * 16 - 16)));
    }
    QVERIFY(scene.printed().size() > 800);
    QCOMPARE(covered(scene), QString());
}

/// What was made and removed in a large drawing leaves what a drawing opened like that has.
void LargeDrawingTest::elementsFollow()
{
    Editor editor;
    HandRun run;
    CanvasScene scene(editor, run);
    std::vector<Id> machines;
    QVERIFY(editor.perform(QStringLiteral("all"), largeDrawing(machines)));
    const auto machine = [&](int i) { return machines[static_cast<std::size_t>(i)]; };
    const auto verifySame = [&] {
        Editor other;
        other.reset(editor.document(), QString());
        const CanvasScene fresh(other, run);
        QVERIFY(scene.geometry() == fresh.geometry());
        QCOMPARE(written(scene), written(fresh));
        QCOMPARE(scene.items().size(), fresh.items().size());
        QCOMPARE(scene.drawingRect(), fresh.drawingRect());
        QCOMPARE(covered(scene), QString());
    };
    const auto perform = [&](const Patch &patch) { QVERIFY(editor.perform(QStringLiteral("change"), patch)); };
    perform(*connectElements(editor.document(), machine(0), machine(3), true));
    verifySame();
    perform(removeElements(editor.document(), {machine(0), machine(7), machine(8), machine(150)}));
    QVERIFY(!scene.itemOf(machine(7)));
    verifySame();
    perform(*connectElements(editor.document(), machine(1), machine(190), true));
    perform(removeElements(editor.document(), {*editor.topology().interfacesOf(machine(20)).begin()}));
    verifySame();
    while (editor.undoStack().index() > 1) {
        editor.undoStack().undo();
        verifySame();
    }
    while (editor.undoStack().canRedo())
        editor.undoStack().redo();
    verifySame();
}

/// Layouts, styles, elements that come and go, and words between them: each step back and forth.
void LargeDrawingTest::whatIsTakenBackIsExactlyWhatItWas()
{
    Editor editor;
    HandRun run;
    CanvasScene scene(editor, run);
    std::vector<Id> machines;
    QVERIFY(editor.perform(QStringLiteral("all"), largeDrawing(machines)));
    editor.perform(QStringLiteral("move"), moveElements(editor.document(), {machines[5]}, QPointF(48, 32)));
    std::vector<Seen> steps{seen(scene)};
    const auto perform = [&](const Patch &patch) {
        QVERIFY(editor.perform(QStringLiteral("change"), patch));
        steps.push_back(seen(scene));
    };
    perform(arrange::layOut(editor.document(), graphs::Style::Radial, {}));
    perform(removeElements(editor.document(), {machines[3], machines[8], machines[150]}));
    perform(styleCables(editor.document(), {}, CableStyle::Orthogonal));
    Edit rename(editor.document());
    Machine named = *editor.topology().machine(machines[0]);
    named.name = QStringLiteral("renamed");
    rename.set(machines[0], named);
    perform(rename.patch());
    perform(*connectElements(editor.document(), machines[0], machines[20], true));
    perform(arrange::layOut(editor.document(), graphs::Style::Hierarchical, {}));
    const std::size_t last = steps.size() - 1;
    for (int round = 0; round < 2; ++round) {
        for (std::size_t step = last; step-- > 0;) {
            editor.undoStack().undo();
            QVERIFY2(seen(scene) == steps[step], qPrintable(QString::number(step)));
        }
        for (std::size_t step = 1; step <= last; ++step) {
            editor.undoStack().redo();
            QVERIFY2(seen(scene) == steps[step], qPrintable(QString::number(step)));
        }
    }
    // Another way from here: what was the future is not what comes now.
    for (std::size_t step = last; step-- > 0;)
        editor.undoStack().undo();
    QVERIFY(editor.perform(QStringLiteral("other"), removeElements(editor.document(), {machines[100]})));
    QVERIFY(!scene.itemOf(machines[100]) && scene.itemOf(machines[3]));
    editor.undoStack().undo();
    QVERIFY(seen(scene) == steps[0]);
}

void LargeDrawingTest::theKernelsWordIsInWhatIsTakenBack()
{
    Editor editor;
    HandRun run;
    CanvasScene scene(editor, run);
    std::vector<Id> machines;
    QVERIFY(editor.perform(QStringLiteral("all"), largeDrawing(machines)));
    QVERIFY(editor.perform(QStringLiteral("layout"), arrange::layOut(editor.document(), graphs::Style::Radial, {})));
    run.setDeployed(editor.topology());
    LiveState live = deployedState(editor.topology());
    run.show(LabRun::State::Deployed, live);
    const Id tab = *editor.topology().interfacesOf(machines[7]).begin();
    QCOMPARE(scene.lightOf(tab), Light::Up);
    QVERIFY(editor.perform(QStringLiteral("layout"), arrange::layOut(editor.document(), graphs::Style::Organic, {})));
    for (auto &[name, link] : live.machines.at(QStringLiteral("pc7")).links)
        link.config.up = link.carrier = false;
    run.become(live);
    QTRY_COMPARE(scene.lightOf(tab), Light::Down);
    editor.undoStack().undo();
    QCOMPARE(scene.lightOf(tab), Light::Down);
    editor.undoStack().redo();
    QCOMPARE(scene.lightOf(tab), Light::Down);
    // Also of what is not drawn meanwhile.
    QVERIFY(editor.perform(QStringLiteral("delete"), removeElements(editor.document(), {machines[7], machines[9]})));
    for (auto &[name, link] : live.machines.at(QStringLiteral("pc7")).links)
        link.config.up = link.carrier = true;
    for (auto &[name, link] : live.machines.at(QStringLiteral("pc10")).links)
        link.config.up = link.carrier = false;
    run.become(live);
    QTRY_COMPARE(scene.lightOf(*editor.topology().interfacesOf(machines[10]).begin()), Light::Down);
    editor.undoStack().undo();
    QCOMPARE(scene.lightOf(tab), Light::Up);
}

/// What arrow keys push is one step, however often they are pressed.
void LargeDrawingTest::whatIsPushedByManyKeysIsTakenBackAtOnce()
{
    Editor editor;
    HandRun run;
    CanvasScene scene(editor, run);
    std::vector<Id> machines;
    QVERIFY(editor.perform(QStringLiteral("all"), largeDrawing(machines)));
    const Seen before = seen(scene);
    for (int step = 0; step < 12; ++step)
        editor.perform(QStringLiteral("push"), moveElements(editor.document(), machines, QPointF(16, 0)),
                       QStringLiteral("push"));
    QVERIFY(editor.isNear(editor.state() - 12) && !editor.isNear(editor.state() - 1));
    editor.undoStack().undo();
    QVERIFY(seen(scene) == before);
    editor.undoStack().redo();
    QVERIFY(!(seen(scene) == before));
}

/// However many others have none.
void LargeDrawingTest::aPrefixWithoutAPlaceGetsOneThatIsLeft()
{
    constexpr int kPairs = 90;
    constexpr int kCovered = 20;
    constexpr double kApart = 2400;
    Edit edit{Document()};
    std::vector<Id> notes;
    for (int i = 0; i < kPairs; ++i) {
        Id ends[2];
        for (const int end : {0, 1}) {
            Machine pc;
            pc.name = QStringLiteral("pc%1-%2").arg(i).arg(end);
            pc.kind = QStringLiteral("pc");
            Placement placement;
            placement.rect = QRectF(i % 10 * kApart + end * 600, i / 10 * kApart, 144, 80);
            Interface tab;
            tab.machine = edit.create(pc, placement);
            tab.name = QStringLiteral("eth0");
            tab.addresses = {*IpPrefix::parse(QStringLiteral("10.0.%1.%2/24").arg(i).arg(end + 1))};
            ends[end] = edit.create(tab);
        }
        edit.create(Cable{ends[0], ends[1]});
        if (i >= kCovered)
            continue;
        Placement everywhere;
        everywhere.rect = QRectF(i % 10 * kApart - 700, i / 10 * kApart - 900, 2000, 2000);
        notes.push_back(edit.create(Note{}, everywhere));
    }
    Editor editor;
    HandRun run;
    CanvasScene scene(editor, run);
    QVERIFY(editor.perform(QStringLiteral("all"), edit.patch()));
    const auto isWritten = [&](int pair) {
        return written(scene).contains(QStringLiteral("10.0.%1.0/24 pill").arg(pair));
    };
    QVERIFY(isWritten(kCovered));
    QVERIFY(!isWritten(kCovered - 1));
    QVERIFY(editor.perform(QStringLiteral("move"),
                           moveElements(editor.document(), {notes.back()}, QPointF(0, -9 * kApart))));
    QVERIFY(isWritten(kCovered - 1));
}

QTEST_MAIN(LargeDrawingTest)
#include "tst_largedrawing.moc"
