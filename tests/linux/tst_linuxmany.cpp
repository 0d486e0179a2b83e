// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/linuxplatform.h"
#include "tests/linux/ownnamespaces.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <poll.h>

using namespace toile;
using namespace toile::test;

namespace {

constexpr int kMany = 120;  // enough for the second thread, and for events to be listened to bit by bit

QString machine(int number)
{
    return QStringLiteral("M%1").arg(number, 3, 10, QLatin1Char('0'));
}

Plan machines()
{
    Plan steps;
    for (int i = 0; i < kMany; ++i)
        steps.push_back(CreateNamespace{machine(i)});
    return steps;
}

QStringList names()
{
    return QDir(QStringLiteral("/run/netns")).entryList(QDir::Files | QDir::System, QDir::Name);
}

}  // namespace

/// Many machines are made, read and listened to by shorter ways than a few, with the same result.
class LinuxManyTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<LinuxPlatform> m_kernel;

    /// How many steps were done.
    size_t perform(const Plan &steps)
    {
        m_kernel->expect(steps);
        size_t done = 0;
        while (done < steps.size() && m_kernel->perform(steps[done]))
            ++done;
        return done;
    }

    /// All that is told until nothing more is, and what of it is of `name`.
    LiveTables hear(const QString &name)
    {
        LiveTables heard;
        pollfd watch{m_kernel->eventDescriptor(), POLLIN, 0};
        while (::poll(&watch, 1, 200) > 0) {
            const auto events = m_kernel->takeEvents();
            if (const auto found = events.find(name); found != events.end())
                heard |= found->second;
        }
        return heard;
    }

private Q_SLOTS:
    void init()
    {
        auto kernel = LinuxPlatform::open();
        QVERIFY2(kernel, kernel ? "" : qPrintable(kernel.error().message));
        m_kernel = std::move(*kernel);
    }

    void cleanup()
    {
        m_kernel.reset();
        QCOMPARE(names(), QStringList());
    }

    void allAreMadeAndNamed()
    {
        QCOMPARE(perform(machines()), size_t(kMany));
        QCOMPARE(names().size(), kMany);
        const auto state = m_kernel->observe();
        QVERIFY(state);
        QCOMPARE(state->namespaces.size(), size_t(kMany));
        for (const int number : {0, 1, kMany / 2, kMany - 1}) {
            const QJsonArray links = json(QStringLiteral("ip -n %1 -j link show").arg(machine(number)));
            QCOMPARE(links.size(), 1);
            QVERIFY(links.first()[QStringLiteral("flags")].toArray().contains(QStringLiteral("UP")));
        }
    }

    /// What the second thread had made already goes with the step that is refused.
    void aRefusedOneLeavesNoneOfTheLater()
    {
        QFile taken(QStringLiteral("/run/netns/") + machine(50));
        QVERIFY(taken.open(QIODevice::WriteOnly));
        QCOMPARE(perform(machines()), size_t(50));
        const Result<> refused = m_kernel->perform(CreateNamespace{machine(50)});
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(machine(50)), qPrintable(refused.error().message));
        const auto state = m_kernel->observe();
        QVERIFY(state);
        QCOMPARE(state->namespaces.size(), size_t(50));
        QVERIFY(taken.remove());
        QCOMPARE(names().size(), 50);
        QCOMPARE(names().last(), machine(49));
    }

    /// The second thread begins with the last one, so that its refusal comes from there.
    void aRefusedOneMayBeAskedForAgain()
    {
        QFile taken(QStringLiteral("/run/netns/") + machine(kMany - 1));
        QVERIFY(taken.open(QIODevice::WriteOnly));
        QCOMPARE(perform(machines()), size_t(kMany - 1));
        QVERIFY(!m_kernel->perform(CreateNamespace{machine(kMany - 1)}));
        QVERIFY(taken.remove());
        QVERIFY(m_kernel->perform(CreateNamespace{machine(kMany - 1)}));
        QCOMPARE(names().size(), kMany);
    }

    void oneThatExistsIsNotMadeAgain()
    {
        QVERIFY(m_kernel->perform(CreateNamespace{machine(0)}));
        QCOMPARE(perform(machines()), size_t(0));
        QVERIFY(m_kernel->observe());
        QCOMPARE(names(), QStringList{machine(0)});
    }

    /// A plan that is never performed leaves nothing.
    void whatIsExpectedAndDoesNotComeIsLetGo()
    {
        m_kernel->expect(machines());
        const auto state = m_kernel->observe();
        QVERIFY(state);
        QVERIFY(state->namespaces.empty());
        QCOMPARE(names(), QStringList());
    }

    void theirConfigurationIsKnownAtOnceAndTheRestSoon()
    {
        m_kernel->takeEvents();  // somebody listens from now on
        Plan steps = machines();
        steps.push_back(CreateVeth{{machine(0), QStringLiteral("eth0"), {}, 0, {}, true},
                                   {machine(1), QStringLiteral("eth0"), {}, 0, {}, true}});
        QCOMPARE(perform(steps), steps.size());
        QVERIFY(m_kernel->observe());
        LiveMachine first;
        QVERIFY(m_kernel->read(machine(0), kAllTables, first));
        QCOMPARE(first.links.count(QStringLiteral("eth0")), size_t(1));
        // All of each is told as changed when its events begin to be heard.
        QCOMPARE(hear(machine(kMany - 1)), kAllTables);
        QCOMPARE(runIn(machine(kMany - 1), QStringLiteral("ip addr add 9.9.9.9/32 dev lo")).status, 0);
        QVERIFY(hear(machine(kMany - 1)).testFlag(LiveTable::Links));
        LiveMachine last;
        QVERIFY(m_kernel->read(machine(kMany - 1), kAllTables, last));
        QVERIFY(!last.links.at(QStringLiteral("lo")).config.addresses.empty());
    }

    /// What was read when the plan was verified is shown for a moment only; then it is read anew.
    void whatWasReadLongAgoIsNotTold()
    {
        m_kernel->takeEvents();
        QCOMPARE(perform(machines()), size_t(kMany));
        QVERIFY(m_kernel->observe());
        QCOMPARE(runIn(machine(7), QStringLiteral("ip addr add 9.9.9.9/32 dev lo")).status, 0);
        const auto knowsTheAddress = [&] {
            LiveMachine tables;
            if (!m_kernel->read(machine(7), kAllTables, tables))
                return false;
            const auto &addresses = tables.links[QStringLiteral("lo")].config.addresses;
            return std::any_of(addresses.begin(), addresses.end(), [](const IpPrefix &address) {
                return address.address.toString() == QStringLiteral("9.9.9.9");
            });
        };
        QTRY_VERIFY(knowsTheAddress());
    }
};

int main(int argc, char **argv)
{
    if (!enterOwnNamespaces())
        qFatal("no namespaces of one's own");
    QCoreApplication application(argc, argv);
    LinuxManyTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_linuxmany.moc"
