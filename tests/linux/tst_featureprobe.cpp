// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/featureprobe.h"
#include "tests/linux/ownnamespaces.h"

#include <QTest>

using namespace toile;
using namespace toile::test;

namespace {

/// The commands that a student would try; they must work exactly when the probe says so.
QString attempt(KernelFeature feature)
{
    switch (feature) {
    case KernelFeature::Veth:
        return QStringLiteral("ip link add v0 type veth peer name v1");
    case KernelFeature::Bridge:
        return QStringLiteral("ip link add v0 type bridge");
    case KernelFeature::Vlan:
        return QStringLiteral("ip link add link lower0 name v0 type vlan id 5");
    case KernelFeature::VlanFiltering:
        return QStringLiteral("ip link add v0 type bridge vlan_filtering 1");
    case KernelFeature::Vxlan:
        return QStringLiteral("ip link add v0 type vxlan id 5 dstport 4789");
    case KernelFeature::Tun:
        return QStringLiteral("ip tuntap add v0 mode tap");
    case KernelFeature::Firewall:
        return QStringLiteral("iptables -A FORWARD -p icmp -j REJECT");
    case KernelFeature::Conntrack:
        return QStringLiteral("iptables -A FORWARD -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT");
    case KernelFeature::Nat:
        return QStringLiteral("iptables -t nat -A POSTROUTING -j MASQUERADE");
    case KernelFeature::Uplink:  // nothing of the kernel: whether somebody lends cards
        break;
    }
    return QStringLiteral("false");
}

}  // namespace

class FeatureProbeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithWhatCanBeMade_data()
    {
        QTest::addColumn<KernelFeature>("feature");
        for (const KernelFeature feature : kKernelFeatures)
            QTest::newRow(qPrintable(featureName(feature))) << feature;
    }
    void agreesWithWhatCanBeMade()
    {
        QFETCH(KernelFeature, feature);
        const auto probed = probeFeatures();
        QVERIFY(probed.ok());
        run(QStringLiteral("ip link add lower0 type veth peer name lower1"));
        const bool claimed = std::count(probed->begin(), probed->end(), feature) == 1;
        QCOMPARE(run(attempt(feature)).status == 0, claimed);
        for (const char *made : {"ip link del lower0", "ip link del v0", "nft flush ruleset"})
            run(QLatin1String(made));
    }

    /// In a kernel from which a module was taken, as the tests of the micro-VM do.
    void whatTheKernelLacksIsNotClaimed()
    {
        const auto probed = probeFeatures();
        QVERIFY(probed.ok());
        const QByteArray without = qgetenv("TOILE_WITHOUT");
        const auto claims = [&](KernelFeature feature) { return std::ranges::count(*probed, feature) == 1; };
        QCOMPARE(claims(KernelFeature::Firewall), without != "nf_tables");
        QCOMPARE(claims(KernelFeature::Conntrack), without != "nf_tables");
        QCOMPARE(claims(KernelFeature::Nat), without.isEmpty());
    }

    void leavesNothingBehind()
    {
        const auto look = [] {
            return run(QStringLiteral("ip link")).output + run(QStringLiteral("nft list ruleset")).output;
        };
        const QString before = look();
        QVERIFY(probeFeatures().ok());
        QCOMPARE(look(), before);
    }
};

int main(int argc, char **argv)
{
    if (!enterOwnNamespaces())
        qFatal("no namespaces of our own: errno %d", errno);
    QCoreApplication application(argc, argv);
    FeatureProbeTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_featureprobe.moc"
