// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/describe.h"
#include "core/kernel/plan.h"
#include "core/lab/labfile.h"
#include "core/lab/lower.h"
#include "core/linux/linuxplatform.h"
#include "tests/linux/ownnamespaces.h"
#include "tests/support/randomtopology.h"

#include <QTest>

using namespace toile;
using namespace toile::test;

namespace {
/// Without what two deploys of one drawing may differ in: MAC addresses that the kernel throws dice for.
KernelState withoutUnwished(KernelState state)
{
    for (auto &[ns, machine] : state.namespaces)
        for (auto &[name, link] : machine.links)
            link.mac.reset();
    return normalized(state);
}

QByteArray told(const Plan &steps)
{
    QStringList lines;
    for (const Step &step : steps)
        lines += commands(step);
    return lines.join(u'\n').toUtf8();
}

/// Empty, or the step that failed and why.
QByteArray performAll(LinuxPlatform &kernel, const Plan &steps)
{
    for (const Step &step : steps)
        if (const Result<> done = kernel.perform(step); !done)
            return (commands(step).join(u'\n') + QStringLiteral(" | ") + done.error().message + u' ' +
                    done.error().kernelText)
                .toUtf8();
    return {};
}
}  // namespace

/// deploy, observe, equals what was wanted; edit, deploy the difference, equals a fresh deploy; undeploy, nothing left.
class LinuxDeployTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void randomDrawings_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 25; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void randomDrawings()
    {
        QFETCH(quint32, seed);
        RandomLimits limits;
        limits.namedGateways = true;
        RandomTopology random(seed, limits);
        const Topology drawn = random.next();
        const Topology edited = random.edited(drawn);
        auto kernel = LinuxPlatform::open();
        QVERIFY(kernel);

        QByteArray failed = performAll(**kernel, plan(lower(drawn), KernelState()));
        QVERIFY2(failed.isEmpty(), failed.constData());
        auto seen = (*kernel)->observe();
        QVERIFY(seen);
        QVERIFY(satisfies(*seen, lower(drawn)));

        failed = performAll(**kernel, plan(lower(edited), *seen));
        QVERIFY2(failed.isEmpty(), failed.constData());
        seen = (*kernel)->observe();
        QVERIFY(seen);
        QVERIFY(satisfies(*seen, lower(edited)));

        LinuxPlatform::Options unnamed;
        unnamed.nameFolder.clear();
        auto fresh = LinuxPlatform::open(unnamed);
        QVERIFY(fresh);
        failed = performAll(**fresh, plan(lower(edited), KernelState()));
        QVERIFY2(failed.isEmpty(), failed.constData());
        const auto freshlySeen = (*fresh)->observe();
        QVERIFY(freshlySeen);
        const KernelState changed = withoutUnwished(*seen);
        const KernelState anew = withoutUnwished(*freshlySeen);
        QVERIFY2(changed == anew, told(plan(anew, changed)).constData());

        failed = performAll(**kernel, plan(KernelState(), *seen));
        QVERIFY2(failed.isEmpty(), failed.constData());
        QVERIFY((*kernel)->observe()->namespaces.empty());
        QCOMPARE(run(QStringLiteral("ip netns list")).output, QString());
    }

    /// Linux takes these addresses and makes no route to their networks: none of them is lost then.
    void anAddressThatBringsNoRouteLosesNone()
    {
        const LoadedLab lab = parseLab(R"({"toile": 1, "name": "x", "machines": [
            {"name": "A", "kind": "pc", "interfaces": [{"name": "eth0", "addresses": ["224.0.0.1/24", "9.0.0.1/8"]}]},
            {"name": "B", "kind": "pc", "interfaces": [{"name": "eth0", "addresses": ["9.0.0.2/32"]}]}],
            "cables": [["A:eth0", "B:eth0"]]})");
        QVERIFY2(lab.ok(), qPrintable(formatProblems(QStringLiteral("lab"), lab.problems)));
        const KernelState wanted = lower(lab.document.topology());
        auto kernel = LinuxPlatform::open();
        QVERIFY(kernel);
        const QByteArray failed = performAll(**kernel, plan(wanted, KernelState()));
        QVERIFY2(failed.isEmpty(), failed.constData());
        const auto seen = (*kernel)->observe();
        QVERIFY(seen);
        QVERIFY2(satisfies(*seen, wanted), told(plan(wanted, *seen)).constData());
        QCOMPARE(runIn(QStringLiteral("A"), QStringLiteral("ip route")).output,
                 QStringLiteral("9.0.0.0/8 dev eth0 proto kernel scope link src 9.0.0.1 \n"));
    }

    /// As a person inside a machine deletes it with `ip netns`: the machine is still there, so it keeps its name.
    void aNameThatWasDeletedComesBack()
    {
        auto kernel = LinuxPlatform::open();
        QVERIFY(kernel);
        QVERIFY(performAll(**kernel, {CreateNamespace{QStringLiteral("A")}, CreateNamespace{QStringLiteral("B")}})
                    .isEmpty());
        QCOMPARE(run(QStringLiteral("unshare --mount ip netns delete B")).status, 0);
        QCOMPARE(run(QStringLiteral("ip netns list")).output, QStringLiteral("A\n"));
        QVERIFY((*kernel)->observe());
        QCOMPARE(run(QStringLiteral("ip netns list")).output, QStringLiteral("B\nA\n"));
        QCOMPARE(runIn(QStringLiteral("B"), QStringLiteral("ip -br link show lo")).status, 0);
        (*kernel)->removeAll();
        QCOMPARE(run(QStringLiteral("ip netns list")).output, QString());
    }

    void removeAllLeavesNothing()
    {
        const QString before = run(QStringLiteral("ip -j link")).output;
        auto kernel = LinuxPlatform::open();
        QVERIFY(kernel);
        QVERIFY(performAll(**kernel, plan(lower(RandomTopology(7).next()), KernelState())).isEmpty());
        QVERIFY(!run(QStringLiteral("ip netns list")).output.isEmpty());
        (*kernel)->removeAll();
        QVERIFY((*kernel)->machines().empty());
        QCOMPARE(run(QStringLiteral("ip netns list")).output, QString());
        QCOMPARE(run(QStringLiteral("ip -j link")).output, before);
        // and again, in the folder that is no mount any more
        QVERIFY((*kernel)->perform(CreateNamespace{QStringLiteral("again")}));
        QCOMPARE(run(QStringLiteral("ip netns list")).output, QStringLiteral("again\n"));
        (*kernel)->removeAll();
        QCOMPARE(run(QStringLiteral("ip netns list")).output, QString());
    }
};

int main(int argc, char **argv)
{
    if (!enterOwnNamespaces())
        qFatal("no namespaces of our own: errno %d", errno);
    QCoreApplication application(argc, argv);
    LinuxDeployTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_linuxdeploy.moc"
