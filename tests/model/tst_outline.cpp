// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/moveinto.h"
#include "core/model/outline.h"
#include "tests/model/topologies.h"

using namespace toile;
using namespace toile::drawn;
using Kind = OutlineNode::Kind;

namespace {

/// "Host1(eth0 br0 VM1(eth0))": what is under a line, in order.
QString told(const Topology &topology, const OutlineNode &node)
{
    QStringList parts;
    for (const OutlineNode &child : node.children) {
        QString name;
        if (const Interface *interface = topology.interface(child.id))
            name = node.kind == Kind::Network ? topology.label(child.id) : interface->name;
        else
            name = topology.label(child.id);
        if (child.kind == Kind::Vlan)
            name = QString::number(child.vlan);
        if (child.kind == Kind::Network)
            name = child.prefixes.empty() ? QStringLiteral("?") : child.prefixes.front().toString();
        parts << name + (child.children.empty() ? QString() : u'(' + told(topology, child) + u')');
    }
    return parts.join(u' ');
}

const OutlineNode *chapter(const OutlineNode &lab, Kind kind)
{
    for (const OutlineNode &node : lab.children) {
        if (node.kind == kind)
            return &node;
    }
    return nullptr;
}

struct Case {
    Drawing drawing;
    Id host1 = drawing.machine("Host1", "host");
    Id host2 = drawing.machine("Host2", "host");
    Id vm1 = drawing.machine("VM1", "vm", host1);
    Id br0 = drawing.bridge(host1, "br0", "2.0.0.4/8");
    Id veth1 = drawing.interface(host1, "veth1", nullptr, br0);
    Id vmEth0 = drawing.interface(vm1, "eth0", "2.0.0.1/8");
    Id eth0 = drawing.interface(host1, "eth0", "1.0.0.1/8");
    Id otherEth0 = drawing.interface(host2, "eth0", "1.0.0.2/8");
    Id inner = drawing.cable(veth1, vmEth0);
    Id outer = drawing.cable(eth0, otherEth0);
    Document document = drawing.done();
};

}  // namespace

class OutlineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void machinesAreNestedAsDrawn()
    {
        const Case made;
        const Topology &topology = made.document.topology();
        const OutlineNode lab = outlineOf(topology);
        QCOMPARE(told(topology, *chapter(lab, Kind::Machines)),
                 QStringLiteral("Host1(br0 veth1 eth0 VM1(eth0)) Host2(eth0)"));
    }

    void networksHaveMembersAndCables()
    {
        const Case made;
        const Topology &topology = made.document.topology();
        const OutlineNode lab = outlineOf(topology);
        QCOMPARE(told(topology, *chapter(lab, Kind::Networks)),
                 QStringLiteral("2.0.0.0/8(Host1:br0 VM1:eth0 Host1:veth1 – VM1:eth0) "
                                "1.0.0.0/8(Host1:eth0 Host2:eth0 Host1:eth0 – Host2:eth0)"));
    }

    void emptyChaptersAreLeftOut()
    {
        const OutlineNode lab = outlineOf(Topology());
        QCOMPARE(lab.children.size(), 1u);
        QCOMPARE(lab.children.front().kind, Kind::Machines);
    }

    void vlansAreListedOnceNamedOrNot()
    {
        Drawing drawing;
        const Id named = drawing.edit().create(Vlan{100, QStringLiteral("accounting"), {}});
        const Document document = drawing.done();
        const Topology &topology = document.topology();
        const OutlineNode lab = outlineOf(topology);
        const OutlineNode *vlans = chapter(lab, Kind::Vlans);
        QVERIFY(vlans);
        QCOMPARE(vlans->children.size(), 1u);
        QCOMPARE(vlans->children.front().id, named);
        QCOMPARE(vlans->children.front().vlan, 100);
    }

    void movingIntoAHostFindsRoomThere()
    {
        const Case made;
        Document document = made.document;
        const auto patch = moveInto(document, {made.vm1}, made.host2);
        QVERIFY(patch.ok());
        QVERIFY(document.apply(patch->patch));
        QCOMPARE(document.topology().machine(made.vm1)->parent, made.host2);
        const QRectF inside = *document.layout().of(made.vm1).rect;
        const QRectF holder = *document.layout().of(made.host2).rect;
        QVERIFY(holder.contains(inside));
        QVERIFY(!document.layout().of(made.host1).rect->intersects(inside));
        QVERIFY(document.apply(patch->patch.inverse()));
        QVERIFY(document == made.document);
    }

    /// The side that faced the other end was nobody's choice; another one was, as far as it is not the wrong one now.
    void aTabThatFacedItsCableFacesItAgainElsewhere()
    {
        QCOMPARE(sideAfterMoving(Side::Right, {0, 900, 600, 300}), std::optional<Side>());  // now it leads up
        QCOMPARE(sideAfterMoving(Side::Bottom, {900, 0, 600, 300}), std::optional(Side::Bottom));
        QCOMPARE(sideAfterMoving(Side::Bottom, {0, 900, 600, 300}), std::optional<Side>());       // all is above now
        QCOMPARE(sideAfterMoving(Side::Right, {-900, 0, 600, 300}), std::optional(Side::Right));  // still there
    }

    void movingIntoWhatIsInsideIsRefused()
    {
        const Case made;
        const auto patch = moveInto(made.document, {made.host1}, made.vm1);
        QVERIFY(!patch.ok());
        QVERIFY(patch.error().message.contains(QStringLiteral("Host1")));
    }

    void movingToWhereItIsChangesNothing()
    {
        const Case made;
        const auto patch = moveInto(made.document, {made.vm1}, made.host1);
        QVERIFY(patch.ok());
        QVERIFY(patch->patch.isEmpty());
    }

private:
    /// Of a VM whose bridge is at its right, after it went into a host that is `there`.
    static std::optional<Side> sideAfterMoving(Side side, const QRectF &there)
    {
        Drawing drawing;
        const Id host = drawing.machine("Host1", "host");
        const Id bridge = drawing.bridge(host, "br0");
        const Id vm = drawing.machine("VM1", "vm", host);
        const Id tab = drawing.interface(vm, "eth0");
        drawing.cable(tab, drawing.interface(host, "tap0", nullptr, bridge));
        const Id other = drawing.machine("Host2", "host");
        drawing.box(host, {0, 0, 600, 300});
        drawing.box(bridge, {400, 80, 120, 120});
        drawing.box(vm, {48, 80, 160, 112});
        drawing.box(other, there);
        Placement seat;
        seat.side = side;
        drawing.edit().place(tab, seat);
        Document document = drawing.done();
        const auto moved = moveInto(document, {vm}, other);
        if (!moved || !document.apply(moved->patch))
            qFatal("not moved");
        return document.layout().of(tab).side;
    }
};

QTEST_GUILESS_MAIN(OutlineTest)
#include "tst_outline.moc"
