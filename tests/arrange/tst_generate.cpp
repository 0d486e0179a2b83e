// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "core/arrange/generate.h"
#include "core/lab/findings.h"
#include "core/model/containers.h"
#include "tests/model/topologies.h"

#include <QTest>

using namespace toile;
using namespace toile::drawn;
using arrange::Generator;
using arrange::Shape;

namespace {

constexpr Shape kShapes[] = {Shape::Star, Shape::Chain, Shape::Ring, Shape::Mesh, Shape::Tree, Shape::Trunk};
constexpr const char *kNames[] = {"star", "chain", "ring", "mesh", "tree", "trunk"};

QString said(const std::vector<Finding> &found)
{
    QStringList lines;
    for (const Finding &finding : found)
        lines << finding.rule + u' ' + finding.label + u' ' + finding.message;
    return lines.join(u'\n');
}

}  // namespace

class GenerateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyShapeHolds_data()
    {
        QTest::addColumn<int>("shape");
        QTest::addColumn<int>("machines");
        QTest::addColumn<QString>("kind");
        for (const Shape shape : kShapes) {
            for (const char *kind : {"pc", "host", "router", "switch", "vm"}) {
                for (const int count : {arrange::fewestMachines(shape), 7, arrange::mostMachines(shape)}) {
                    const bool large = count > 7 && qstrcmp(kind, "pc") != 0;  // one kind is enough
                    if (!large && (shape != Shape::Trunk || qstrcmp(kind, "switch") != 0))
                        QTest::addRow("%s %d %s", kNames[int(shape)], count, kind)
                            << int(shape) << count << QString::fromLatin1(kind);
                }
            }
        }
    }

    void everyShapeHolds()
    {
        QFETCH(int, shape);
        QFETCH(int, machines);
        QFETCH(QString, kind);
        const Document empty;
        const Generator wanted = generator(Shape(shape), machines, kind);
        std::vector<Id> created;
        const Result<Patch> patch = arrange::generate(empty, wanted, {400, 300}, &created);
        QVERIFY2(patch.ok(), patch ? "" : qPrintable(patch.error().message));
        const Document document = after(empty, *patch);
        QCOMPARE(after(document, patch->inverse()), empty);
        const Topology &topology = document.topology();
        const auto ofKind = std::count_if(topology.machines.begin(), topology.machines.end(),
                                          [&](const auto &entry) { return entry.second.kind == kind; });
        QVERIFY(ofKind >= machines);
        QCOMPARE(created.size(), topology.machines.size());
        std::set<IpAddress> addresses;
        std::set<MacAddress> macs;
        for (const auto &[id, interface] : topology.interfaces) {
            QVERIFY(interface.mac && macs.insert(*interface.mac).second);
            for (const IpPrefix &address : interface.addresses) {
                QVERIFY(addresses.insert(address.address).second);
                QVERIFY(wanted.prefix.contains(address.address));
            }
        }
        QVERIFY(addresses.empty() == (kind == u"switch"));
        const std::vector<Finding> found = findings(topology);
        QVERIFY2(found.empty(), qPrintable(said(found)));
        for (const Id a : created) {
            for (const Id b : created)
                QVERIFY(a == b || !box(document, a).intersects(box(document, b)));
        }
    }

    void cablesAreThoseOfTheShape()
    {
        const std::size_t cables[] = {6, 5, 6, 15, 6 + 2, 6 + 1};
        for (const Shape shape : kShapes) {
            const Document document =
                after(Document(), arrange::generate(Document(), generator(shape, 6, QStringLiteral("pc")), {}));
            QCOMPARE(document.topology().cables.size(), cables[int(shape)]);
        }
    }

    void everyMachineOfAChainReachesEveryOther_data()
    {
        QTest::addColumn<int>("shape");
        QTest::newRow("chain") << int(Shape::Chain);
        QTest::newRow("ring") << int(Shape::Ring);
    }

    /// Follows routes as a packet would, for every machine and address.
    void everyMachineOfAChainReachesEveryOther()
    {
        QFETCH(int, shape);
        const Document document =
            after(Document(), arrange::generate(Document(), generator(Shape(shape), 9, QStringLiteral("pc")), {}));
        const Topology &t = document.topology();
        for (const auto &[from, machine] : t.machines) {
            for (const auto &[target, interface] : t.interfaces) {
                const IpAddress to = interface.addresses.front().address;
                Id at = from;
                for (int hop = 0; at != interface.machine && hop < 20; ++hop)
                    at = nextHop(t, at, to);
                QCOMPARE(at, interface.machine);
            }
        }
    }

    void aTrunkCarriesItsVlans()
    {
        Generator wanted = generator(Shape::Trunk, 8, QStringLiteral("pc"));
        wanted.vlans = 3;
        const Document document = after(Document(), arrange::generate(Document(), wanted, {}));
        std::map<int, std::set<IpPrefix>> networks;
        for (const auto &[id, port] : document.topology().interfaces) {
            const Id nic = document.topology().otherEnd(id);
            if (port.bridge && nic && !document.topology().interface(nic)->bridge)
                networks[*port.vlans.untagged].insert(document.topology().interface(nic)->addresses.front().network());
        }
        QCOMPARE(networks.size(), std::size_t(3));
        for (const auto &[vlan, used] : networks)
            QCOMPARE(used.size(), std::size_t(1));
    }

    void itFitsIntoALabThatIsThere()
    {
        Document document =
            after(Document(), arrange::generate(Document(), generator(Shape::Star, 5, QStringLiteral("pc")), {}));
        Generator again = generator(Shape::Star, 5, QStringLiteral("pc"));
        QVERIFY(!arrange::generate(document, again, {}).ok());  // its network is taken
        again.prefix = arrange::suggestedPrefix(document.topology(), Shape::Star);
        std::vector<Id> created;
        const Document both = after(document, arrange::generate(document, again, {}, &created));
        QVERIFY(findings(both.topology()).empty());
        for (const auto &[id, machine] : document.topology().machines) {
            QCOMPARE(box(both, id), box(document, id));
            for (const Id other : created)
                QVERIFY(!box(both, other).intersects(box(both, id)));
        }
    }

    void aNetworkTooSmallIsRefused_data()
    {
        QTest::addColumn<int>("shape");
        QTest::addColumn<int>("machines");
        QTest::addColumn<QByteArray>("network");
        QTest::newRow("star") << int(Shape::Star) << 7 << QByteArray("10.0.0.0/29");
        QTest::newRow("chain") << int(Shape::Chain) << 6 << QByteArray("10.0.0.0/28");
        QTest::newRow("host bits") << int(Shape::Star) << 2 << QByteArray("10.0.0.1/24");
        QTest::newRow("IPv6") << int(Shape::Star) << 2 << QByteArray("fd00::/64");
        QTest::newRow("too many") << int(Shape::Mesh) << 17 << QByteArray("10.0.0.0/16");
        QTest::newRow("too few") << int(Shape::Ring) << 2 << QByteArray("10.0.0.0/16");
    }

    void aNetworkTooSmallIsRefused()
    {
        QFETCH(int, shape);
        QFETCH(int, machines);
        QFETCH(QByteArray, network);
        Generator wanted = generator(Shape(shape), machines, QStringLiteral("pc"));
        wanted.prefix = prefix(network.constData());
        const Result<Patch> patch = arrange::generate(Document(), wanted, {});
        QVERIFY(!patch.ok());
        QVERIFY(!patch.error().message.isEmpty());
    }

    void theSmallestNetworkThatFitsIsEnough()
    {
        Generator wanted = generator(Shape::Star, 6, QStringLiteral("pc"));
        wanted.prefix = prefix("10.0.0.0/29");
        QVERIFY(arrange::generate(Document(), wanted, {}).ok());
        wanted = generator(Shape::Chain, 5, QStringLiteral("pc"));
        wanted.prefix = prefix("10.0.0.0/28");
        QVERIFY(arrange::generate(Document(), wanted, {}).ok());
    }

    void eachMachineIsCabledToTheSwitchOnce()
    {
        Drawing drawing;
        std::vector<Id> ids;
        for (const char *name : {"A", "B", "C"})
            ids.push_back(drawing.machine(name, "pc"));
        const Id hub = drawing.machine("SW", "switch");
        drawing.bridge(hub, "br0");
        ids.push_back(hub);
        Document document = drawing.done();
        QCOMPARE(arrange::hubAmong(document.topology(), ids), hub);
        document = after(document, arrange::connectToHub(document, ids));
        QCOMPARE(document.topology().cables.size(), std::size_t(3));
        QVERIFY(findings(document.topology()).empty());
        QVERIFY(!arrange::connectToHub(document, ids).ok());  // they are already
        QVERIFY(!arrange::connectToHub(document, {ids[0], ids[1]}).ok());
    }

    void aMeshLeavesOutWhatIsCabled()
    {
        Drawing drawing;
        std::vector<Id> ids;
        for (const char *name : {"A", "B", "C", "D"})
            ids.push_back(drawing.machine(name, "pc"));
        drawing.cable(drawing.interface(ids[0], "eth0"), drawing.interface(ids[1], "eth0"));
        Document document = drawing.done();
        const Result<Patch> patch = arrange::connectMesh(document, ids);
        document = after(document, patch);
        QCOMPARE(document.topology().cables.size(), std::size_t(6));
        QCOMPARE(after(document, patch->inverse()), drawing.done());
    }

    void boxesGrowForTheCablesOfAMeshButLockedOnes()
    {
        Drawing drawing;
        std::vector<Id> ids;
        for (const char *name : {"A", "B", "C", "D", "E", "F"}) {
            ids.push_back(drawing.machine(name, "pc"));
            const int at = static_cast<int>(ids.size()) - 1;
            drawing.box(ids.back(), QRectF(320 * (at % 3), at < 3 ? 0 : 400, 160, 96));
        }
        const Document apart = drawing.done();
        const Document locked = after(apart, arrange::setLocked(apart, {ids[1]}, true));
        const Document document = after(locked, arrange::connectMesh(locked, ids));
        QCOMPARE(box(document, ids[1]), box(apart, ids[1]));
        QVERIFY(box(document, ids[2]).width() > 160 || box(document, ids[2]).height() > 96);
        for (const Id id : ids) {
            const QSizeF was = box(apart, id).size();
            QCOMPARE(box(document, id).size().expandedTo(was), box(document, id).size());
            for (const Id other : ids)
                QVERIFY(id == other || !box(document, id).intersects(box(document, other)));
        }
        QVERIFY(arrange::growCrowded(document, {ids[0], ids[2], ids[3], ids[4], ids[5]}).isEmpty());
        // Two cables need no more room than there is.
        const Document few = after(apart, arrange::connectMesh(apart, {ids[0], ids[1], ids[2]}));
        for (const Id id : ids)
            QCOMPARE(box(few, id), box(apart, id));
    }

private:
    static Generator generator(Shape shape, int machines, const QString &kind)
    {
        Generator wanted;
        wanted.shape = shape;
        wanted.machines = machines;
        wanted.kind = kind;
        wanted.prefix = arrange::suggestedPrefix({}, shape);
        return wanted;
    }
    static QRectF box(const Document &document, Id id) { return *document.layout().of(id).rect; }

    static Id ownerOf(const Topology &t, const IpAddress &address)
    {
        for (const auto &[id, interface] : t.interfaces) {
            if (interface.addresses.front().address == address)
                return interface.machine;
        }
        return {};
    }

    static Id nextHop(const Topology &t, Id at, const IpAddress &to)
    {
        for (const Id own : t.interfacesOf(at)) {
            if (t.interface(own)->addresses.front().network().contains(to))
                return ownerOf(t, to);
        }
        const RouteState *best = nullptr;
        for (const RouteState &route : t.machine(at)->routes) {
            if (route.destination.contains(to) && (!best || route.destination.length > best->destination.length))
                best = &route;
        }
        return best ? ownerOf(t, *best->gateway) : Id();
    }
};

QTEST_APPLESS_MAIN(GenerateTest)
#include "tst_generate.moc"
