// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/protocol/codec.h"
#include "core/protocol/frames.h"
#include "core/protocol/servicelimits.h"
#include "tests/support/signalto.h"
#include "tests/system/ownmachine.h"
#include "tests/system/serviceprocess.h"

#include <QTest>

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <csignal>

using namespace toile;
using namespace toile::test;

namespace {

constexpr int kPatience = 20000;
const QString kLab = QStringLiteral("tp1");

}  // namespace

/// Who gets which lab of the service, and how the service begins and ends.
class ServiceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void membersOfTheGroupRunLabs();
    void othersAreRefusedInTheirLanguage();
    void eachClientIsAnsweredInItsLanguage();
    void rootsLabsRunAsTheServicesAccount();
    void severalClientsMeetInOneLab();
    void labsOfTwoUsersAreApart();
    void labsOfTheSameNameDoNotCollide_data();
    void labsOfTheSameNameDoNotCollide();
    void aFailureOfTheHelperReachesTheClient();
    void whatIsNoRequestIsRefused_data();
    void whatIsNoRequestIsRefused();
    void aSilentClientKeepsNobodyWaiting();
    void labsOfOneUserAreLimited();
    void labsEndWithTheService_data();
    void labsEndWithTheService();
    void needsFourCapabilities();
    void keepsNoOtherCapability();
    void systemdHandsItTheSocket();
    void secondServiceIsRefused();
    void toilectlDrivesItAll();
};

void ServiceTest::initTestCase()
{
    QVERIFY(copyPrograms());
}

void ServiceTest::membersOfTheGroupRunLabs()
{
    ServiceProcess service;
    QVERIFY(service.start());
    for (const uid_t user : {kAnn, kBob}) {
        auto answer = ServiceProcess::open(user, kLab);
        QVERIFY2(answer.started(), qPrintable(answer.error().message));
        QTRY_COMPARE_WITH_TIMEOUT(answer.client->count<HelperHello>(), 1, kPatience);
        QCOMPARE(answer.client->last<HelperHello>().engine, QStringLiteral("system"));
        QCOMPARE(answer.client->last<HelperHello>().lab, kLab);
        QCOMPARE(ServiceProcess::labsOf(user), QStringList{kLab});
        answer.client->send(Undeploy{});
        QTRY_COMPARE_WITH_TIMEOUT(answer.client->count<Bye>(), 1, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(ServiceProcess::labsOf(user), QStringList(), kPatience);
    }
    QTRY_COMPARE_WITH_TIMEOUT(ServiceProcess::helpers().size(), 0, kPatience);
}

void ServiceTest::othersAreRefusedInTheirLanguage()
{
    ServiceProcess service;
    QVERIFY(service.start());
    const auto english = ServiceProcess::open(kCarol, kLab, true, QStringLiteral("en"));
    QCOMPARE(english.error().code, ErrorCode::Refused);
    QVERIFY2(english.error().message.contains(QStringLiteral("usermod -aG toile carol")),
             qPrintable(english.error().message));
    const auto french = ServiceProcess::open(kCarol, kLab, true, QStringLiteral("fr"));
    QVERIFY2(french.error().message.contains(QStringLiteral("groupe toile")), qPrintable(french.error().message));
    const auto stranger = ServiceProcess::open(64150, kLab);
    QVERIFY(stranger.error().message.contains(QStringLiteral("no account")));
    QCOMPARE(ServiceProcess::helpers().size(), 0);
}

void ServiceTest::eachClientIsAnsweredInItsLanguage()
{
    ServiceProcess service;
    QVERIFY(service.start());
    const std::map<QString, std::pair<QString, QString>> said{
        {QStringLiteral("fr"), {QStringLiteral("Le programme est introuvable"), QStringLiteral("Le lab a été retiré")}},
        {QStringLiteral("en"),
         {QStringLiteral("The program was not found"), QStringLiteral("The lab was undeployed")}}};
    std::map<QString, Answer> clients;
    for (const auto &[language, words] : said) {
        clients[language] = ServiceProcess::open(kAnn, kLab, true, language);
        QVERIFY(clients[language].opened());
    }
    QVERIFY(deploy(*clients.begin()->second.client, oneMachine()));
    for (const auto &[language, words] : said) {
        HelperClient &client = *clients[language].client;
        StartProgram program;
        program.channel = 1;
        program.machine = QStringLiteral("M");
        program.arguments = {QStringLiteral("no-such-program")};
        client.send(program);
        QTRY_COMPARE_WITH_TIMEOUT(client.count<ProgramEnded>(), 1, kPatience);
        const QString why = client.last<ProgramEnded>().error.message;
        QVERIFY2(why.startsWith(words.first), qPrintable(why));
    }
    clients.begin()->second.client->send(Undeploy());
    for (const auto &[language, words] : said) {
        QTRY_COMPARE_WITH_TIMEOUT(clients[language].client->count<Bye>(), 1, kPatience);
        const QString why = clients[language].client->last<Bye>().reason;
        QVERIFY2(why.startsWith(words.second), qPrintable(why));
    }
}

void ServiceTest::rootsLabsRunAsTheServicesAccount()
{
    ServiceProcess service;
    QVERIFY(service.start());
    auto answer = ServiceProcess::open(0, kLab);
    QVERIFY2(answer.started(), qPrintable(answer.error().message));
    QVERIFY(deploy(*answer.client, oneMachine()));
    QCOMPARE(runIn(*answer.client, QStringLiteral("M"), QStringLiteral("cat /proc/self/uid_map")).simplified(),
             QByteArray("64104 64104 1"));
}

void ServiceTest::severalClientsMeetInOneLab()
{
    ServiceProcess service;
    QVERIFY(service.start());
    auto first = ServiceProcess::open(kAnn, kLab);
    auto second = ServiceProcess::open(kAnn, kLab);
    QVERIFY(first.started());
    QVERIFY(second.opened() && !second.started());
    QTRY_COMPARE_WITH_TIMEOUT(second.client->count<StateMessage>(), 1, kPatience);
    QVERIFY(deploy(*first.client, oneMachine()));
    QTRY_VERIFY_WITH_TIMEOUT(second.client->count<DeltaMessage>() > 0, kPatience);
    QCOMPARE(second.client->last<DeltaMessage>().delta.machines.front().machine, QStringLiteral("M"));
}

void ServiceTest::labsOfTwoUsersAreApart()
{
    ServiceProcess service;
    QVERIFY(service.start());
    auto ann = ServiceProcess::open(kAnn, kLab);
    QVERIFY(deploy(*ann.client, oneMachine()));
    QCOMPARE(ServiceProcess::labsOf(kBob), QStringList());
    QCOMPARE(ServiceProcess::open(kBob, kLab, false).error().code, ErrorCode::NotFound);

    auto bob = ServiceProcess::open(kBob, kLab);
    QVERIFY(bob.started());
    QTRY_COMPARE_WITH_TIMEOUT(bob.client->count<StateMessage>(), 1, kPatience);
    QVERIFY(bob.client->last<StateMessage>().state.machines.empty());
    bob.client->send(Undeploy{});
    QTRY_COMPARE_WITH_TIMEOUT(bob.client->count<Bye>(), 1, kPatience);
    QCOMPARE(ServiceProcess::labsOf(kAnn), QStringList{kLab});
    QCOMPARE(runIn(*ann.client, QStringLiteral("M"), QStringLiteral("hostname")).trimmed(), QByteArray("M"));
}

void ServiceTest::labsOfTheSameNameDoNotCollide_data()
{
    QTest::addColumn<QString>("engine");
    QTest::newRow("in the service") << QStringLiteral("system");
    QTest::newRow("in sandboxes of their own") << QStringLiteral("sandbox");
}

/// As two students at one computer, who both deploy the course's case.
void ServiceTest::labsOfTheSameNameDoNotCollide()
{
    QFETCH(QString, engine);
    ServiceProcess service;
    QVERIFY(service.start());
    const auto inVm1 = [](uid_t user, const QStringList &command) {
        return typed(user, QStringList{QStringLiteral("exec"), QStringLiteral("case-1b"), QStringLiteral("VM1"),
                                       QStringLiteral("--")} +
                               command);
    };
    const QStringList deploy{QStringLiteral("deploy"), QStringLiteral("--engine"), engine, QStringLiteral("case-1b")};
    const QString first = typed(kAnn, deploy);
    QVERIFY2(first.endsWith(QStringLiteral("case-1b\n0")), qPrintable(first));
    QVERIFY(typed(kBob, {QStringLiteral("status")}).contains(QStringLiteral("No lab runs")));
    QVERIFY(inVm1(kBob, {QStringLiteral("true")}).endsWith(QStringLiteral("2")));
    QVERIFY(!typed(kBob, {QStringLiteral("undeploy"), QStringLiteral("case-1b")}).endsWith(QStringLiteral("\n0")));
    QCOMPARE(typed(kBob, deploy), QStringLiteral("case-1b\n0"));
    const QStringList mark{QStringLiteral("ip"),         QStringLiteral("address"), QStringLiteral("add"),
                           QStringLiteral("9.9.9.9/32"), QStringLiteral("dev"),     QStringLiteral("lo")};
    QCOMPARE(inVm1(kAnn, mark), QStringLiteral("0"));
    for (const uid_t user : {kAnn, kBob}) {
        QCOMPARE(typed(user, {QStringLiteral("status"), QStringLiteral("--json")}).count(QStringLiteral("case-1b")), 2);
        QVERIFY(typed(user, {QStringLiteral("check"), QStringLiteral("case-1b")}).endsWith(QStringLiteral("0")));
        QCOMPARE(inVm1(user, {QStringLiteral("ip"), QStringLiteral("address")}).contains(QStringLiteral("9.9.9.9")),
                 user == kAnn);
    }
    // Neither sees what the other runs.
    QProcess reader;
    type(reader, kAnn,
         {QStringLiteral("exec"), QStringLiteral("case-1b"), QStringLiteral("VM1"), QStringLiteral("--"),
          QStringLiteral("sleep"), QStringLiteral("7654321")},
         QStringLiteral("C.UTF-8"));
    const auto running = [&](uid_t user) { return inVm1(user, {QStringLiteral("ps"), QStringLiteral("-ef")}); };
    QTRY_VERIFY2_WITH_TIMEOUT(running(kAnn).contains(QStringLiteral("sleep 7654321")), qPrintable(running(kAnn)),
                              kPatience);
    QVERIFY(!running(kBob).contains(QStringLiteral("sleep 7654321")));
    QCOMPARE(typed(kBob, {QStringLiteral("undeploy"), QStringLiteral("--all")}).right(1), QStringLiteral("0"));
    QVERIFY(typed(kBob, {QStringLiteral("status")}).contains(QStringLiteral("No lab runs")));
    QVERIFY(inVm1(kAnn, {QStringLiteral("ip"), QStringLiteral("address")}).contains(QStringLiteral("9.9.9.9")));
    QCOMPARE(typed(kAnn, {QStringLiteral("undeploy"), QStringLiteral("case-1b")}), QStringLiteral("0"));
    QVERIFY(reader.waitForFinished(kPatience));
}

void ServiceTest::aFailureOfTheHelperReachesTheClient()
{
    // Without CAP_SYS_ADMIN over it, root of this machine may not make namespaces for others.
    ServiceProcess service({QStringLiteral("setpriv"), QStringLiteral("--bounding-set"),
                            QStringLiteral("-all,+setuid,+setgid"), QStringLiteral("--no-new-privs")});
    QVERIFY(service.start());
    const auto answer = ServiceProcess::open(kAnn, kLab);
    QCOMPARE(answer.error().code, ErrorCode::Refused);
    QVERIFY2(answer.error().message.size() > 20, qPrintable(answer.error().message));
    QCOMPARE(ServiceProcess::labsOf(kAnn), QStringList());
    QTRY_COMPARE_WITH_TIMEOUT(ServiceProcess::helpers().size(), 0, kPatience);
}

void ServiceTest::whatIsNoRequestIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << QByteArray("GET / HTTP/1.0\r\n\r\n");
    QTest::newRow("too long") << QByteArray("\x00\x00\x80\x01", 4) + QByteArray(100, 'x');
    QTest::newRow("empty") << QByteArray(4, '\0');
    QTest::newRow("a helper's message") << frame(encode(ClientMessage(QueryStatus{1})));
    QTest::newRow("wrong version") << frame(encode(FrontRequest(OpenLab{99, kLab, true, {}})));
    for (const char *name : {"", "..", "a/b", "a b", ".x", "-x"})
        QTest::addRow("name “%s”", name) << frame(
            encode(FrontRequest(OpenLab{kProtocolVersion, QString::fromLatin1(name), true, {}})));
}

void ServiceTest::whatIsNoRequestIsRefused()
{
    QFETCH(QByteArray, bytes);
    ServiceProcess service;
    QVERIFY(service.start());
    const Descriptor socket = ServiceProcess::connectAs(kAnn);
    QCOMPARE(::send(socket.get(), bytes.constData(), std::size_t(bytes.size()), MSG_NOSIGNAL), bytes.size());
    const auto reply = decodeFrontReply(ServiceProcess::readFrame(socket.get()));
    QVERIFY(reply);
    QVERIFY(std::holds_alternative<Failed>(*reply));
    QCOMPARE(ServiceProcess::readFrame(socket.get()), QByteArray());
    QCOMPARE(ServiceProcess::helpers().size(), 0);
    QCOMPARE(ServiceProcess::labsOf(kAnn), QStringList());
}

void ServiceTest::aSilentClientKeepsNobodyWaiting()
{
    ServiceProcess service;
    QVERIFY(service.start());
    std::vector<Descriptor> silent;
    for (int i = 0; i < 3 * limits::kWaitingOfUser; ++i)
        silent.push_back(ServiceProcess::connectAs(kAnn));
    // The user's own further connections are closed; another's are served at once.
    pollfd last{silent.back().get(), POLLRDHUP, 0};
    QCOMPARE(::poll(&last, 1, kPatience), 1);
    QVERIFY(ServiceProcess::open(kBob, kLab).started());
    silent.clear();
    QTRY_VERIFY_WITH_TIMEOUT(ServiceProcess::open(kAnn, kLab).opened(), kPatience);
}

void ServiceTest::labsOfOneUserAreLimited()
{
    ServiceProcess service;
    QVERIFY(service.start());
    std::vector<Answer> labs;
    for (int i = 0; i < limits::kLabsOfUser; ++i) {
        labs.push_back(ServiceProcess::open(kAnn, QStringLiteral("lab%1").arg(i)));
        QVERIFY(labs.back().started());
    }
    QCOMPARE(ServiceProcess::open(kAnn, QStringLiteral("more")).error().code, ErrorCode::LimitExceeded);
    QVERIFY(ServiceProcess::open(kBob, kLab).started());
    QCOMPARE(ServiceProcess::labsOf(kAnn).size(), limits::kLabsOfUser);
}

void ServiceTest::labsEndWithTheService_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("TERM") << SIGTERM;
    QTest::newRow("KILL") << SIGKILL;
}

void ServiceTest::labsEndWithTheService()
{
    QFETCH(int, signal);
    ServiceProcess service;
    QVERIFY(service.start());
    auto ann = ServiceProcess::open(kAnn, kLab);
    auto bob = ServiceProcess::open(kBob, kLab);
    QVERIFY(deploy(*ann.client, oneMachine()));
    QVERIFY(!ServiceProcess::helpers().isEmpty());
    test::signalTo(service.process().processId(), signal);
    QVERIFY(service.process().waitForFinished(kPatience));
    QTRY_COMPARE_WITH_TIMEOUT(ServiceProcess::helpers().size(), 0, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(ann.client->count<Bye>(), 1, kPatience);
    QCOMPARE(QFile::exists(ServiceProcess::socketPath()), signal == SIGKILL);
    ServiceProcess next;
    QVERIFY(next.start());
    QVERIFY(ServiceProcess::open(kAnn, kLab).started());
}

void ServiceTest::needsFourCapabilities()
{
    ServiceProcess service({QStringLiteral("setpriv"), QStringLiteral("--bounding-set"),
                            QStringLiteral("-all,+setuid,+setgid,+sys_admin,+net_admin"),
                            QStringLiteral("--no-new-privs")});
    QVERIFY(service.start());
    for (const uid_t user : {kAnn, kBob}) {
        auto answer = ServiceProcess::open(user, kLab);
        QVERIFY2(answer.started(), qPrintable(answer.error().message));
        QVERIFY(deploy(*answer.client, oneMachine()));
        const QByteArray said = runIn(*answer.client, QStringLiteral("M"),
                                      QStringLiteral("ping -c1 -W5 127.0.0.1; iptables -vL; ip link add x type "
                                                     "dummy || ip link add x type bridge"));
        QVERIFY2(said.contains("1 received") && said.contains("Chain FORWARD") && !said.contains("denied"),
                 said.constData());
    }
}

void ServiceTest::keepsNoOtherCapability()
{
    ServiceProcess service;
    QVERIFY(service.start());
    QFile file(QStringLiteral("/proc/%1/status").arg(service.process().processId()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray status = file.readAll();
    for (const char *set : {"CapPrm", "CapEff", "CapBnd"})
        QVERIFY2(status.contains(QByteArray(set) + ":\t00000000002810c0\n"), status.constData());
    for (const char *set : {"CapInh", "CapAmb"})
        QVERIFY2(status.contains(QByteArray(set) + ":\t0000000000000000\n"), status.constData());
    QVERIFY(status.contains("NoNewPrivs:\t1\n"));
}

void ServiceTest::systemdHandsItTheSocket()
{
    ::mkdir("/run/toile", 0755);
    QFile::remove(ServiceProcess::socketPath());
    QProcess systemd;
    systemd.start(QStringLiteral("systemd-socket-activate"),
                  {QStringLiteral("--listen=") + ServiceProcess::socketPath(),
                   qEnvironmentVariable("TOILE_BIN") + QStringLiteral("/toiled"), QStringLiteral("--system")});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(ServiceProcess::socketPath()), kPatience);
    ::chmod(qPrintable(ServiceProcess::socketPath()), 0666);
    {
        auto ann = ServiceProcess::open(kAnn, kLab);
        QVERIFY2(ann.started(), qPrintable(ann.error().message));
        QCOMPARE(ServiceProcess::open(kCarol, kLab).error().code, ErrorCode::Refused);
        QVERIFY(deploy(*ann.client, oneMachine()));
    }
    systemd.terminate();
    QVERIFY(systemd.waitForFinished(kPatience));
    QTRY_COMPARE_WITH_TIMEOUT(ServiceProcess::helpers().size(), 0, kPatience);
    // The file is systemd's.
    QVERIFY(QFile::exists(ServiceProcess::socketPath()));
    QFile::remove(ServiceProcess::socketPath());
}

void ServiceTest::secondServiceIsRefused()
{
    ServiceProcess service;
    QVERIFY(service.start());
    ServiceProcess second;
    QVERIFY(!second.start());
    QVERIFY(ServiceProcess::open(kAnn, kLab).started());
}

void ServiceTest::toilectlDrivesItAll()
{
    const QStringList deploy{QStringLiteral("deploy"), QStringLiteral("--engine"), QStringLiteral("system"),
                             QStringLiteral("case-1b")};
    QVERIFY(typed(kBob, deploy).contains(QStringLiteral("systemctl enable --now toile.socket")));
    ServiceProcess service;
    QVERIFY(service.start());
    QCOMPARE(typed(kBob, deploy), QStringLiteral("case-1b\n0"));
    QVERIFY(typed(kCarol, deploy).contains(QStringLiteral("usermod -aG toile carol")));
    QVERIFY(typed(kCarol, deploy, QStringLiteral("fr_FR.UTF-8")).contains(QStringLiteral("Demandez à")));
    QVERIFY(typed(kBob, {QStringLiteral("status")}).contains(QStringLiteral("case-1b  system  3")));
    QVERIFY(typed(kAnn, {QStringLiteral("status")}).contains(QStringLiteral("No lab runs")));
    const QStringList ping{QStringLiteral("exec"),   QStringLiteral("case-1b"), QStringLiteral("VM1"),
                           QStringLiteral("--"),     QStringLiteral("ping"),    QStringLiteral("-c1"),
                           QStringLiteral("1.0.0.2")};
    QVERIFY(typed(kBob, ping).contains(QStringLiteral("1 received")));
    QVERIFY(typed(kAnn, ping).endsWith(QStringLiteral("2")));
    QVERIFY(typed(kBob, {QStringLiteral("show"), QStringLiteral("case-1b"), QStringLiteral("arp")})
                .contains(QStringLiteral("REACHABLE")));
    QVERIFY(typed(kBob, {QStringLiteral("check"), QStringLiteral("case-1b")}).endsWith(QStringLiteral("0")));
    QCOMPARE(typed(kBob, {QStringLiteral("undeploy"), QStringLiteral("case-1b")}), QStringLiteral("0"));
    QTRY_COMPARE_WITH_TIMEOUT(ServiceProcess::helpers().size(), 0, kPatience);
}

int main(int argc, char **argv)
{
    if (!enterOwnMachine(argc, argv))
        return 1;
    QCoreApplication application(argc, argv);
    ServiceTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_service.moc"
