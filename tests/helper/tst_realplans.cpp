// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/executor.h"
#include "core/linux/linuxplatform.h"
#include "tests/linux/ownnamespaces.h"
#include "tests/support/kernelstates.h"

#include <QTest>

#include <cerrno>
#include <cstring>

using namespace toile;
using namespace toile::test;

namespace {

/// SW with br0 and as many machines at it, the last with the lowest MAC; the bridge's MAC and MTU are not drawn.
KernelState switchWith(int machines)
{
    KernelState state;
    addBridge(state, "SW", "br0");
    for (int i = 1; i <= machines; ++i) {
        const QByteArray port = "p" + QByteArray::number(i);
        const QByteArray machine = "M" + QByteArray::number(i);
        addCable(state, "SW", port.constData(), machine.constData(), "e");
        LinkState &link = test::link(state, "SW", port.constData());
        link.master = text("br0");
        link.mac = MacAddress({2, 0, 0, 0, 0, quint8(0x50 - i)});
        link.mtu = 1500 - 10 * i;
    }
    return state;
}

QString told(const ExecutionReport &report)
{
    return report.error.message + u' ' + report.error.kernelText;
}

}  // namespace

/// Plans and rollback against the real kernel, with what the kernel or a person changes beside them.
class RealPlansTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<LinuxPlatform> m_kernel;

    /// Deploys as a client does: plans from what is observed.
    ExecutionReport deploy(const KernelState &wanted)
    {
        const auto now = m_kernel->observe();
        return now ? execute(*m_kernel, plan(wanted, *now)) : ExecutionReport{false, -1, now.error(), false};
    }

private Q_SLOTS:
    void init()
    {
        auto opened = LinuxPlatform::open();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_kernel = std::move(*opened);
    }
    void cleanup() { m_kernel.reset(); }

    void undrawnMacAndMtuOfABridgeFollowItsPorts()
    {
        for (const int machines : {1, 2, 3, 1, 2}) {
            const ExecutionReport report = deploy(switchWith(machines));
            QVERIFY2(report.ok, qPrintable(told(report)));
        }
        QCOMPARE(runIn(text("SW"), text("ip link del p2")).status, 0);
        const ExecutionReport again = deploy(switchWith(2));
        QVERIFY2(again.ok, qPrintable(told(again)));
    }

    void rollbackLeavesABridgeFollowingItsPorts()
    {
        QVERIFY(deploy(switchWith(1)).ok);
        const auto before = m_kernel->observe();
        KernelState wanted = switchWith(2);
        wanted.namespaces.at(text("M2")).routes = {route("9.0.0.0/8", "8.8.8.8", "e")};
        const ExecutionReport report = deploy(wanted);
        QVERIFY(!report.ok);
        QVERIFY(report.rolledBack);
        const auto after = m_kernel->observe();
        QVERIFY(before && after && *before == *after);
        QVERIFY(deploy(switchWith(2)).ok);
        const auto now = m_kernel->observe();
        QCOMPARE(now->namespaces.at(text("SW")).links.at(text("br0")).mac, MacAddress({2, 0, 0, 0, 0, 0x50 - 2}));
    }
};

int main(int argc, char **argv)
{
    if (!enterOwnNamespaces()) {
        qCritical("no namespaces: %s", std::strerror(errno));
        return 1;
    }
    QCoreApplication application(argc, argv);
    RealPlansTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_realplans.moc"
