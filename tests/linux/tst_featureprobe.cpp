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
    case KernelFeature::Vlan:
        return QStringLiteral("ip link add link lower0 name v0 type vlan id 5");
    case KernelFeature::VlanFiltering:
        return QStringLiteral("ip link add v0 type bridge vlan_filtering 1");
    case KernelFeature::Vxlan:
        return QStringLiteral("ip link add v0 type vxlan id 5 dstport 4789");
    case KernelFeature::Tun:
        return QStringLiteral("ip tuntap add v0 mode tap");
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
        QCOMPARE(run(QStringLiteral("ip link add lower0 type veth peer name lower1")).status, 0);
        const bool claimed = std::count(probed->begin(), probed->end(), feature) == 1;
        QCOMPARE(run(attempt(feature)).status == 0, claimed);
        QCOMPARE(run(QStringLiteral("ip link del lower0")).status, 0);
        run(QStringLiteral("ip link del v0"));
    }

    void leavesNothingBehind()
    {
        const QString before = run(QStringLiteral("ip link")).output;
        QVERIFY(probeFeatures().ok());
        QCOMPARE(run(QStringLiteral("ip link")).output, before);
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
