// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/labfile.h"

#include <QTest>

using namespace toile;

namespace {

/// A lab of one machine with these interfaces.
QByteArray labOf(const QByteArray &interfaces)
{
    return R"({"toile":1,"name":"x","machines":[{"name":"m","kind":"vm","interfaces":[)" + interfaces + "]}]}";
}

}  // namespace

/// What is wrong with interfaces that are made on others, and where the file says it.
class LabFileStacksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void malformed_data()
    {
        QTest::addColumn<QString>("entries");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const char *entries, const char *pointer, const char *message) {
            QTest::newRow(name) << QString::fromUtf8(entries) << QString::fromUtf8(pointer)
                                << QString::fromUtf8(message);
        };
        row("VLAN without id", R"({"name":"v","kind":"vlan","parent":"e"})", "/1",
            "“id” is missing; add it, as \"id\": 100.");
        row("VLAN whose name would be too long",
            R"({"name":"interface-1234"},{"kind":"vlan","parent":"interface-1234","id":100})", "/2/name",
            "“interface-1234.100” is no name for an interface; write up to 15 letters");
        row("VLANs that would be called the same", R"({"name":"e.7"},{"kind":"vlan","parent":"e","id":7})", "/2/name",
            "m has two interfaces called e.7");
        row("nameless VLAN without parent", R"({"kind":"vlan","id":7})", "/1", "“name” is missing; add it.");
        row("VLAN without parent", R"({"name":"v","kind":"vlan","id":7})", "/1", "“parent” is missing; add it.");
        row("VXLAN without VNI", R"({"name":"v","kind":"vxlan"})", "/1", "“vni” is missing; add it, as \"vni\": 42.");
        row("VLAN on itself", R"({"name":"v","kind":"vlan","id":7,"parent":"v"})", "/1/parent",
            "“v” is no other interface of this machine");
        row("VLANs on one another",
            R"({"name":"v","kind":"vlan","id":7,"parent":"w"},{"name":"w","kind":"vlan","id":8,"parent":"v"})",
            "/1/parent", "v would be made on itself; write the name of");
        row("VLAN as port of what it is on",
            R"({"name":"v","kind":"vlan","id":7,"parent":"br","bridge":"br"},{"name":"br","kind":"bridge"})",
            "/1/parent", "v would be made on itself");
        row("VLAN on a tun", R"({"name":"t","kind":"tun"},{"name":"v","kind":"vlan","id":7,"parent":"t"})", "/2/parent",
            "t carries no Ethernet frames, so nothing can be made on it; write");
        row("tun as port", R"({"name":"t","kind":"tun","bridge":"br"},{"name":"br","kind":"bridge"})", "/1/bridge",
            "t carries no Ethernet frames, so it cannot be a port of a bridge; remove");
        row("VLAN twice",
            R"({"name":"v","kind":"vlan","id":7,"parent":"e"},{"name":"w","kind":"vlan","id":7,"parent":"e"})", "/2/id",
            "v takes VLAN 7 of this interface already; write another id");
        row("VNI twice", R"({"name":"v","kind":"vxlan","vni":7},{"name":"w","kind":"vxlan","vni":7,"port":4789})",
            "/2/vni", "v has the VXLAN id (VNI) 7 on the UDP port 4789 already");
        row("ends with a gap", R"({"name":"v","kind":"vxlan","vni":7,"remotes":"1.2.3.4,,1.2.3.5"})", "/1/remotes",
            "An address is missing before or after a comma");
        row("no ends", R"({"name":"v","kind":"vxlan","vni":7,"remotes":""})", "/1/remotes",
            "An empty text says nothing");
        row("key of two other kinds", R"({"name":"v","owner":1000})", "/1/owner",
            "Only an interface of kind “tap” or “tun” has “owner”");
        row("VNI beyond 24 bits", R"({"name":"v","kind":"vxlan","vni":16777216})", "/1/vni",
            "The VXLAN id (VNI) must be a whole number from 0 to 16777215.");
        row("VNI below 0", R"({"name":"v","kind":"vxlan","vni":-1})", "/1/vni", "The VXLAN id (VNI) must be");
        row("group and other ends",
            R"({"name":"v","kind":"vxlan","vni":7,"parent":"e","group":"239.1.1.1","remotes":"1.0.0.2"})", "/1",
            "A VXLAN has either a multicast group or other ends: remove one of the two.");
        row("several groups", R"({"name":"v","kind":"vxlan","vni":7,"parent":"e","remotes":"239.1.1.1, 239.1.1.2"})",
            "/1/remotes", "239.1.1.1 cannot be the other end of a VXLAN");
        row("group without underlay", R"({"name":"v","kind":"vxlan","vni":7,"group":"239.1.1.1"})", "/1",
            "A VXLAN with a multicast group needs the interface that carries it: name one.");
        row("local is a group", R"({"name":"v","kind":"vxlan","vni":7,"local":"239.1.1.1"})", "/1/local",
            "239.1.1.1 cannot be the local address of a VXLAN");
    }

    void malformed()
    {
        QFETCH(QString, entries);
        QFETCH(QString, pointer);
        QFETCH(QString, message);
        const LoadedLab loaded = parseLab(labOf(R"({"name":"e"},)" + entries.toUtf8()));
        QVERIFY(!loaded.ok());
        const QString all = formatProblems(QStringLiteral("f"), loaded.problems);
        QVERIFY2(all.startsWith(QStringLiteral("f:/machines/0/interfaces%1: %2").arg(pointer, message)),
                 qPrintable(all));
    }

    void aVlanIsNamedAfterWhatItIsMadeOn()
    {
        const LoadedLab loaded = parseLab(labOf(R"({"kind":"vlan","parent":"e.7","id":8,"bridge":"br"},{"name":"e"},
            {"kind":"vlan","parent":"e","id":7},{"name":"br","kind":"bridge"})"));
        QVERIFY2(loaded.ok(), qPrintable(formatProblems(QStringLiteral("f"), loaded.problems)));
        const Topology &topology = loaded.document.topology();
        const Id machine = topology.machineByName(u"m");
        const Id outer = topology.interfaceByName(machine, u"e.7");
        const Id inner = topology.interfaceByName(machine, u"e.7.8");
        QVERIFY(outer && inner);
        QCOMPARE(topology.interface(inner)->parent, outer);
        QCOMPARE(topology.interface(inner)->bridge, topology.interfaceByName(machine, u"br"));
        // Written is the name, as for every other interface, and read again it is the same.
        const QByteArray written = writeLab(loaded.document);
        QVERIFY(written.contains(R"("name": "e.7.8")"));
        QCOMPARE(writeLab(parseLab(written).document), written);
    }

    void aPortSaysItsPvid()
    {
        const QByteArray port =
            R"({"name":"p","bridge":"br","vlan":10,"tagged":"200-210","pvid":205,"alsoUntagged":"20,21"})";
        const LoadedLab loaded = parseLab(labOf(port + R"(,{"name":"br","kind":"bridge","vlanFiltering":true})"));
        QVERIFY2(loaded.ok(), qPrintable(formatProblems(QStringLiteral("f"), loaded.problems)));
        const Topology &topology = loaded.document.topology();
        const Interface *read = topology.interface(topology.interfaceByName(topology.machineByName(u"m"), u"p"));
        QCOMPARE(read->vlans, (PortVlans{10, {{200, 210}}, 205, {{20, 21}}}));
        const QByteArray written = writeLab(loaded.document);
        QVERIFY2(written.contains(R"("vlan": 10, "tagged": "200-210", "pvid": 205, "alsoUntagged": "20-21")"), written);
        QCOMPARE(writeLab(parseLab(written).document), written);
    }

    /// The last problems are not kept; what comes then is no better for it.
    void manyProblemsAreNoneForTheReader()
    {
        QByteArray many;
        for (int i = 0; i < 2000; ++i)
            many += R"({"kind":"vlan"},)";
        const LoadedLab loaded = parseLab(labOf(many + R"({"kind":"vxlan","bridge":"x"})"));
        QVERIFY(!loaded.ok());
    }

    void aVniIsAnyNumberOf24Bits()
    {
        for (const int vni : {0, 16777215})
            QVERIFY(parseLab(labOf(R"({"name":"v","kind":"vxlan","vni":)" + QByteArray::number(vni) + "}")).ok());
    }
};

QTEST_GUILESS_MAIN(LabFileStacksTest)
#include "tst_labfilestacks.moc"
