// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/system/bystander.h"
#include "tests/system/ownmachine.h"
#include "tests/system/serviceprocess.h"

#include <QTest>

#include <unistd.h>

#include <csignal>

using namespace toile;
using namespace toile::test;

namespace {

constexpr int kPatience = 20000;
const QString kLab = QStringLiteral("tp1");
const QString kMachine = QStringLiteral("M");
const QByteArray kSecret("the machine's secret");
const QByteArray kMark("02:5e:c2:e7:00:01");  ///< the MAC of the machine's own interface
const QString kOutside = QStringLiteral("outside0");

/// All that the service's helper ever said to this client, byte by byte.
QByteArray heardBy(const HelperClient &client)
{
    QByteArray heard;
    for (const HelperMessage &message : client.received())
        heard += encode(message);
    return heard;
}

/// Runs it in the machine, by pipes or in a terminal, types `input` into it, and waits. False when it did not end.
bool run(HelperClient &client, const QStringList &words, bool terminal, const QByteArray &input = {})
{
    const quint32 channel = 100 + quint32(client.count<ProgramEnded>());
    const int before = client.count<ProgramEnded>();
    client.send(StartProgram{channel, kMachine, words, {}, terminal, 24, 80});
    if (!input.isEmpty())
        client.send(ChannelBytes{channel, Stream::Input, input});
    client.send(ChannelEof{channel, Stream::Input});
    return QTest::qWaitFor([&] { return client.count<ProgramEnded>() > before; }, kPatience);
}

/// Steps of every kind that names something, with `name` wherever a name can stand; in the machine, and in its place.
std::vector<Step> stepsNaming(const QString &name)
{
    const IpPrefix address = *IpPrefix::parse(QStringLiteral("9.9.9.9/8"));
    const IpAddress remote = *IpAddress::parse(QStringLiteral("9.9.9.8"));
    FirewallRule rule;
    rule.outInterface = name;
    VxlanSettings vxlan;
    vxlan.vni = 42;
    vxlan.underlay = name;
    std::vector<Step> steps;
    const auto make = [&](const QString &made, const LinkSettings &settings, const QString &master) {
        steps.push_back(CreateLink{kMachine, LinkState{made, settings, false, {}, 0, master, {}}});
    };
    make(QStringLiteral("v5"), VlanSettings{name, 5}, {});
    make(QStringLiteral("vx"), vxlan, {});
    make(QStringLiteral("tap9"), TunSettings{}, name);
    make(QStringLiteral("card"), UplinkSettings{name}, {});
    make(name, BridgeSettings(), {});
    for (const QString &machine : {kMachine, name})
        for (const Step &step : std::initializer_list<Step>{
                 CreateVeth{{machine, QStringLiteral("a"), {}, 0, name, true},
                            {name, QStringLiteral("b"), {}, 0, {}, true}},
                 DeleteLink{machine, name, name}, SetLinkUp{machine, name, false},
                 SetLinkMaster{machine, name, QStringLiteral("lo")}, SetLinkMaster{machine, QStringLiteral("lo"), name},
                 SetLinkMac{machine, name, MacAddress({2, 0, 0, 0, 0, 9})}, SetLinkMtu{machine, name, 1000},
                 SetLinkSettings{machine, name, BridgeSettings()}, SetVlanFiltering{machine, name, true, 1},
                 AddVlans{machine, name, {5, 5, true, true}, true}, RemoveVlans{machine, name, 1, 1, true},
                 AddRemote{machine, name, remote, name}, RemoveRemote{machine, name, remote, name},
                 AddAddress{machine, name, address}, RemoveAddress{machine, name, address},
                 AddRoute{machine, RouteState{address.network(), {}, name, 0}},
                 RemoveRoute{machine, RouteState{address.network(), {}, name, 0}}})
            steps.push_back(step);
    for (const Step &step : std::initializer_list<Step>{SetForwarding{name, true}, SetIpv6{name, true},
                                                        SetRules{name, {rule}}, DeleteNamespace{name}})
        steps.push_back(step);
    return steps;
}

}  // namespace

/// What no request gives, of any kind and in any way of asking: a file of root's, a signal to somebody else's process,
/// the machine's own network.
class ServiceRequestsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { QFile::remove(m_secret); }
    void init();
    void cleanup() { m_service.reset(); }
    void noneReadsAFileOfRoot_data() { addUsers(); }
    void noneReadsAFileOfRoot();
    void noneSignalsAForeignProcess_data() { addUsers(); }
    void noneSignalsAForeignProcess();
    void noneReachesTheMachinesNetwork_data() { addUsers(); }
    void noneReachesTheMachinesNetwork();

private:
    /// Every request but plans and programs.
    void askAbout(HelperClient &client, const QString &name);
    QString m_secret;
    std::unique_ptr<ServiceProcess> m_service;
};

void ServiceRequestsTest::initTestCase()
{
    m_secret = QStringLiteral("/tmp/toile-test-%1").arg(::getpid());
    writeFile(m_secret, kSecret + '\n', 0600);
    QCOMPARE(QProcess::execute(QStringLiteral("ip"),
                               {QStringLiteral("link"), QStringLiteral("add"), kOutside, QStringLiteral("address"),
                                QString::fromLatin1(kMark), QStringLiteral("type"), QStringLiteral("bridge")}),
             0);
    QVERIFY(outputOf(QStringLiteral("ip"), {QStringLiteral("link")}).contains(kMark));
}

void ServiceRequestsTest::init()
{
    m_service = std::make_unique<ServiceProcess>();
    QVERIFY(m_service->start());
}

void ServiceRequestsTest::askAbout(HelperClient &client, const QString &name)
{
    client.send(ApplyPlan{7, name, {}});  // the file that the lab is said to be drawn in
    QTRY_VERIFY_WITH_TIMEOUT(client.count<Applied>() + client.count<Failed>() > 0, kPatience);
    client.send(QueryStatus{8});
    QTRY_VERIFY_WITH_TIMEOUT(client.count<StatusReply>() > 0, kPatience);
    client.send(ConfirmCards{});
    client.send(RevertCards{});
    client.send(Observe{true, true});
    int ended = client.count<ProgramEnded>();
    client.send(StartProgram{9, name, {QStringLiteral("cat"), name}, {}, false, 24, 80});
    QTRY_VERIFY_WITH_TIMEOUT(client.count<ProgramEnded>() > ended, kPatience);
    QVERIFY(!client.last<ProgramEnded>().error.message.isEmpty());
    ended = client.count<ProgramEnded>();
    client.send(
        StartProgram{10, kMachine, {QStringLiteral("env")}, {QStringLiteral("LD_PRELOAD=") + name}, false, 24, 80});
    QTRY_VERIFY_WITH_TIMEOUT(client.count<ProgramEnded>() > ended, kPatience);
    QVERIFY(!client.last<ProgramEnded>().error.message.isEmpty());
}

void ServiceRequestsTest::noneReadsAFileOfRoot()
{
    QFETCH(uint, user);
    auto lab = ServiceProcess::open(user, kLab);
    HelperClient &client = *lab.client;
    QVERIFY(deploy(client, oneMachine()));
    const QString &file = m_secret;
    const QStringList commands{QStringLiteral("cat %1"),
                               QStringLiteral("%1"),
                               QStringLiteral("sh %1"),
                               QStringLiteral("dd if=%1"),
                               QStringLiteral("cp %1 %1-copy"),
                               QStringLiteral("tcpdump -n -r %1"),
                               QStringLiteral("tcpdump -n -c1 -F %1"),
                               QStringLiteral("tcpdump -n -V %1"),
                               QStringLiteral("ip -batch %1"),
                               QStringLiteral("bridge -batch %1"),
                               QStringLiteral("nft -f %1"),
                               QStringLiteral("iptables-restore %1"),
                               QStringLiteral("sysctl -p %1"),
                               QStringLiteral("env -S cat%1"),
                               QStringLiteral("mount --bind %1 /run/x")};
    for (const QString &command : commands)
        for (const bool terminal : {false, true})
            QVERIFY2(run(client, command.arg(file).split(u' '), terminal), qPrintable(command));
    const QByteArray typed = QStringLiteral("cat %1\n. %1\ncat <%1\nexec 9<%1; cat <&9\nexit\n").arg(file).toUtf8();
    QVERIFY(run(client, {}, false, typed));
    QVERIFY(run(client, {}, true, typed));
    for (const Step &step : stepsNaming(file))
        QVERIFY2(!deploy(client, {step}), qPrintable(actionName(step)));
    askAbout(client, file);
    for (const QString &name : {file, QStringLiteral("..") + file, file.sliced(1)}) {
        const auto reply = ServiceProcess::open(user, name).reply;
        QVERIFY(std::holds_alternative<Failed>(reply));
        QVERIFY(!encode(reply).contains(kSecret));
    }
    QVERIFY(!heardBy(client).contains(kSecret));
    QVERIFY(heardBy(client).contains("ermission denied"));  // they were tried, and refused
    QVERIFY(!QFile::exists(file + QStringLiteral("-copy")));
}

void ServiceRequestsTest::noneSignalsAForeignProcess()
{
    QFETCH(uint, user);
    Bystander ofRoot(0);
    Bystander ofCarol(kCarol);
    Bystander ofTheUser(user == 0 ? kService : user);
    // A lab of the same name, whose program has the same channel.
    auto other = ServiceProcess::open(user == kAnn ? kBob : kAnn, kLab);
    QVERIFY(deploy(*other.client, oneMachine()));
    const StartProgram sleeper{1, kMachine, {QStringLiteral("sleep"), QStringLiteral("1000")}, {}, false, 24, 80};
    other.client->send(sleeper);
    auto lab = ServiceProcess::open(user, kLab);
    HelperClient &client = *lab.client;
    QVERIFY(deploy(client, oneMachine()));
    const QList<qint64> pids{
        ofRoot.pid(), ofCarol.pid(), ofTheUser.pid(), m_service->process().processId(), qint64(::getpid()), 1, -1};
    for (const qint64 pid : pids) {
        for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGKILL})
            client.send(ChannelSignal{quint32(pid), signal});  // of no program of this client
        for (const bool terminal : {false, true}) {
            const QString number = QString::number(pid);
            QVERIFY(
                run(client, {QStringLiteral("kill"), QStringLiteral("-9"), QStringLiteral("--"), number}, terminal));
            QVERIFY(run(client, {}, terminal, "kill -9 " + number.toLatin1() + "\nexit\n"));
        }
    }
    for (const char *name : {"sleep", "toiled", "tst_servicerequests"})
        QVERIFY(run(client, {QStringLiteral("pkill"), QStringLiteral("-9"), QString::fromLatin1(name)}, false));
    client.send(ChannelSignal{1, SIGKILL});  // the other lab's channel, which is none here
    client.send(StartProgram{
        1, kMachine, {QStringLiteral("setsid"), QStringLiteral("sleep"), QStringLiteral("1000")}, {}, true, 24, 80});
    client.send(ChannelBytes{1, Stream::Input, "\x03\x1c\x1a"});
    client.send(ChannelSignal{1, SIGKILL});
    QVERIFY(ServiceProcess::open(user, kLab, false).opened());
    QVERIFY(ofRoot.lives() && ofCarol.lives() && ofTheUser.lives());
    QCOMPARE(m_service->process().state(), QProcess::Running);
    QCOMPARE(other.client->count<ProgramEnded>(), 0);
    client.send(Undeploy{});
    QTRY_COMPARE_WITH_TIMEOUT(client.count<Bye>(), 1, kPatience);
    QVERIFY(ofRoot.lives() && ofCarol.lives() && ofTheUser.lives());
    QCOMPARE(other.client->count<ProgramEnded>(), 0);
}

void ServiceRequestsTest::noneReachesTheMachinesNetwork()
{
    QFETCH(uint, user);
    const QByteArray before = outputOf(QStringLiteral("ip"), {QStringLiteral("-d"), QStringLiteral("addr")});
    const QByteArray rules = outputOf(QStringLiteral("iptables-save"), {});
    auto lab = ServiceProcess::open(user, kLab);
    HelperClient &client = *lab.client;
    QVERIFY(deploy(client, oneMachine()));
    const QStringList commands{QStringLiteral("ip -d link"),
                               QStringLiteral("bridge -d link"),
                               QStringLiteral("tcpdump -D"),
                               QStringLiteral("tcpdump -c1 -i %1"),
                               QStringLiteral("cat /sys/class/net/%1/address"),
                               QStringLiteral("ls -l /sys/class/net /sys/devices/virtual/net"),
                               QStringLiteral("nsenter -t %2 -n ip link"),
                               QStringLiteral("nsenter -t 1 -n ip link"),
                               QStringLiteral("nsenter --net=/proc/%2/ns/net ip link"),
                               QStringLiteral("ip -n %2 link"),
                               QStringLiteral("ip link set lo netns %2"),
                               QStringLiteral("ip link add v0 type veth peer name v1 netns %2"),
                               QStringLiteral("ip link add v5 link %1 type vlan id 5"),
                               QStringLiteral("ip link add m5 link %1 type macvlan")};
    for (const QString &command : commands)
        for (const bool terminal : {false, true}) {
            QString words = command;
            words.replace(QStringLiteral("%1"), kOutside).replace(QStringLiteral("%2"), QString::number(::getpid()));
            QVERIFY2(run(client, words.split(u' '), terminal), qPrintable(words));
        }
    QVERIFY(run(client, {}, true, "ip link\ntcpdump -D\ncat /proc/net/dev /proc/1/net/dev\nexit\n"));
    for (const Step &step : stepsNaming(kOutside)) {
        const bool isItsOwn = std::holds_alternative<CreateLink>(step) && interfaceOf(step) == kOutside;
        QVERIFY2(deploy(client, {step}) == isItsOwn, qPrintable(actionName(step)));
        if (isItsOwn)  // a bridge of this name in the machine: the lab's, and not the other
            QVERIFY(deploy(client, {DeleteLink{kMachine, kOutside, kOutside}}));
    }
    askAbout(client, kOutside);
    QVERIFY(!heardBy(client).contains(kMark));
    QCOMPARE(outputOf(QStringLiteral("ip"), {QStringLiteral("-d"), QStringLiteral("addr")}), before);
    QCOMPARE(outputOf(QStringLiteral("iptables-save"), {}), rules);
}

int main(int argc, char **argv)
{
    if (!enterOwnMachine(argc, argv))
        return 1;
    QCoreApplication application(argc, argv);
    ServiceRequestsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_servicerequests.moc"
