// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/cardsearch.h"
#include "resources/assets.h"
#include "tests/system/ownmachine.h"
#include "tests/system/realcard.h"
#include "tests/system/uplinklab.h"

#include <QTest>

#include <sys/stat.h>

#include <csignal>

using namespace toile;
using namespace toile::test;

namespace {

constexpr int kPatience = 30000;
/// Into a namespace that no path leads to any more.
const QString kHide = QStringLiteral("set -e; ip netns add x; ip link set eth0 netns x\n"
                                     "mount -t tmpfs none /run/netns; sleep 1000 >/dev/null 2>&1 &");

/// Until the program that was started last is in a network namespace of its own.
const QString kUntilApart =
    QStringLiteral("while [ \"$(readlink /proc/$!/ns/net)\" = \"$(readlink /proc/$$/ns/net)\" ]\n"
                   "do sleep 0.02; done\n");

QByteArray addresses()
{
    return command(QStringLiteral("ip -br addr"));
}

/// Processes that wait to give cards back.
QByteArray guards()
{
    return command(QStringLiteral("pgrep -f -- '[-]-card-guard'"));
}

QByteArray difference(const QByteArray &before, const QByteArray &now)
{
    writeFile(QStringLiteral("/run/before"), before);
    writeFile(QStringLiteral("/run/now"), now);
    return command(QStringLiteral("diff /run/before /run/now"));
}

}  // namespace

/// A lent card that is no longer where it was put, or cannot be what it was; and what is said of it.
class CardReturnTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aCardThatWasMovedOnIsFound_data();
    void aCardThatWasMovedOnIsFound();
    void aMovedCardGoesBackWhateverEnds_data();
    void aMovedCardGoesBackWhateverEnds();
    void aCardThatIsKeptEndsTheLab();
    void aCardThatIsKeptIsToldOf();
    void aCardThatComesByItselfIsRestored();
    void anotherOfItsNameIsToldOf();
    void aKilledServiceIsAvenged_data();
    void aKilledServiceIsAvenged();
    void aGuardIsReplaced();
    void allThatIsCutIsSaid();
    void aSearchHasAnEnd();

private:
    void start(const char *seconds);
    void restored();
    void comesByItself();

    QByteArray m_before;
    std::unique_ptr<ServiceProcess> m_service;
};

void CardReturnTest::initTestCase()
{
    useAssets();
    QCOMPARE(::mkdir("/run/roots", 0700), 0);
}

void CardReturnTest::start(const char *seconds)
{
    m_service.reset();
    m_service = std::make_unique<ServiceProcess>(QStringList(), QStringList{QStringLiteral("--virtual-cards"),
                                                                            QStringLiteral("--confirm-within"),
                                                                            QString::fromLatin1(seconds)});
    QVERIFY(m_service->start());
}

/// A card of its own for each.
void CardReturnTest::init()
{
    QVERIFY(makeRealCard());
    QTRY_VERIFY(!command(QStringLiteral("ip addr")).contains("tentative"));
    m_before = networkState();
    start("3000");
}

void CardReturnTest::cleanup()
{
    if (m_service)
        m_service->terminate();
    m_service.reset();
    (void)command(QStringLiteral("for i in eth0 eth0_0; do ip link del $i; done; ip netns del world\n"
                                 "ip rule del priority 500; ip route del 10.6.0.0/16"));
    QTRY_VERIFY(!isInTheMachine());
    QVERIFY(!command(QStringLiteral("ls /run/toile/cards")).contains("eth0"));
    QTRY_COMPARE(guards(), QByteArray());
}

void CardReturnTest::restored()
{
    QCOMPARE(difference(m_before, networkStateOnceItIs(m_before)), QByteArray());
}

void CardReturnTest::aCardThatWasMovedOnIsFound_data()
{
    QTest::addColumn<QString>("script");
    QTest::newRow("to another machine") << QStringLiteral("ip link set eth0 netns VM1 name stolen0");
    QTest::newRow("to a program") << QStringLiteral("unshare -n sleep 1000 >/dev/null 2>&1 &\n") + kUntilApart +
                                         QStringLiteral("ip link set eth0 netns $! name stolen0");
    QTest::newRow("to a name") << QStringLiteral(
        "ip netns add x; ip link set eth0 netns x; sleep 1000 >/dev/null 2>&1 &");
    QTest::newRow("to a descriptor") << QStringLiteral("ip netns add x; ip link set eth0 netns x\n"
                                                       "exec 9</run/netns/x; sleep 1000 >/dev/null 2>&1 &\n"
                                                       "ip netns del x; exec 9<&-");
    QTest::newRow("further within") << QStringLiteral("unshare -Urn sleep 1000 >/dev/null 2>&1 &\n") + kUntilApart +
                                           QStringLiteral("ip link set eth0 netns $!");
}

void CardReturnTest::aCardThatWasMovedOnIsFound()
{
    QFETCH(QString, script);
    auto lab = deployUplink();
    QVERIFY(!isInTheMachine());
    const QByteArray said = runIn(*lab.client, QStringLiteral("Host1"), QStringLiteral("set -e; ") + script);
    QCOMPARE(said, QByteArray());
    QVERIFY(runIn(*lab.client, QStringLiteral("Host1"), QStringLiteral("ip link show eth0")).contains("not exist"));
    const QString back = typed({QStringLiteral("revert"), kUplinkLab});
    QCOMPARE(back, QStringLiteral("eth0 is back, as it was before.\n0"));
    restored();
}

void CardReturnTest::aMovedCardGoesBackWhateverEnds_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"time", "lab", "service"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void CardReturnTest::aMovedCardGoesBackWhateverEnds()
{
    QFETCH(QString, what);
    if (what == QLatin1String("time"))
        start("3");
    auto lab = deployUplink();
    QVERIFY(!isInTheMachine());
    QCOMPARE(runIn(*lab.client, QStringLiteral("Host1"), QStringLiteral("ip link set eth0 netns VM1 name stolen0")),
             QByteArray());
    if (what == QLatin1String("lab"))
        lab.client->send(Undeploy{});
    if (what == QLatin1String("service"))
        m_service->terminate();
    QTRY_VERIFY_WITH_TIMEOUT(isInTheMachine(), kPatience);
    restored();
}

/// As hardware does when the last namespace that it was in has ended: bare, at a time of its own.
void CardReturnTest::comesByItself()
{
    QTRY_VERIFY(command(QStringLiteral("ip -n world link show out")).contains("not exist"));
    QCOMPARE(command(QStringLiteral("ip link add eth0 address 02:5c:00:00:00:01 type veth peer name out netns world\n"
                                    "ip -n world link set out up")),
             QByteArray());
    QTRY_VERIFY_WITH_TIMEOUT(command(QStringLiteral("ip route")).contains("default via 192.168.77.1 dev eth0"),
                             kPatience);
    QVERIFY2(addresses().contains("192.168.77.20/24") && addresses().contains("fd77::20/64"), addresses());
}

void CardReturnTest::aCardThatIsKeptEndsTheLab()
{
    start("3");
    auto lab = deployUplink();
    QVERIFY(!isInTheMachine());
    QCOMPARE(runIn(*lab.client, QStringLiteral("Host1"), kHide), QByteArray());
    QTRY_COMPARE_WITH_TIMEOUT(ServiceProcess::labsOf(0), QStringList(), kPatience);
    comesByItself();
}

void CardReturnTest::aCardThatIsKeptIsToldOf()
{
    auto lab = deployUplink();
    QVERIFY(!isInTheMachine());
    QCOMPARE(runIn(*lab.client, QStringLiteral("Host1"), kHide), QByteArray());
    for (const char *word : {"revert", "confirm"}) {
        const QString told = typed({QString::fromLatin1(word), kUplinkLab});
        QVERIFY2(told.contains(QStringLiteral("eth0 is not back yet")) && told.endsWith(u'3'), qPrintable(told));
    }
    QVERIFY(command(QStringLiteral("ls /run/toile/cards")).contains("eth0.card"));
    lab.client->send(Undeploy{});
    QTRY_COMPARE_WITH_TIMEOUT(ServiceProcess::labsOf(0), QStringList(), kPatience);
    comesByItself();
}

void CardReturnTest::aCardThatComesByItselfIsRestored()
{
    auto lab = deployUplink();
    QCOMPARE(runIn(*lab.client, QStringLiteral("Host1"), QStringLiteral("ip link del eth0")), QByteArray());
    comesByItself();
    QTRY_VERIFY_WITH_TIMEOUT(!cardOf(*lab.client)->here, kPatience);
}

void CardReturnTest::anotherOfItsNameIsToldOf()
{
    auto lab = deployUplink();
    QVERIFY(!isInTheMachine());
    QCOMPARE(command(QStringLiteral("ip link add eth0 type bridge")), QByteArray());
    const QString back = typed({QStringLiteral("revert"), kUplinkLab});
    QVERIFY2(back.contains(QStringLiteral("eth0 is back, but is called eth0_0 now")), qPrintable(back));
    QVERIFY2(back.contains(QStringLiteral("ip link set eth0_0 name eth0 (File exists)")), qPrintable(back));
    QVERIFY2(back.endsWith(u'3') && !back.contains(QStringLiteral("as it was before")), qPrintable(back));
    QVERIFY2(addresses().contains("eth0_0@") && addresses().contains("192.168.77.20/24"), addresses());
    QCOMPARE(command(QStringLiteral("ip route show default")).trimmed(),
             QByteArray("default via 192.168.77.1 dev eth0_0 proto static metric 100"));
}

void CardReturnTest::aKilledServiceIsAvenged_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"the front alone", "with its helpers", "by its name"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

/// Nobody starts it again.
void CardReturnTest::aKilledServiceIsAvenged()
{
    QFETCH(QString, what);
    auto lab = deployUplink();
    QVERIFY(!isInTheMachine());
    if (what == QLatin1String("by its name")) {
        (void)command(QStringLiteral("pkill -9 toiled"));
        QTRY_COMPARE_WITH_TIMEOUT(m_service->process().state(), QProcess::NotRunning, kPatience);
    } else {
        m_service->kill(what == QLatin1String("with its helpers"));
    }
    QTRY_VERIFY_WITH_TIMEOUT(isInTheMachine(), kPatience);
    restored();
    QTRY_COMPARE_WITH_TIMEOUT(guards(), QByteArray(), kPatience);
}

void CardReturnTest::aGuardIsReplaced()
{
    auto lab = deployUplink();
    const QByteArray first = guards();
    QCOMPARE(first.count('\n'), 1);
    ::kill(first.trimmed().toInt(), SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(guards() != first && guards().count('\n') == 1, kPatience);
    m_service->kill();
    QTRY_VERIFY_WITH_TIMEOUT(isInTheMachine(), kPatience);
    restored();
}

void CardReturnTest::allThatIsCutIsSaid()
{
    QCOMPARE(command(QStringLiteral("ip route add default via 192.168.77.7 dev eth0 onlink metric 200\n"
                                    "ip -6 route add default via fd77::1 proto ra\n"
                                    "ip route add 10.50.0.0/16 via 192.168.77.9 mtu 1400\n"
                                    "ip route add 10.60.0.0/16 nexthop via 192.168.77.3 nexthop via 192.168.77.4")),
             QByteArray());
    const QString told = typed({QStringLiteral("deploy"), kUplinkLab});
    for (const char *part : {"default route via 192.168.77.1,", "default route via 192.168.77.7,",
                             "default route via fd77::1,", "10.50.0.0/16", "10.60.0.0/16", "10.9.0.0/16"})
        QVERIFY2(told.contains(QLatin1String(part)), qPrintable(told));
    const QString waits = told.section(QStringLiteral("does not come along"), 1).section(u'\n', 0, 0);
    for (const char *part : {"fd77::20/64", "default via 192.168.77.7 metric 200 onlink", "default via fd77::1",
                             "10.50.0.0/16 via 192.168.77.9 mtu 1400", "10.60.0.0/16 nexthop via 192.168.77.3"})
        QVERIFY2(waits.contains(QLatin1String(part)), qPrintable(told));
    QVERIFY2(!waits.contains(QStringLiteral("10.9.0.0/16")), qPrintable(waits));
}

/// However much there is to be searched.
void CardReturnTest::aSearchHasAnEnd()
{
    auto lab = ServiceProcess::open(kAnn, QStringLiteral("search"));
    QVERIFY(deploy(*lab.client, oneMachine()));
    int seen = 0;
    const auto count = [&seen](int) {
        ++seen;
        return false;
    };
    QVERIFY(visitNetworkSpacesOf(kAnn, std::chrono::seconds(30), count));
    QVERIFY(seen > 1);  // the helper's own, and the machine's
    seen = 0;
    QVERIFY(!visitNetworkSpacesOf(kAnn, std::chrono::milliseconds(0), count));
    QCOMPARE(seen, 0);
}

int main(int argc, char **argv)
{
    if (!enterOwnMachine(argc, argv))
        return 1;
    QCoreApplication application(argc, argv);
    CardReturnTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_cardreturn.moc"
