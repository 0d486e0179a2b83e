// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/plan.h"
#include "core/lab/labfile.h"
#include "core/model/hearing.h"
#include "resources/assets.h"
#include "tests/linux/framecapture.h"
#include "tests/linux/ownnamespaces.h"
#include "tests/linux/runninglab.h"
#include "tests/support/switchlab.h"

#include <QTest>

#include <cerrno>
#include <map>
#include <set>

using namespace toile;
using namespace toile::test;

/// VLANs on the real kernel; on one that has none, that it refuses them.
class LinuxVlansTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useAssets(); }

    void labsAreAsTheyAreDrawn_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : shippedLabs())
            QTest::newRow(qPrintable(name)) << name;
    }
    void labsAreAsTheyAreDrawn()
    {
        QFETCH(QString, name);
        RunningLab running;
        if (running.isRefused(name))
            return;
        QCOMPARE(running.deploy(name), QByteArray());
        QCOMPARE(running.checkAndUndeploy(name), QByteArray());
    }

    /// Every frame between the switches, with its tag: VLANs 100 and 200 each with their own, and nothing else.
    void framesOnATrunkAreTagged_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"trunk", "vlan-in-bridge", "two-hosts", "tp2"})
            QTest::newRow(name) << s(name);
    }
    void framesOnATrunkAreTagged()
    {
        QFETCH(QString, name);
        struct Place {
            QString machine;
            QString interface;
            std::vector<std::pair<QString, QString>> pings;
            std::map<QString, std::set<int>> tags;  ///< by source address
        };
        const std::map<QString, Place> places{
            {s("trunk"),
             {s("SW1"),
              s("trunk0"),
              {{s("A1"), s("10.100.0.2")}, {s("B1"), s("10.200.0.2")}},
              {{s("10.100.0.1"), {100}},
               {s("10.100.0.2"), {100}},
               {s("10.200.0.1"), {200}},
               {s("10.200.0.2"), {200}}}}},
            {s("vlan-in-bridge"),
             {s("Host1"),
              s("eth0"),
              {{s("VM1"), s("10.100.0.2")}, {s("VM2"), s("10.200.0.2")}},
              {{s("10.100.0.1"), {100}},
               {s("10.100.0.2"), {100}},
               {s("10.200.0.1"), {200}},
               {s("10.200.0.2"), {200}}}}},
            {s("two-hosts"),
             {s("Host2"),
              s("eth0"),
              {{s("VM1"), s("2.0.0.3")}, {s("Host1"), s("1.0.0.2")}},
              {{s("2.0.0.1"), {100}}, {s("2.0.0.3"), {100}}, {s("1.0.0.1"), {0}}, {s("1.0.0.2"), {0}}}}},
            {s("tp2"),
             {s("Host1"),
              s("veth1"),
              {{s("VM1"), s("10.100.0.2")}, {s("VM1"), s("10.0.0.4")}},
              {{s("10.100.0.1"), {100}}, {s("10.100.0.2"), {100}}, {s("10.0.0.1"), {0}}, {s("10.0.0.4"), {0}}}}},
        };
        const Place &place = places.at(name);
        RunningLab running;
        if (running.isRefused(name))
            return;
        QCOMPARE(running.deploy(name), QByteArray());
        FrameCapture capture(running.kernel->namespaceDescriptor(place.machine), place.interface);
        QVERIFY(capture.isOpen());
        for (const auto &[from, to] : place.pings)
            QVERIFY(pings(from, to));
        std::map<QString, std::set<int>> seen;
        for (const CapturedFrame &frame : capture.take())
            if (frame.isEcho)
                seen[frame.source.toString()].insert(frame.vlan);
        QCOMPARE(seen, place.tags);
    }

    void membershipChangesWithoutRemaking()
    {
        RunningLab running;
        if (running.isRefused(s("trunk")))
            return;
        QCOMPARE(running.deploy(s("trunk")), QByteArray());
        QVERIFY(pings(s("A1"), s("10.100.0.2")));
        const auto indexOf = [] {
            return row(json(s("ip -n SW1 -j link")), s("ifname"), s("pa")).value(u"ifindex").toInt();
        };
        const int index = indexOf();
        KernelState moved = running.wanted;
        moved.namespaces.at(s("SW1")).links.at(s("pa")).vlans = accessTo(200);
        const Plan steps = plan(moved, *running.kernel->observe());
        QCOMPARE(steps.size(), size_t(2));
        QCOMPARE(failed(*running.kernel, steps), QByteArray());
        QCOMPARE(missing(*running.kernel, moved), QByteArray());
        QCOMPARE(indexOf(), index);
        QVERIFY(!pings(s("A1"), s("10.100.0.2")));
        QCOMPARE(failed(*running.kernel, plan(running.wanted, *running.kernel->observe())), QByteArray());
        QVERIFY(pings(s("A1"), s("10.100.0.2")));
    }

    /// There in one VLAN, and back in another.
    void aPvidOfItsOwnIsTheVlanOfWhatComesIn()
    {
        RunningLab running;
        if (running.isRefused(s("trunk")))
            return;
        QCOMPARE(running.deploy(s("trunk")), QByteArray());
        KernelState moved = running.wanted;
        moved.namespaces.at(s("SW1")).links.at(s("pa")).vlans =
            VlanMembership{{{100, 100, false, true}, {200, 200, true, false}}};
        QCOMPARE(failed(*running.kernel, plan(moved, *running.kernel->observe())), QByteArray());
        QCOMPARE(missing(*running.kernel, moved), QByteArray());
        const auto knows = [&](const char *from, const char *address, const char *to) {
            const auto mac = running.kernel->observe()->namespaces.at(s(to)).links.at(s("eth0")).mac;
            return run(s("ip -n %1 neigh replace %2 lladdr %3 dev eth0").arg(s(from), s(address), mac->toString()))
                       .status == 0;
        };
        QVERIFY(knows("A1", "10.100.0.2", "A2") && knows("A2", "10.100.0.1", "A1"));
        const auto tagsOf = [&](const char *machine, const char *interface, const char *from, const char *to) {
            FrameCapture capture(running.kernel->namespaceDescriptor(s(machine)), s(interface));
            (void)pings(s(from), s(to));
            std::set<int> tags;
            for (const CapturedFrame &frame : capture.take())
                if (frame.isEcho && frame.source != IpAddress::parse(s(to)))
                    tags.insert(frame.vlan);
            return tags;
        };
        QCOMPARE(tagsOf("SW1", "trunk0", "A1", "10.100.0.2"), std::set<int>{200});
        QCOMPARE(tagsOf("SW1", "trunk0", "A2", "10.100.0.1"), std::set<int>{100});
        QCOMPARE(tagsOf("A1", "eth0", "A2", "10.100.0.1"), std::set<int>{0});
    }

    /// Every host says something to all; who hears it is who the drawing says.
    void whoHearsWhomIsAsTheModelSays_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::newRow("asymmetric") << 0U;
        for (quint32 seed = 1; seed <= 8; ++seed)
            QTest::addRow("random %u", seed) << seed;
    }
    void whoHearsWhomIsAsTheModelSays()
    {
        QFETCH(quint32, seed);
        const SwitchLab lab = seed == 0 ? asymmetricLab() : randomSwitchLab(seed);
        RunningLab running;
        if (running.isRefused(lab.topology))
            return;
        QCOMPARE(running.deploy(lab.topology), QByteArray());
        const Hearing hearing(lab.topology);
        const auto nameOf = [](std::size_t host) { return s("H%1").arg(host + 1); };
        std::vector<std::unique_ptr<FrameCapture>> ears;
        for (std::size_t i = 0; i < lab.hosts.size(); ++i)
            ears.push_back(std::make_unique<FrameCapture>(running.kernel->namespaceDescriptor(nameOf(i)), s("eth0")));
        for (std::size_t from = 0; from < lab.hosts.size(); ++from)
            (void)runIn(nameOf(from), s("ping -n -b -c1 -W0.1 10.0.0.255"));
        for (std::size_t to = 0; to < lab.hosts.size(); ++to) {
            std::set<IpAddress> heard;
            for (const CapturedFrame &frame : ears[to]->take())
                if (frame.isEcho && frame.vlan == 0)
                    heard.insert(frame.source);
            for (std::size_t from = 0; from < lab.hosts.size(); ++from) {
                const QString pair = nameOf(from) + s(" to ") + nameOf(to);
                const bool expected = hearing.hears(lab.hosts[to], lab.hosts[from]);
                QVERIFY2(heard.contains(IpAddress::v4(0x0a000001 + quint32(from))) == expected, qPrintable(pair));
            }
        }
        for (std::size_t to = 1; seed == 0 && to < lab.hosts.size(); ++to)
            QCOMPARE(pings(nameOf(0), s("10.0.0.%1").arg(to + 1)), hearing.talk(lab.hosts[0], lab.hosts[to]));
    }

    void tablesTellTheVlanOfAMac()
    {
        RunningLab running;
        if (running.isRefused(s("trunk")))
            return;
        QCOMPARE(running.deploy(s("trunk")), QByteArray());
        QVERIFY(pings(s("A1"), s("10.100.0.2")) && pings(s("B1"), s("10.200.0.2")));
        LiveMachine switch2;
        QVERIFY(running.kernel->read(s("SW2"), kAllTables, switch2).ok());
        const auto macOf = [&](const char *machine) {
            return running.kernel->observe()->namespaces.at(s(machine)).links.at(s("eth0")).mac;
        };
        std::map<MacAddress, std::pair<QString, int>> learned;
        for (const auto &[key, each] : switch2.fdb)
            if (!each.local)
                learned[each.mac] = {each.port, each.vlan};
        QCOMPARE(learned.at(*macOf("A1")), std::pair(s("trunk0"), 100));
        QCOMPARE(learned.at(*macOf("B1")), std::pair(s("trunk0"), 200));
        QCOMPARE(learned.at(*macOf("A2")), std::pair(s("pa"), 100));
        const auto &trunk = switch2.links.at(s("trunk0")).config;
        QCOMPARE(*trunk.vlans,
                 (VlanMembership{{{1, 1, true, true}, {100, 100, false, false}, {200, 200, false, false}}}));
        QCOMPARE(*switch2.links.at(s("br0")).config.vlans, accessTo(1));
    }

    void aHandMadeChangeIsSeenAndUndone()
    {
        RunningLab running;
        if (running.isRefused(s("trunk")))
            return;
        QCOMPARE(running.deploy(s("trunk")), QByteArray());
        running.kernel->takeEvents();
        QCOMPARE(run(s("bridge -n SW1 vlan del dev trunk0 vid 200")).status, 0);
        LiveTables dirty;
        QTRY_VERIFY((dirty |= running.kernel->takeEvents()[s("SW1")]) & LiveTable::Links);
        const Plan steps = plan(running.wanted, *running.kernel->observe());
        QCOMPARE(steps, (Plan{AddVlans{s("SW1"), s("trunk0"), {200, 200, false, false}, false}}));
        QCOMPARE(failed(*running.kernel, steps), QByteArray());
        QVERIFY(pings(s("B1"), s("10.200.0.2")));
    }
};

int main(int argc, char **argv)
{
    if (!enterOwnNamespaces())
        qFatal("no namespaces of our own: errno %d", errno);
    QCoreApplication application(argc, argv);
    LinuxVlansTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_linuxvlans.moc"
