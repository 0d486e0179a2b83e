// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/plan.h"
#include "core/lab/labfile.h"
#include "core/lab/lower.h"
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
const QString kLab = kUplinkLab;

/// The card comes down into a machine that is there.
CreateLink takesTheCard()
{
    CreateLink take;
    take.ns = QStringLiteral("Host1");
    take.link.name = QStringLiteral("eth0");
    take.link.settings = UplinkSettings{QStringLiteral("eth0")};
    take.link.up = false;
    return take;
}

}  // namespace

/// Case 2.3 for real: the machine's eth0 in a lab, and back exactly as it was, whatever ends.
class UplinkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theLabReachesTheRealNetwork();
    void anUnconfirmedCardGoesBack();
    void aConfirmedCardStays();
    void aCardIsTakenBackOnDemand();
    void whatAStudentSetOfTheHardwareIsUndone();
    void aCardGoesBackWithItsStep();
    void aFailedPlanGivesItBack();
    void aKilledHelperGivesItBack();
    void aKilledServiceGivesItBackWhenItStartsAgain_data();
    void aKilledServiceGivesItBackWhenItStartsAgain();
    void theServiceGivesItBackAtItsEnd();
    void membersOfTheGroupGetNone();
    void theAdministratorIsAskedEachTime();
    void whoMayRunNoLabsIsAskedForOnce_data();
    void whoMayRunNoLabsIsAskedForOnce();
    void whatCannotBeLentIsRefused_data();
    void whatCannotBeLentIsRefused();
    void anotherLabIsTold();
    void whoManagesItIsTold();
    void toilectlSaysItBeforeAndConfirms();

private:
    void start(const char *seconds);
    void restored();

    QByteArray m_before;
    std::unique_ptr<ServiceProcess> m_service;
    std::optional<FakePkcheck> m_pkcheck;
};

void UplinkTest::initTestCase()
{
    useAssets();
    QVERIFY(makeRealCard());
    QCOMPARE(::mkdir("/run/roots", 0700), 0);
    QTRY_VERIFY(!command(QStringLiteral("ip addr")).contains("tentative"));
    m_before = networkState();
    QVERIFY(m_before.contains("192.168.77.20/24") && m_before.contains("rp_filter:2"));
}

void UplinkTest::start(const char *seconds)
{
    m_service.reset();
    m_service = std::make_unique<ServiceProcess>(QStringList(), QStringList{QStringLiteral("--virtual-cards"),
                                                                            QStringLiteral("--confirm-within"),
                                                                            QString::fromLatin1(seconds)});
    QVERIFY(m_service->start());
}

void UplinkTest::init()
{
    start("3000");
}

void UplinkTest::cleanup()
{
    m_pkcheck.reset();
    m_service->terminate();
    m_service.reset();
    restored();
}

void UplinkTest::restored()
{
    QCOMPARE(QString::fromUtf8(networkStateOnceItIs(m_before)), QString::fromUtf8(m_before));
    QVERIFY(!command(QStringLiteral("ls /run/toile/cards 2>/dev/null")).contains("eth0"));
}

void UplinkTest::theLabReachesTheRealNetwork()
{
    auto lab = deployUplink();
    QVERIFY2(lab.client->count<Applied>() == 1 && lab.client->last<Applied>().ok,
             qPrintable(lab.client->last<Applied>().error.message + lab.client->last<Failed>().error.message));
    QVERIFY(!isInTheMachine());
    HelperClient &client = *lab.client;
    const auto pings = [&](const char *from, const char *to) {
        const QString ping = QStringLiteral("ping -n -c1 -W2 %1 >/dev/null && echo answer").arg(QLatin1String(to));
        const QString machine = QString::fromLatin1(from);
        return runIn(client, machine, ping + QStringLiteral(" || ") + ping).contains("answer");
    };
    QVERIFY(pings("VM1", "1.0.0.2"));  // a host of the real network, on the VMs' own
    QVERIFY(pings("VM2", "1.0.0.1"));
    QVERIFY(pings("Host1", "192.168.77.1"));  // by the address that came along
    QVERIFY(pings("Host1", "203.0.113.9"));   // and by its default route
    const QByteArray addresses = runIn(client, QStringLiteral("Host1"), QStringLiteral("ip -4 -br addr; ip route"));
    QVERIFY2(!addresses.contains("dev eth0"), addresses);
    QVERIFY2(addresses.contains("default via 192.168.77.1 dev br0 metric 100"), addresses);
    QVERIFY2(command(QStringLiteral("ping -n -c1 -W1 192.168.77.1")).contains("unreachable"), "the machine is cut off");
    QVERIFY(cardOf(client)->here);
    client.send(Undeploy{});
    QTRY_COMPARE_WITH_TIMEOUT(client.count<Bye>(), 1, kPatience);
    QVERIFY(isInTheMachine());  // before anybody is told that the lab is gone
}

void UplinkTest::anUnconfirmedCardGoesBack()
{
    start("1");
    auto lab = deployUplink();
    QVERIFY(lab.client->last<Applied>().ok);
    QTRY_VERIFY_WITH_TIMEOUT(isInTheMachine(), kPatience);
    restored();
    QTRY_VERIFY_WITH_TIMEOUT(cardOf(*lab.client) && !cardOf(*lab.client)->here, kPatience);
    // The lab goes on without it, and may have it again.
    QCOMPARE(ServiceProcess::labsOf(0), QStringList{kLab});
    QCOMPARE(
        runIn(*lab.client, QStringLiteral("Host1"), QStringLiteral("ip -br link show dev eth0 2>&1")).contains("eth0 "),
        false);
    auto again = ServiceProcess::open(0, kLab);
    QVERIFY(deploy(*again.client, {takesTheCard()}));
    QVERIFY(!isInTheMachine());
}

void UplinkTest::aConfirmedCardStays()
{
    start("2");
    auto lab = deployUplink();
    QVERIFY(lab.client->last<Applied>().ok);
    QTRY_VERIFY_WITH_TIMEOUT(cardOf(*lab.client) && cardOf(*lab.client)->confirmWithin > 0, kPatience);
    lab.client->send(ConfirmCards{});
    QTRY_VERIFY_WITH_TIMEOUT(cardOf(*lab.client)->here && cardOf(*lab.client)->confirmWithin == -1, kPatience);
    QVERIFY(!QTest::qWaitFor([] { return isInTheMachine(); }, 3000));
}

void UplinkTest::aCardIsTakenBackOnDemand()
{
    auto lab = deployUplink();
    QVERIFY(!isInTheMachine());
    lab.client->send(RevertCards{});
    QTRY_VERIFY_WITH_TIMEOUT(cardOf(*lab.client) && !cardOf(*lab.client)->here, kPatience);
    restored();
}

void UplinkTest::whatAStudentSetOfTheHardwareIsUndone()
{
    auto lab = deployUplink();
    QVERIFY(!isInTheMachine());
    const QByteArray set =
        runIn(*lab.client, QStringLiteral("Host1"),
              QStringLiteral("ethtool -K eth0 tso on tx-checksum-ip-generic off gro on && ethtool -L eth0 rx 4 tx 1\n"
                             "ethtool -k eth0; ethtool -l eth0"));
    QVERIFY2(set.contains("\ntcp-segmentation-offload: on") || set.contains("tx-checksum-ip-generic: off"), set);
    QVERIFY2(set.contains("RX:\t\t4"), set);
    lab.client->send(RevertCards{});
    QTRY_VERIFY_WITH_TIMEOUT(isInTheMachine(), kPatience);
    restored();
}

void UplinkTest::aCardGoesBackWithItsStep()
{
    auto lab = deployUplink();
    QVERIFY(!isInTheMachine());
    QVERIFY(deploy(*lab.client, {DeleteLink{QStringLiteral("Host1"), QStringLiteral("eth0"), QStringLiteral("eth0")}}));
    QVERIFY(isInTheMachine());
    restored();
}

void UplinkTest::aFailedPlanGivesItBack()
{
    auto lab = ServiceProcess::open(0, kLab);
    Plan steps = plan(lower(uplinkLab()), {});
    steps.push_back(
        AddRoute{QStringLiteral("VM1"),
                 {*IpPrefix::parse(QStringLiteral("7.0.0.0/8")), IpAddress::parse(QStringLiteral("99.0.0.1")), {}, 0}});
    QVERIFY(!deploy(*lab.client, steps));
    QVERIFY(lab.client->last<Applied>().rolledBack);
    restored();
}

void UplinkTest::aKilledHelperGivesItBack()
{
    auto lab = deployUplink();
    QVERIFY(!isInTheMachine());
    for (const pid_t helper : ServiceProcess::helpers())
        ::kill(helper, SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(isInTheMachine(), kPatience);
    restored();
    QTRY_COMPARE_WITH_TIMEOUT(ServiceProcess::labsOf(0), QStringList(), kPatience);
}

void UplinkTest::aKilledServiceGivesItBackWhenItStartsAgain_data()
{
    QTest::addColumn<bool>("all");
    QTest::newRow("the front alone") << false;
    QTest::newRow("every process of it") << true;
}

void UplinkTest::aKilledServiceGivesItBackWhenItStartsAgain()
{
    QFETCH(bool, all);
    auto lab = deployUplink();
    QVERIFY(!isInTheMachine());
    m_service->kill(all);
    QTRY_VERIFY_WITH_TIMEOUT(ServiceProcess::helpers().isEmpty(), kPatience);
    start("3000");
    QVERIFY(isInTheMachine());
    restored();
}

void UplinkTest::theServiceGivesItBackAtItsEnd()
{
    auto lab = deployUplink();
    QVERIFY(!isInTheMachine());
    m_service->terminate();
    QVERIFY(isInTheMachine());
    restored();
}

void UplinkTest::membersOfTheGroupGetNone()
{
    auto lab = deployUplink(kAnn);
    QCOMPARE(lab.client->count<Applied>(), 0);
    const QString said = lab.client->last<Failed>().error.message;
    QVERIFY2(said.contains(QStringLiteral("administrator’s permission")), qPrintable(said));
    QVERIFY(isInTheMachine());
    restored();
}

void UplinkTest::theAdministratorIsAskedEachTime()
{
    m_pkcheck.emplace("echo \"$@\" >> /run/asked");
    for (int times = 1; times <= 2; ++times) {
        auto lab = deployUplink(kAnn);
        QVERIFY2(lab.client->last<Applied>().ok, qPrintable(lab.client->last<Failed>().error.message));
        lab.client->send(Undeploy{});
        QTRY_COMPARE_WITH_TIMEOUT(ServiceProcess::labsOf(kAnn), QStringList(), kPatience);
        const QByteArray asked = command(QStringLiteral("cat /run/asked"));
        QCOMPARE(asked.count("org.toile.attach-network-card"), times);
        QCOMPARE(asked.count("--process " + QByteArray::number(::getpid()) + ','), asked.count('\n'));
    }
}

void UplinkTest::whoMayRunNoLabsIsAskedForOnce_data()
{
    QTest::addColumn<int>("answer");
    QTest::newRow("yes") << 0;
    QTest::newRow("no") << 3;
}

/// Whether Carol's lab may run, and whether it may take the card, is one question; what is not asked of a person is
/// what polkit knows without.
void UplinkTest::whoMayRunNoLabsIsAskedForOnce()
{
    QFETCH(int, answer);
    m_pkcheck.emplace("case \"$*\" in *--allow-user-interaction*) ;; *) exit 2;; esac\n"
                      "echo \"$@\" >> /run/asked-once; exit " +
                      QByteArray::number(answer));
    (void)command(QStringLiteral("rm -f /run/asked-once"));
    auto lab = deployUplink(kCarol, kLab, {QStringLiteral("eth0")});
    const QByteArray asked = command(QStringLiteral("cat /run/asked-once"));
    QCOMPARE(asked.count('\n'), 1);
    QCOMPARE(asked.count("org.toile.attach-network-card"), 1);
    QCOMPARE(isInTheMachine(), answer != 0);
    if (answer != 0) {
        QCOMPARE(lab.error().code, ErrorCode::Refused);
        QVERIFY2(lab.error().message.contains(QStringLiteral("permission")), qPrintable(lab.error().message));
        QCOMPARE(ServiceProcess::labsOf(kCarol), QStringList());
        return;
    }
    QVERIFY2(lab.opened() && lab.client->last<Applied>().ok, qPrintable(lab.error().message));
    // Given for this one taking: the next is asked for.
    lab.client->send(RevertCards{});
    QTRY_VERIFY_WITH_TIMEOUT(isInTheMachine(), kPatience);
    auto again = ServiceProcess::open(kCarol, kLab);
    QVERIFY(deploy(*again.client, {takesTheCard()}));
    QCOMPARE(command(QStringLiteral("cat /run/asked-once")).count('\n'), 2);
}

void UplinkTest::whatCannotBeLentIsRefused_data()
{
    QTest::addColumn<QString>("card");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *card, const char *why) {
        QTest::newRow(card) << QString::fromLatin1(card) << QString::fromLatin1(why);
    };
    row("lo", "no network card");
    row("br9", "made by a program");
    row("pair0", "made by a program");  // both ends of this cable are here
    row("busy0", "is a port of br9");
    row("base0", "is made on base0");
    row("eth7", "has no network card eth7");
    row("slow0", "tc: pfifo");
    row("hook0", "tc qdisc del dev hook0 clsact");
    row("hop0", "ip nexthop flush dev hop0");
}

void UplinkTest::whatCannotBeLentIsRefused()
{
    QFETCH(QString, card);
    QFETCH(QString, why);
    const QByteArray said = command(QStringLiteral(
        "ip link add br9 type bridge; ip link add pair0 type veth peer name pair1\n"
        "ip link add busy0 type veth peer name b netns world; ip link set busy0 master br9\n"
        "ip link add base0 type veth peer name c netns world; ip link add link base0 name mac0 type macvlan\n"
        "ip link add slow0 type veth peer name d netns world; tc qdisc add dev slow0 root handle 1: pfifo limit 9\n"
        "ip link add hook0 type veth peer name e netns world; tc qdisc add dev hook0 clsact\n"
        "ip link add hop0 type veth peer name f netns world; ip link set hop0 up; ip -n world link set f up\n"
        "ip nexthop add id 7 dev hop0"));
    QCOMPARE(said, QByteArray());
    const QByteArray before = networkState();
    auto lab = ServiceProcess::open(0, kLab);
    LinkState link;
    link.name = QStringLiteral("wan");
    link.settings = UplinkSettings{card};
    QVERIFY(!deploy(*lab.client, {oneMachine().front(), CreateLink{QStringLiteral("M"), link}}));
    const QString told = lab.client->last<Failed>().error.message;
    QVERIFY2(told.contains(why), qPrintable(told));
    QCOMPARE(networkState(), before);
    (void)command(QStringLiteral("for i in br9 pair0 busy0 base0 slow0 hook0 hop0; do ip link del $i; done"));
}

void UplinkTest::anotherLabIsTold()
{
    auto first = deployUplink();
    QVERIFY(first.client->last<Applied>().ok);
    auto second = deployUplink(0, QStringLiteral("second"));
    const QString told = second.client->last<Failed>().error.message;
    QVERIFY2(told.contains(QStringLiteral("Another lab has the network card eth0")), qPrintable(told));
    QVERIFY(cardOf(*second.client)->obstacle == CardObstacle::Lent && !cardOf(*second.client)->here);
    // Of the card it is told what it will have again, so that both plan the same.
    QVERIFY(!cardOf(*second.client)->addresses.empty());
}

void UplinkTest::whoManagesItIsTold()
{
    const QString number = QString::fromUtf8(command(QStringLiteral("ip -o link show eth0 | cut -d: -f1"))).trimmed();
    (void)command(QStringLiteral("mkdir -p /run/NetworkManager/devices /run/systemd/netif/links"));
    writeFile(QStringLiteral("/run/NetworkManager/devices/") + number, "[device]\nmanaged=true\n");
    writeFile(QStringLiteral("/run/systemd/netif/links/") + number, "ADMIN_STATE=configured\n");
    auto lab = ServiceProcess::open(0, kLab);
    QTRY_COMPARE_WITH_TIMEOUT(lab.client->count<HelperHello>(), 1, kPatience);
    QVERIFY(cardOf(*lab.client)->keepers ==
            (std::vector<CardKeeper>{CardKeeper::NetworkManager, CardKeeper::Networkd}));
    (void)command(QStringLiteral("rm -r /run/NetworkManager /run/systemd"));
}

void UplinkTest::toilectlSaysItBeforeAndConfirms()
{
    const QString plan = typed({QStringLiteral("plan"), kLab});
    QVERIFY2(plan.contains(QStringLiteral("ip link set eth0 netns Host1")), qPrintable(plan));
    QVERIFY2(plan.contains(QStringLiteral("ip -n Host1 addr add 192.168.77.20/24 dev br0")), qPrintable(plan));
    const QStringList deploy{QStringLiteral("deploy"), kLab};
    const QString asked = typed(deploy, "192.168.77.9 5000 192.168.77.20 22");
    for (const char *part : {"Your own ssh connection goes over eth0", "192.168.77.20/24", "default route via",
                             "10.9.0.0/16", "deploy --yes"})
        QVERIFY2(asked.contains(QLatin1String(part)), qPrintable(asked));
    QVERIFY(asked.endsWith(u'1') && isInTheMachine());
    QFile lab(shippedLabPath(kLab));
    QVERIFY(lab.open(QIODevice::ReadOnly));
    const QByteArray other = lab.readAll().replace("\"kind\": \"uplink\"", "\"kind\": \"uplink\", \"card\": \"eth7\"");
    writeFile(QStringLiteral("/run/roots/other.toile"), other);
    const QString none =
        typed({QStringLiteral("deploy"), QStringLiteral("--yes"), QStringLiteral("/run/roots/other.toile")});
    QVERIFY2(none.contains(QStringLiteral("no network card eth7")) && none.endsWith(u'3'), qPrintable(none));
    const QString done = typed(deploy + QStringList{QStringLiteral("--yes")});
    QVERIFY2(done.endsWith(QStringLiteral("case-2.3-uplink\n0")), qPrintable(done));
    QVERIFY2(done.contains(QStringLiteral("toilectl confirm case-2.3-uplink")), qPrintable(done));
    QVERIFY(!isInTheMachine());
    const QString checks = typed({QStringLiteral("check"), kLab});
    QVERIFY2(checks.endsWith(u'0'), qPrintable(checks));
    const QString kept = typed({QStringLiteral("confirm"), kLab});
    QVERIFY2(kept.contains(QStringLiteral("keeps eth0")) && kept.endsWith(u'0'), qPrintable(kept));
    const QString nothing = typed({QStringLiteral("plan"), kLab});
    QVERIFY2(nothing.contains(QStringLiteral("Nothing to do")), qPrintable(nothing));
    const QString back = typed({QStringLiteral("revert"), kLab});
    QVERIFY2(back.contains(QStringLiteral("eth0 is back")) && isInTheMachine(), qPrintable(back));
    QVERIFY(typed({QStringLiteral("confirm"), kLab}).endsWith(u'1'));
    QVERIFY(typed({QStringLiteral("undeploy"), kLab}).endsWith(u'0'));
}

int main(int argc, char **argv)
{
    if (!enterOwnMachine(argc, argv))
        return 1;
    QCoreApplication application(argc, argv);
    UplinkTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_uplink.moc"
