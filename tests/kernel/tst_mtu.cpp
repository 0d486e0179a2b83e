// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/mtu.h"
#include "tests/support/kernelstates.h"

#include <QTest>

#include <cerrno>

using namespace toile;
using namespace toile::test;

namespace {

LinkState &add(KernelState &state, const char *name, const LinkSettings &settings, const char *master = "")
{
    LinkState made;
    made.name = text(name);
    made.settings = settings;
    made.master = text(master);
    return state.namespaces[text("A")].links[made.name] = made;
}

VxlanSettings over(const char *underlay, const char *remote)
{
    VxlanSettings vxlan;
    vxlan.vni = QString::fromLatin1(underlay).isEmpty() ? 7 : 42;
    vxlan.underlay = text(underlay);
    vxlan.remotes = {address(remote)};
    return vxlan;
}

/// A cable from A to B; on A's end a VLAN and a VXLAN, beside them a VXLAN over nothing, a tap and a tun.
KernelState lab()
{
    KernelState state;
    addCable(state, "A", "eth0", "B", "eth0");
    add(state, "eth0.100", VlanSettings{text("eth0"), 100});
    add(state, "vx", over("eth0", "10.0.0.2"));
    add(state, "free", over("", "10.0.0.2"));
    add(state, "tap0", TunSettings{});
    add(state, "tun0", TunSettings{TunSettings::Mode::Tun, {}});
    return state;
}

KernelState after(const KernelState &wanted, const KernelState &before)
{
    const Result<KernelState> result = simulate(before, plan(wanted, before));
    return result ? *result : KernelState();
}

QStringList mtus(const KernelState &wanted, const KernelState &before)
{
    QStringList said;
    for (const Step &step : plan(wanted, before))
        if (const auto *set = std::get_if<SetLinkMtu>(&step))
            said << QStringLiteral("%1 mtu %2").arg(set->name).arg(set->mtu);
    return said;
}

int mtu(KernelState &state, const char *name)
{
    return mtuOf(state.namespaces.at(text("A")), link(state, "A", name));
}

int errnoOf(const KernelState &state, const char *name, int mtu)
{
    const Result<KernelState> result = simulate(state, SetLinkMtu{text("A"), text(name), mtu});
    return result ? 0 : result.error().sysErrno;
}

}  // namespace

class MtuTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachKindHasItsDefault()
    {
        KernelState wanted = lab();
        for (const char *name : {"eth0", "eth0.100", "free", "tap0", "tun0"})
            QCOMPARE(mtu(wanted, name), 1500);
        QCOMPARE(mtu(wanted, "vx"), 1450);
        std::get<VxlanSettings>(link(wanted, "A", "vx").settings).remotes = {address("fd00::2")};
        QCOMPARE(mtu(wanted, "vx"), 1430);
        link(wanted, "A", "eth0").mtu = 1400;
        QCOMPARE(mtu(wanted, "vx"), 1330);
        QCOMPARE(mtu(wanted, "eth0.100"), 1400);
        link(wanted, "A", "eth0").mtu = 70;
        QCOMPARE(mtu(wanted, "vx"), 68);
    }

    void whatIsTakenBackIsTheDefaultAgain()
    {
        KernelState before = after(lab(), {});
        QCOMPARE(mtus(lab(), before), QStringList());
        for (const char *name : {"eth0.100", "vx", "free", "tap0", "tun0"})
            link(before, "A", name).mtu = 1400;
        QCOMPARE(mtus(lab(), before), QStringList({text("free mtu 1500"), text("tap0 mtu 1500"), text("tun0 mtu 1500"),
                                                   text("eth0.100 mtu 1500"), text("vx mtu 1450")}));
        QVERIFY(satisfies(after(lab(), before), lab()));
    }

    void bridgesFollowEachKind()
    {
        KernelState wanted = lab();
        add(wanted, "br0", BridgeSettings());
        link(wanted, "A", "vx").master = text("br0");
        link(wanted, "A", "tap0").master = text("br0");
        QCOMPARE(mtu(wanted, "br0"), 1450);
        KernelState seen = after(wanted, {});
        link(seen, "A", "br0").mtu = 1450;
        QCOMPARE(mtus(wanted, seen), QStringList());
        link(seen, "A", "br0").mtu = 900;  // by hand
        QCOMPARE(mtus(wanted, seen), QStringList({text("br0 mtu 1450")}));
    }

    /// The kernel tells nobody whether it follows.
    void aBridgeKeepsTheMtuThatItIsToHave()
    {
        KernelState wanted = lab();
        add(wanted, "br0", BridgeSettings());
        link(wanted, "A", "tap0").master = text("br0");
        KernelState seen = after(wanted, {});
        link(seen, "A", "br0").mtu = 1500;
        link(wanted, "A", "br0").mtu = 1500;
        QCOMPARE(mtus(wanted, seen), QStringList());
        link(wanted, "A", "tap0").mtu = 1400;
        QCOMPARE(mtus(wanted, seen), QStringList({text("tap0 mtu 1400"), text("br0 mtu 1500")}));
        link(seen, "A", "tap0").mtu = 1400;
        QCOMPARE(mtus(wanted, seen), QStringList());
    }

    void aBridgeThatStayedBehindIsSeen()
    {
        KernelState wanted = lab();
        add(wanted, "br0", BridgeSettings());
        link(wanted, "A", "tap0").master = text("br0");
        link(wanted, "A", "tap0").mtu = 1400;
        KernelState seen = after(wanted, {});
        link(seen, "A", "br0").mtu = 1500;
        QCOMPARE(bridgesLeftBehind(wanted, seen), Plan{(SetLinkMtu{text("A"), text("br0"), 1400})});
        link(seen, "A", "br0").mtu = 1400;
        QVERIFY(bridgesLeftBehind(wanted, seen).empty());
        link(seen, "A", "br0").mtu = 1300;
        link(wanted, "A", "br0").mtu = 1300;
        QVERIFY(bridgesLeftBehind(wanted, seen).empty());
    }

    /// A VLAN interface shrinks with what it is made on and does not grow with it.
    void aVlanIsGivenTheMtuThatItsParentGets()
    {
        KernelState before;
        addCable(before, "A", "eth0", "B", "eth0");
        link(before, "A", "eth0").mtu = 1400;
        QCOMPARE(mtus(lab(), before),
                 QStringList({text("eth0 mtu 1500"), text("eth0.100 mtu 1500"), text("vx mtu 1450")}));
        QVERIFY(satisfies(after(lab(), before), lab()));
    }

    /// br0.5 is planned before the port that keeps its bridge small.
    void aVlanOnABridgeWaitsForTheBridgesPorts()
    {
        KernelState wanted = lab();
        add(wanted, "br0", BridgeSettings());
        add(wanted, "br0.5", VlanSettings{text("br0"), 5});
        link(wanted, "A", "vx").master = text("br0");
        KernelState before = after(wanted, {});
        QCOMPARE(mtus(wanted, before), QStringList());
        for (const char *name : {"vx", "br0", "br0.5"})
            link(before, "A", name).mtu = 1400;
        QCOMPARE(mtus(wanted, before), QStringList({text("vx mtu 1450"), text("br0.5 mtu 1450")}));
    }

    void whatIsTooLargeIsLeftToTheKernelToRefuse()
    {
        KernelState wanted = lab();
        link(wanted, "A", "eth0.100").mtu = 2000;
        QCOMPARE(mtus(wanted, after(lab(), {})), QStringList({text("eth0.100 mtu 2000")}));
    }

    void theModelRefusesWhatTheKernelDoes()
    {
        const KernelState seen = after(lab(), {});
        QCOMPARE(errnoOf(seen, "eth0.100", 1500), 0);
        QCOMPARE(errnoOf(seen, "eth0.100", 1501), ERANGE);
        QCOMPARE(errnoOf(seen, "vx", 1450), 0);
        QCOMPARE(errnoOf(seen, "vx", 1451), EINVAL);
        QCOMPARE(errnoOf(seen, "free", 9000), 0);
        QCOMPARE(errnoOf(seen, "tap0", 9000), 0);
    }

    void aWishThatHangsOnItselfHasNoMtu()
    {
        KernelState wanted = lab();
        add(wanted, "br0", BridgeSettings());
        add(wanted, "ring", over("br0", "10.0.0.2"), "br0");
        QCOMPARE(mtu(wanted, "ring"), 0);
    }
};

QTEST_GUILESS_MAIN(MtuTest)
#include "tst_mtu.moc"
