// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/vlans.h"
#include "core/model/vxlanlayers.h"
#include "tests/model/topologies.h"

using namespace toile;
using namespace toile::drawn;

/// What only carries VXLANs, and what is only inside them.
class VxlanLayersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_drawing = Drawing(); }

    void eachLayerHasItsOwn()
    {
        const Site left = site("1", "1.0.0.1/8", "1.0.0.2");
        const Site right = site("2", "1.0.0.2/8", "1.0.0.1");
        const Id wire = m_drawing.cable(left.out, right.out);
        const VxlanLayers layers = found();
        QCOMPARE(layers.underlay, (Ids{left.out, right.out, wire}));
        QCOMPARE(layers.overlay, (Ids{left.vxlan, left.bridge, left.port, left.link, left.vm, left.guest, right.vxlan,
                                      right.bridge, right.port, right.link, right.vm, right.guest}));
    }

    void switchesAndRoutersBetweenBelongToTheUnderlay()
    {
        const Site left = site("1", "1.0.0.1/8", "3.0.0.1");
        const Site right = site("2", "3.0.0.1/8", "1.0.0.1");
        const Id bridge = m_drawing.bridge(m_drawing.machine("SW1", "switch"), "br0");
        const Id switchBox = m_drawing.edit().topology().interface(bridge)->machine;
        const Id p1 = m_drawing.interface(switchBox, "p1", nullptr, bridge);
        const Id p2 = m_drawing.interface(switchBox, "p2", nullptr, bridge);
        const Id first = router("R1");
        const Id second = router("R2");
        const Id in = m_drawing.interface(first, "eth0", "1.0.0.9/8");
        const Id middle = m_drawing.interface(first, "eth1", "2.0.0.1/8");
        const Id other = m_drawing.interface(second, "eth0", "2.0.0.2/8");
        const Id out = m_drawing.interface(second, "eth1", "3.0.0.9/8");
        const Id wires[] = {m_drawing.cable(left.out, p1), m_drawing.cable(p2, in), m_drawing.cable(middle, other),
                            m_drawing.cable(out, right.out)};
        const Ids underlay = found().underlay;
        for (const Id id : {switchBox, bridge, p1, p2, first, second, in, middle, other, out})
            QVERIFY2(underlay.contains(id), qPrintable(m_drawing.done().topology().label(id)));
        for (const Id id : wires)
            QVERIFY(underlay.contains(id));
    }

    /// A network beside the way, a router with one foot in each layer, a lab without VXLAN.
    void whatIsInBothOrNeitherIsInNone()
    {
        const Site left = site("1", "1.0.0.1/8", "1.0.0.2");
        const Site right = site("2", "1.0.0.2/8", "1.0.0.1");
        m_drawing.cable(left.out, right.out);
        const Id gateway = router("R");
        const Id inside = m_drawing.interface(left.host, "veth9", nullptr, left.bridge);
        const Id door = m_drawing.interface(gateway, "eth0", "2.0.0.9/8");
        m_drawing.cable(inside, door);
        const Id away = m_drawing.interface(gateway, "eth1", "9.0.0.1/8");
        const Id server = m_drawing.machine("Server", "pc");
        const Id wire = m_drawing.cable(away, m_drawing.interface(server, "eth0", "9.0.0.2/8"));
        const VxlanLayers layers = found();
        QVERIFY(layers.overlay.contains(door));
        for (const Id id : {gateway, away, server, wire, left.host, right.host})
            QVERIFY(!layers.overlay.contains(id) && !layers.underlay.contains(id));
    }

    void aTrunkThatAlsoCarriesAnotherVlanIsNoUnderlay()
    {
        const Site left = site("1", nullptr, "1.0.0.2");
        const Site right = site("2", nullptr, "1.0.0.1");
        const Id wire = m_drawing.cable(left.out, right.out);
        for (const auto &[at, address] : {std::pair{&left, "1.0.0.1/8"}, std::pair{&right, "1.0.0.2/8"}}) {
            vlan(*at, 10, address);
            m_drawing.change<Interface>(at->vxlan, [](Interface &i) { i.parent = Id(); });
        }
        QVERIFY(found().underlay.contains(wire));
        vlan(left, 20, "5.0.0.1/8");
        vlan(right, 20, "5.0.0.2/8");
        QVERIFY(!found().underlay.contains(wire));
    }

    void aLabWithoutVxlanHasNoLayers()
    {
        const Id a = m_drawing.interface(m_drawing.machine("A"), "eth0", "1.0.0.1/8");
        m_drawing.cable(a, m_drawing.interface(m_drawing.machine("B"), "eth0", "1.0.0.2/8"));
        QVERIFY(!hasVxlans(m_drawing.done().topology()));
        QVERIFY(found().underlay.empty() && found().overlay.empty());
        site("1", "1.0.0.3/8", "1.0.0.2");
        QVERIFY(hasVxlans(m_drawing.done().topology()));
    }

    void aVlanIsCalledByItsNumberOnce()
    {
        const auto title = [](int id, const char *name) {
            return vlanTitle({id, QString::fromLatin1(name), QString()});
        };
        QCOMPARE(title(100, "VLAN 100"), QStringLiteral("VLAN 100"));
        QCOMPARE(title(100, "accounting"), QStringLiteral("100 · accounting"));
        QCOMPARE(title(10, "room 100"), QStringLiteral("10 · room 100"));
    }

private:
    using Ids = std::unordered_set<Id>;

    /// A host with a VM that is bridged with a VXLAN, and the interface by which it goes out.
    struct Site {
        Id host, out, bridge, vxlan, port, vm, guest, link;
    };

    Site site(const char *number, const char *address, const char *remote)
    {
        const auto named = [&](const char *name) { return QByteArray(name) + number; };
        Site made;
        made.host = m_drawing.machine(named("Host").constData(), "host");
        made.out = m_drawing.interface(made.host, "eth0", address);
        made.bridge = m_drawing.bridge(made.host, "br0");
        made.vxlan = m_drawing.interface(made.host, "vxlan42", nullptr, made.bridge);
        m_drawing.change<Interface>(made.vxlan, [&](Interface &i) {
            i.parent = made.out;
            VxlanSettings settings;
            settings.vni = 42;
            settings.remotes = {drawn::address(remote)};
            i.settings = settings;
        });
        made.port = m_drawing.interface(made.host, "veth0", nullptr, made.bridge);
        made.vm = m_drawing.machine(named("VM").constData(), "vm", made.host);
        made.guest = m_drawing.interface(made.vm, "eth0", (named("2.0.0.") + "/8").constData());
        made.link = m_drawing.cable(made.port, made.guest);
        return made;
    }

    Id router(const char *name)
    {
        const Id id = m_drawing.machine(name, "router");
        m_drawing.change<Machine>(id, [](Machine &m) { m.forwarding = true; });
        return id;
    }

    void vlan(const Site &at, int id, const char *address)
    {
        const Id made =
            m_drawing.interface(at.host, (QByteArray("eth0.") + QByteArray::number(id)).constData(), address);
        m_drawing.change<Interface>(made, [&](Interface &i) {
            i.parent = at.out;
            i.settings = VlanSettings{QString(), id};
        });
    }

    VxlanLayers found() const { return vxlanLayers(m_drawing.done().topology()); }

    Drawing m_drawing;
};

QTEST_GUILESS_MAIN(VxlanLayersTest)
#include "tst_vxlanlayers.moc"
