// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/plan.h"
#include "resources/assets.h"
#include "tests/linux/ownnamespaces.h"
#include "tests/linux/runninglab.h"

#include <QTest>

#include <algorithm>
#include <cerrno>

using namespace toile;
using namespace toile::test;

/// VXLANs, taps and tuns on the real kernel.
class LinuxOverlaysTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useAssets(); }

    void aVxlanIsAsItIsDrawn()
    {
        RunningLab running;
        if (running.isRefused(s("vxlan")))
            return;
        QCOMPARE(running.deploy(s("vxlan")), QByteArray());
        QCOMPARE(running.checkAndUndeploy(s("vxlan")), QByteArray());
    }

    void vxlanLearnsBehindWhichHostAMacIs()
    {
        RunningLab running;
        if (running.isRefused(s("vxlan")))
            return;
        QCOMPARE(running.deploy(s("vxlan")), QByteArray());
        QVERIFY(pings(s("VM1"), s("2.0.0.2")));
        LiveMachine host;
        QVERIFY(running.kernel->read(s("Host1"), kAllTables, host).ok());
        const MacAddress remote = *running.kernel->observe()->namespaces.at(s("VM2")).links.at(s("eth0")).mac;
        bool onBridge = false;
        bool onVxlan = false;
        for (const auto &[key, each] : host.fdb) {
            onBridge = onBridge || (each.mac == remote && each.bridge == s("br0") && each.port == s("vxlan42"));
            onVxlan = onVxlan || (each.mac == remote && each.bridge == s("vxlan42") &&
                                  each.remote == IpAddress::parse(u"1.0.0.2"));
        }
        QVERIFY(onBridge && onVxlan);
        const auto details = json(s("ip -n Host1 -d -j link show vxlan42")).first().toObject();
        const QJsonObject data = details[u"linkinfo"].toObject()[u"info_data"].toObject();
        QCOMPARE(data[u"id"].toInt(), 42);
        QCOMPARE(data[u"port"].toInt(), 4789);
        QCOMPARE(data[u"local"].toString(), s("1.0.0.1"));
        QCOMPARE(data[u"link"].toString(), s("eth0"));
    }

    /// In the bridge's table and in the VXLAN's own, though the age is always 0.
    void whoSpeaksAllTheTimeIsSeenAllTheTime()
    {
        RunningLab running;
        if (running.isRefused(s("vxlan")))
            return;
        QCOMPARE(running.deploy(s("vxlan")), QByteArray());
        const auto read = [&running] {
            LiveMachine host;
            return running.kernel->read(s("Host1"), kAllTables, host).ok() ? host : LiveMachine();
        };
        QVERIFY(pings(s("VM1"), s("2.0.0.2")));
        LiveMachine before = read();
        for (int i = 0; i < 3; ++i) {
            QTest::qWait(700);
            const LiveMachine silent = read();
            QVERIFY(difference(s("Host1"), before, silent).fdb.isEmpty());
            QVERIFY(pings(s("VM1"), s("2.0.0.2")));
            before = read();
            // VM1 and VM2 in br0, VM2 behind Host2.
            QCOMPARE(difference(s("Host1"), silent, before).fdb.changed.size(), std::size_t(3));
        }
    }

    /// Neither host knows the other: what is for everybody goes to the group, and the answers teach the rest.
    void hostsFindEachOtherByAMulticastGroup()
    {
        Topology lab = shippedTopology(s("vxlan"));
        int vxlans = 0;
        for (auto &[id, interface] : lab.interfaces)
            if (auto *vxlan = std::get_if<VxlanSettings>(&interface.settings)) {
                vxlan->remotes.clear();
                vxlan->group = IpAddress::parse(u"239.1.1.42");
                ++vxlans;
            }
        QCOMPARE(vxlans, 2);
        RunningLab running;
        if (running.isRefused(lab))
            return;
        QCOMPARE(running.deploy(lab), QByteArray());
        QVERIFY(pings(s("VM1"), s("2.0.0.2")));
        const auto details = json(s("ip -n Host1 -d -j link show vxlan42")).first().toObject();
        QCOMPARE(details[u"linkinfo"].toObject()[u"info_data"].toObject()[u"group"].toString(), s("239.1.1.42"));
        LiveMachine host;
        QVERIFY(running.kernel->read(s("Host1"), kAllTables, host).ok());
        const MacAddress remote = *running.kernel->observe()->namespaces.at(s("VM2")).links.at(s("eth0")).mac;
        const bool learnt = std::ranges::any_of(host.fdb, [&](const auto &entry) {
            return entry.second.mac == remote && entry.second.bridge == s("vxlan42") &&
                   entry.second.remote == IpAddress::parse(u"1.0.0.2");
        });
        QVERIFY(learnt);
    }

    void aProgramIsTheOtherSideOfATap_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("tap") << int(TunSettings::Mode::Tap);
        QTest::newRow("tun") << int(TunSettings::Mode::Tun);
    }
    void aProgramIsTheOtherSideOfATap()
    {
        QFETCH(int, mode);
        auto opened = LinuxPlatform::open();
        QVERIFY(opened.ok());
        KernelState wanted;
        NamespaceState &vm = wanted.namespaces[s("VM1")];
        LinkState &link = vm.links[s("x0")];
        link.name = s("x0");
        link.settings = TunSettings{TunSettings::Mode(mode), 0};
        link.addresses = {*IpPrefix::parse(u"10.8.0.1/24")};
        if (!missingFeatures({KernelFeature::Tun}, (*opened)->features()).empty()) {
            QVERIFY(!failed(**opened, plan(wanted, {})).isEmpty());
            return;
        }
        QCOMPARE(failed(**opened, plan(wanted, {})), QByteArray());
        QCOMPARE(missing(**opened, wanted), QByteArray());
        QVERIFY(pings(s("VM1"), s("10.8.0.1")));
        const auto details = json(s("ip -n VM1 -d -j link show x0")).first().toObject();
        const QJsonObject data = details[u"linkinfo"].toObject()[u"info_data"].toObject();
        QCOMPARE(data[u"type"].toString(), mode == int(TunSettings::Mode::Tap) ? s("tap") : s("tun"));
        QCOMPARE(data[u"persist"].toBool(), true);
        QCOMPARE(data[u"multi_queue"].toBool(), false);
        QCOMPARE((*opened)->perform(DeleteLink{s("VM1"), s("x0")}).ok(), true);
    }
};

int main(int argc, char **argv)
{
    if (!enterOwnNamespaces())
        qFatal("no namespaces of our own: errno %d", errno);
    QCoreApplication application(argc, argv);
    LinuxOverlaysTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_linuxoverlays.moc"
