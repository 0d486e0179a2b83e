// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/labfile.h"
#include "core/model/drawing.h"
#include "core/model/physical.h"
#include "resources/assets.h"
#include "tests/canvas/cabledboxes.h"
#include "tests/canvas/canvasfixture.h"
#include "tests/canvas/handrun.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/geometrytracker.h"
#include "ui/editor.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace toile;

/// Where everything is: the way of cables round boxes, and that following a change gives what starting anew gives.
class GeometryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useAssets(); }

    void freeCablesAreStraight();
    void cablesGoRoundBoxes();
    void cablesInAMachineStayInside();
    void cablesLeaveTheirOwnBoxOutwards();
    void shutInCablesRunOver();
    void innerTabsSitWhereTheyArePut();
    void aStyleIsSeen();
    void bendsArePassed_data();
    void bendsArePassed();
    void aFileIsDrawnAsItWasWritten();
    void followingEqualsStartingAnew_data();
    void followingEqualsStartingAnew();
    void aVlanFollowsAnInnerTab();
    void linesGoWithForwarding();
    void aRealCardIsOnItsMachinesBorder();
    void thePhysicalEquivalentHasStraightCables_data();
    void thePhysicalEquivalentHasStraightCables();
};

namespace {

/// Level and upright pieces and the round corners between them: never slanting over a long way.
bool isClean(const QPainterPath &path)
{
    for (int i = 1; i < path.elementCount(); ++i) {
        const QLineF piece(path.elementAt(i - 1), path.elementAt(i));
        if (piece.length() > 30 && piece.dx() != 0 && piece.dy() != 0)
            return false;
    }
    return true;
}

/// Another style, and for a cable perhaps a bend more or none.
void runOtherwise(Placement &placement, Id id, QRandomGenerator &random)
{
    placement.style = static_cast<CableStyle>(random.bounded(3));
    if (id == Topology::kHeaderId)
        return;
    if (random.bounded(3) == 0)
        placement.bends.clear();
    else if (placement.bends.size() < 4)
        placement.bends.emplace_back(random.bounded(-100, 900), random.bounded(-100, 700));
}

/// Every piece is level or upright, but for the round corners.
bool isRightAngled(const QPainterPath &path)
{
    for (int i = 1; i < path.elementCount(); ++i) {
        const QLineF piece(path.elementAt(i - 1), path.elementAt(i));
        if (path.elementAt(i).isLineTo() && qAbs(piece.dx()) > 0.01 && qAbs(piece.dy()) > 0.01)
            return false;
    }
    return true;
}

}  // namespace

void GeometryTest::freeCablesAreStraight()
{
    Document document;
    const Id a = add(document, "pc", {0, 0, 160, 96});
    const Id b = add(document, "pc", {400, 0, 160, 96});
    const Id cable = join(document, a, b);
    QVERIFY(cable);
    QCOMPARE(draw(document).cables.at(cable).elementCount(), 2);
}

void GeometryTest::cablesGoRoundBoxes()
{
    Document document;
    const Id a = add(document, "pc", {0, 0, 160, 96});
    const Id between = add(document, "pc", {300, -30, 160, 150});
    const Id below = add(document, "pc", {300, 136, 160, 96});
    const Id b = add(document, "pc", {700, 0, 160, 96});
    const Id cable = join(document, a, b);
    const Geometry g = draw(document);
    const QPainterPath path = g.cables.at(cable);
    QVERIFY(isClean(path));
    for (const Id box : {between, below})
        QVERIFY(!runsOver(path, g.box(box).adjusted(-4, -4, 4, 4)));
    QVERIFY(path.boundingRect().top() < -30);  // over the top: the shorter way
}

void GeometryTest::cablesInAMachineStayInside()
{
    Document document;
    const Id host = add(document, "host", {0, 0, 900, 400});
    const Id a = add(document, "vm", {48, 120, 128, 96}, host);
    const Id between = add(document, "vm", {350, 100, 128, 140}, host);
    const Id b = add(document, "vm", {700, 120, 128, 96}, host);
    const Id cable = join(document, a, b);
    const Geometry g = draw(document);
    QVERIFY(!runsOver(g.cables.at(cable), g.box(between)));
    QVERIFY(g.box(host).contains(g.cables.at(cable).boundingRect()));
}

void GeometryTest::cablesLeaveTheirOwnBoxOutwards()
{
    Document document;
    const Id a = add(document, "pc", {0, 0, 160, 96});
    const Id b = add(document, "pc", {500, 0, 160, 96});
    const Id cable = join(document, a, b);
    Edit edit(document);
    Placement placement;
    placement.side = Side::Left;  // the far side
    edit.place(document.topology().cables.at(cable).a, placement);
    QVERIFY(document.apply(edit.patch()));
    const Geometry g = draw(document);
    QVERIFY(!runsOver(g.cables.at(cable), g.box(a)));
    QVERIFY(isClean(g.cables.at(cable)));
}

void GeometryTest::shutInCablesRunOver()
{
    Document document;
    const Id a = add(document, "pc", {0, 0, 160, 96});
    const Id b = add(document, "pc", {1000, 0, 160, 96});
    // The wall touches the tab: there is no way out.
    add(document, "pc", {162, -2000, 100, 4096});
    const Id cable = join(document, a, b);
    const Geometry g = draw(document);
    QCOMPARE(g.cables.at(cable),
             cablePath(g.tab(document.topology().cables.at(cable).a), g.tab(document.topology().cables.at(cable).b)));
}

void GeometryTest::innerTabsSitWhereTheyArePut()
{
    Document document = loadLab(shippedLabPath(QStringLiteral("case-1b"))).document;
    const Id host = document.topology().machineByName(u"Host1");
    const Id tap = document.topology().interfaceByName(host, u"tap0");
    QVERIFY(!draw(document).tab(tap).onBorder);
    Edit edit(document);
    Placement placement;
    placement.side = Side::Bottom;
    placement.offset = 0.25;
    edit.place(tap, placement);
    QVERIFY(document.apply(edit.patch()));
    const Geometry g = draw(document);
    const QRectF box = g.box(host);
    QVERIFY(g.tab(tap).onBorder);
    QCOMPARE(g.tab(tap).at, QPointF(box.left() + box.width() / 4, box.bottom()));
    QCOMPARE(g.tab(tap).side, Side::Top);  // the cable goes inwards
    const LoadedLab again = parseLab(writeLab(document));
    QVERIFY(again.ok());
    const Id tapAgain =
        again.document.topology().interfaceByName(again.document.topology().machineByName(u"Host1"), u"tap0");
    QCOMPARE(again.document.layout().of(tapAgain), placement);
}

void GeometryTest::aStyleIsSeen()
{
    Document document;
    const Id a = add(document, "pc", {0, 0, 160, 96});
    const Id b = add(document, "pc", {500, 300, 160, 96});
    const Id cable = join(document, a, b);
    const auto path = [&](CableStyle style) { return draw(styled(document, cable, style, {})).cables.at(cable); };
    QCOMPARE(path(CableStyle::Straight).elementCount(), 2);
    QVERIFY(isRightAngled(path(CableStyle::Orthogonal)));
    QVERIFY(path(CableStyle::Orthogonal).elementCount() > 2);
    QCOMPARE(path(CableStyle::Curved), draw(document).cables.at(cable));
    // Round boxes in each of them.
    const Id between = add(document, "pc", {250, 100, 160, 196});
    for (const CableStyle style : {CableStyle::Curved, CableStyle::Straight, CableStyle::Orthogonal})
        QVERIFY(!runsOver(path(style), draw(document).box(between)));
}

void GeometryTest::bendsArePassed_data()
{
    QTest::addColumn<int>("style");
    QTest::newRow("curved") << int(CableStyle::Curved);
    QTest::newRow("straight") << int(CableStyle::Straight);
    QTest::newRow("right-angled") << int(CableStyle::Orthogonal);
}

void GeometryTest::bendsArePassed()
{
    QFETCH(int, style);
    Document document;
    const Id a = add(document, "pc", {0, 0, 160, 96});
    const Id b = add(document, "pc", {500, 0, 160, 96});
    const Id cable = join(document, a, b);
    const std::vector<QPointF> bends{{80, 300}, {400, 340}};
    const Geometry g = draw(styled(document, cable, static_cast<CableStyle>(style), bends));
    const QPainterPath path = g.cables.at(cable);
    QPainterPathStroker stroker;
    stroker.setWidth(26);  // a round corner cuts its bend
    for (const QPointF bend : bends)
        QVERIFY(stroker.createStroke(path).contains(bend));
    // The tab faces the first bend, not the other machine.
    QCOMPARE(g.tab(document.topology().cables.at(cable).a).side, Side::Bottom);
    if (style == int(CableStyle::Orthogonal))
        QVERIFY(isRightAngled(path));
}

/// What is drawn later gets higher ids, and other ones when the file is read: neither moves anything.
void GeometryTest::aFileIsDrawnAsItWasWritten()
{
    Document document;
    const Id gone = add(document, "pc", QRectF(0, 400, 128, 80));
    const Id left = add(document, "pc", QRectF(0, 0, 128, 80));
    const Id wall = add(document, "host", QRectF(300, -60, 160, 300));
    const Id right = add(document, "pc", QRectF(700, 30, 128, 80));
    const Id bridge = add(document, "switch", QRectF(700, 300, 144, 96));
    for (const auto &[a, b] : {std::pair(right, left), std::pair(bridge, left), std::pair(left, right),
                               std::pair(wall, bridge), std::pair(right, wall)})
        QVERIFY(join(document, a, b));
    Edit edit(document);
    edit.remove(gone);
    QVERIFY(document.apply(edit.patch()));
    const LoadedLab read = parseLab(writeLab(document));
    QVERIFY(read.ok());
    const Topology &before = document.topology();
    const Topology &after = read.document.topology();
    const Geometry drawn = draw(document);
    const Geometry opened = draw(read.document);
    QVERIFY(before.cables.begin()->first != after.cables.begin()->first);
    QCOMPARE(opened.cables.size(), std::size_t(5));
    for (auto old = before.cables.begin(), now = after.cables.begin(); old != before.cables.end(); ++old, ++now) {
        QCOMPARE(after.label(now->first), before.label(old->first));
        QVERIFY2(isExactly(opened.cables.at(now->first), drawn.cables.at(old->first)),
                 qPrintable(before.label(old->first)));
        QVERIFY(opened.tab(now->second.a) == drawn.tab(old->second.a));
        QVERIFY(opened.tab(now->second.b) == drawn.tab(old->second.b));
    }
}

void GeometryTest::followingEqualsStartingAnew_data()
{
    QTest::addColumn<QString>("lab");
    for (const QString &lab : shippedLabs())
        QTest::addRow("%s", qPrintable(lab)) << lab;
}

void GeometryTest::followingEqualsStartingAnew()
{
    QFETCH(QString, lab);
    Document document = loadLab(shippedLabPath(lab)).document;
    QRandomGenerator random(4711);
    // Some boxes in the way, some tabs without a side of their own, one box without a place.
    for (int i = 0; i < 3; ++i)
        QVERIFY(add(document, "pc", QRectF(400 + 170 * i, 150 + 90 * i, 128, 80)));
    Edit free(document);
    for (const auto &[id, interface] : document.topology().interfaces) {
        if (id.value % 2)
            free.place(id, {});
    }
    QVERIFY(document.apply(free.patch()));
    const TopologyIndex index(document.topology());
    GeometryTracker tracker;
    tracker.reset(document, index);
    std::vector<Id> ids;
    for (const auto &[id, placement] : document.layout().placements)
        ids.push_back(id);
    for (const auto &[id, cable] : document.topology().cables)
        ids.push_back(id);
    ids.push_back(Topology::kHeaderId);
    constexpr double kScales[] = {1, 7, 1, 1e12};  // whole pixels, parts of them, and what Qt takes for nothing
    for (int step = 0; step < 150; ++step) {
        std::map<Id, Placement> wanted;
        for (int k = 0; k < 1 + step % 3; ++k) {
            const Id id = ids[random.bounded(static_cast<quint32>(ids.size()))];
            Placement &placement = wanted.try_emplace(id, document.layout().of(id)).first->second;
            if (id == Topology::kHeaderId || document.topology().cables.contains(id))
                runOtherwise(placement, id, random);
            else if (placement.rect)
                placement.rect->translate(QPointF(random.bounded(-120, 120), random.bounded(-90, 90)) /
                                          kScales[step % 4]);
            else
                placement.side = static_cast<Side>(random.bounded(4));
            if (document.topology().interface(id) && !placement.rect)
                placement.offset = random.bounded(10, 90) / 100.0;
        }
        Patch patch;
        for (const auto &[id, placement] : wanted)
            patch.placements.push_back({id, document.layout().of(id), placement});
        QVERIFY(document.apply(patch));
        const Geometry before = tracker.geometry();
        const Moved moved = tracker.follow(document, index, patch.placements);
        const Geometry fresh = geometryOf(document, index);
        QVERIFY2(tracker.geometry() == fresh, qPrintable(QString::number(step)));
        for (const auto &[id, tab] : fresh.tabs)
            QCOMPARE(moved.tabs.contains(id), before.tab(id) != tab);
        for (const auto &[id, path] : fresh.cables)
            QCOMPARE(moved.cables.contains(id), !isExactly(before.cables.at(id), path));
    }
}

/// Also back to where it was before its carrier was put somewhere, and when the machine is moved that the tab faces.
void GeometryTest::aVlanFollowsAnInnerTab()
{
    Document document = loadLab(shippedLabPath(QStringLiteral("case-1b"))).document;
    const Id tap =
        document.topology().interfaceByName(document.topology().machineByName(u"Host1"), QStringLiteral("tap0"));
    const Result<Patch> vlan = addInterface(document, *interfaceKind(u"vlan"), tap);
    QVERIFY(vlan && document.apply(*vlan));
    const TopologyIndex index(document.topology());
    GeometryTracker tracker;
    tracker.reset(document, index);
    const auto follow = [&](const Patch &patch) {
        QVERIFY(document.apply(patch));
        tracker.follow(document, index, patch.placements);
        QVERIFY(tracker.geometry() == geometryOf(document, index));
    };
    const auto put = [&](std::optional<Side> side) {
        Edit edit(document);
        Placement placement;
        placement.side = side;
        edit.place(tap, placement);
        follow(edit.patch());
    };
    put(Side::Left);
    put({});
    const Id vm = document.topology().machineByName(u"VM1");
    for (const double down : {24, -40, 16})
        follow(moveElements(document, {vm}, QPointF(0, down)));
}

void GeometryTest::linesGoWithForwarding()
{
    Document document = loadLab(shippedLabPath(QStringLiteral("case-1b"))).document;
    const Id host = document.topology().machineByName(u"Host1");
    const TopologyIndex index(document.topology());
    GeometryTracker tracker;
    tracker.reset(document, index);
    QVERIFY(tracker.geometry().lines.contains(host));
    for (const bool forwards : {false, true}) {
        Machine machine = *document.topology().machine(host);
        machine.forwarding = forwards;
        Edit edit(document);
        edit.set(host, machine);
        QVERIFY(document.apply(edit.patch()));
        const Moved moved = tracker.follow(document, index, {}, {host});
        QCOMPARE(moved.lines, std::unordered_set<Id>{host});
        QVERIFY(tracker.geometry() == geometryOf(document, index));
    }
}

void GeometryTest::aRealCardIsOnItsMachinesBorder()
{
    CanvasFixture m;
    m.open(QStringLiteral("case-2.3-uplink"));
    const TabSeat card = m.geometry().tab(m.tab("Host1", "eth0"));
    QVERIFY(card.seat == Seat::Border);
    QCOMPARE(card.at.x(), m.box("Host1").right());
    const auto &lines = m.geometry().lines.at(m.machine("Host1"));
    QVERIFY(lines.size() == 1 && lines.front().kind == InnerLine::Kind::Port);
    QVERIFY(lines.front().from == m.tab("Host1", "br0"));
}

void GeometryTest::thePhysicalEquivalentHasStraightCables_data()
{
    QTest::addColumn<QString>("lab");
    for (const char *lab : {"case-1b", "case-2.1", "case-2.2", "case-2.3", "tp1", "trunk"})
        QTest::addRow("%s", lab) << QString::fromLatin1(lab);
}

void GeometryTest::thePhysicalEquivalentHasStraightCables()
{
    QFETCH(QString, lab);
    const Result<PhysicalLab> physical = physicalLab(loadLab(shippedLabPath(lab)).document);
    QVERIFY(physical);
    const Geometry g = draw(physical->document);
    QVERIFY(!g.cables.empty());
    for (const auto &[id, path] : g.cables) {
        const QLineF line(path.elementAt(0), path.currentPosition());
        QVERIFY2(path.elementCount() == 2 && (line.dx() == 0 || line.dy() == 0),
                 qPrintable(physical->document.topology().label(id)));
    }
}

QTEST_MAIN(GeometryTest)
#include "tst_geometry.moc"
