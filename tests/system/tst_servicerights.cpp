// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/system/bystander.h"
#include "tests/system/ownmachine.h"
#include "tests/system/serviceprocess.h"

#include <QDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace toile;
using namespace toile::test;

namespace {

constexpr int kPatience = 20000;
const QString kLab = QStringLiteral("tp1");
const QString kMachine = QStringLiteral("M");
const QString kSecret = QStringLiteral("/tmp/toile-test-secret-%1");

QByteArray statusLine(qint64 pid, const QByteArray &key)
{
    QFile file(QStringLiteral("/proc/%1/status").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(key + ':'))
            return line.mid(key.size() + 1).simplified();
    }
    return {};
}

}  // namespace

/// Whatever a client of the service asks for, it gets the rights of its user and nothing more.
class ServiceRightsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup() { m_service.reset(); }
    void everyProcessOfALabIsItsUsers_data();
    void everyProcessOfALabIsItsUsers();
    void programsReadNoFileOfRoot_data();
    void programsReadNoFileOfRoot();
    void programsSignalNobodyOutside_data();
    void programsSignalNobodyOutside();
    void whoHasAnAccountIsToldOfCards();
    void programsReachNoOtherNetwork_data();
    void programsReachNoOtherNetwork();
    void rootWithinIsTheUserOutside();
    void noRequestTouchesTheMachine_data();
    void noRequestTouchesTheMachine();

private:
    QString m_secret;
    std::unique_ptr<ServiceProcess> m_service;
};

void ServiceRightsTest::initTestCase()
{
    m_secret = kSecret.arg(::getpid());
    writeFile(m_secret, "the machine's secret\n", 0600);
    QCOMPARE(QProcess::execute(QStringLiteral("ip"),
                               {QStringLiteral("link"), QStringLiteral("add"), QStringLiteral("outside0"),
                                QStringLiteral("type"), QStringLiteral("bridge")}),
             0);
}

void ServiceRightsTest::init()
{
    m_service = std::make_unique<ServiceProcess>();
    QVERIFY(m_service->start());
}

void ServiceRightsTest::cleanupTestCase()
{
    QFile::remove(m_secret);
}

void ServiceRightsTest::everyProcessOfALabIsItsUsers_data()
{
    addUsers();
}

void ServiceRightsTest::everyProcessOfALabIsItsUsers()
{
    QFETCH(uint, user);
    const QByteArray id = QByteArray::number(user == 0 ? kService : user);
    auto lab = ServiceProcess::open(user, kLab);
    QVERIFY(lab.started());
    QVERIFY(deploy(*lab.client, oneMachine()));
    StartProgram sleeper{1, kMachine, {QStringLiteral("sleep"), QStringLiteral("1234567")}, {}, false, 24, 80};
    lab.client->send(sleeper);
    const auto find = [] {
        return outputOf(QStringLiteral("pgrep"), {QStringLiteral("-fx"), QStringLiteral("sleep 1234567")}).trimmed();
    };
    QTRY_VERIFY_WITH_TIMEOUT(!find().isEmpty(), kPatience);
    QList<qint64> pids{find().toLongLong()};
    for (const pid_t pid : ServiceProcess::helpers())
        pids += pid;
    QVERIFY(pids.size() >= 3);
    for (const qint64 pid : pids) {
        QCOMPARE(statusLine(pid, "Uid"), id + ' ' + id + ' ' + id + ' ' + id);
        QCOMPARE(statusLine(pid, "Gid"), id + ' ' + id + ' ' + id + ' ' + id);
        QCOMPARE(statusLine(pid, "NoNewPrivs"), QByteArray("1"));
        const bool member = statusLine(pid, "Groups").split(' ').contains(QByteArray::number(kGroup));
        QCOMPARE(member, user != 0);
        // Capabilities only within a user namespace of the lab's own.
        const QString own = QFile::symLinkTarget(QStringLiteral("/proc/self/ns/user"));
        const QString theirs = QFile::symLinkTarget(QStringLiteral("/proc/%1/ns/user").arg(pid));
        if (own == theirs)
            QCOMPARE(statusLine(pid, "CapPrm"), QByteArray("0000000000000000"));
    }
}

void ServiceRightsTest::programsReadNoFileOfRoot_data()
{
    addUsers();
}

void ServiceRightsTest::programsReadNoFileOfRoot()
{
    QFETCH(uint, user);
    auto lab = ServiceProcess::open(user, kLab);
    QVERIFY(deploy(*lab.client, oneMachine()));
    const QString copy = m_secret + QStringLiteral("-copy");
    for (const QString &attempt :
         {QStringLiteral("cat %1"), QStringLiteral("chmod 644 %1; cat %1"), QStringLiteral("chown 0 %1; cat %1"),
          QStringLiteral("mount --bind %1 /mnt; cat /mnt"), QStringLiteral("ln %1 %1-copy; cat %1-copy"),
          QStringLiteral("unshare -Ur cat %1"), QStringLiteral("setpriv --reuid 0 cat %1"),
          QStringLiteral("cat /proc/1/root%1; cat /proc/1/cwd%1"), QStringLiteral("su root -c 'cat %1' </dev/null"),
          QStringLiteral("mknod %1-copy b 8 0 && cat %1-copy | head -c 100"), QStringLiteral("ip netns exec M cat %1"),
          QStringLiteral("echo owned > %1; cat %1")}) {
        const QByteArray said = runIn(*lab.client, kMachine, attempt.arg(m_secret));
        QVERIFY2(!said.contains("the machine's secret"), said.constData());
        QVERIFY2(said.size() > 5, qPrintable(attempt));  // it says why
        QFile::remove(copy);
    }
    QFile secret(m_secret);
    QVERIFY(secret.open(QIODevice::ReadOnly));
    QCOMPARE(secret.readAll(), QByteArray("the machine's secret\n"));
    struct stat info {};
    QCOMPARE(::stat(qPrintable(m_secret), &info), 0);
    QCOMPARE(info.st_uid, uid_t(0));
    QCOMPARE(info.st_mode & 07777U, 0600U);
}

void ServiceRightsTest::programsSignalNobodyOutside_data()
{
    addUsers();
}

void ServiceRightsTest::programsSignalNobodyOutside()
{
    QFETCH(uint, user);
    Bystander ofRoot(0);
    Bystander ofCarol(kCarol);
    Bystander ofTheUser(user == 0 ? kService : user);
    auto other = ServiceProcess::open(kAnn, QStringLiteral("other"));
    auto lab = ServiceProcess::open(user, kLab);
    QVERIFY(deploy(*lab.client, oneMachine()));
    // In there these numbers are nobody's, or one of the lab's own.
    for (const qint64 pid :
         {ofRoot.pid(), ofCarol.pid(), ofTheUser.pid(), m_service->process().processId(), qint64(::getpid())})
        (void)runIn(*lab.client, kMachine, QStringLiteral("kill -9 %1").arg(pid));
    // Everybody that this program can reach, in one go: its own shell, and the helper's sandbox, no more.
    (void)runIn(*lab.client, kMachine, QStringLiteral("kill -9 -1"));
    QVERIFY(ofRoot.lives() && ofCarol.lives() && ofTheUser.lives());
    QCOMPARE(m_service->process().state(), QProcess::Running);
    QVERIFY(ServiceProcess::open(kAnn, QStringLiteral("other"), false).opened());
}

void ServiceRightsTest::programsReachNoOtherNetwork_data()
{
    addUsers();
}

void ServiceRightsTest::programsReachNoOtherNetwork()
{
    QFETCH(uint, user);
    QVERIFY(outputOf(QStringLiteral("ip"), {QStringLiteral("link")}).contains("outside0"));
    auto lab = ServiceProcess::open(user, kLab);
    QVERIFY(deploy(*lab.client, oneMachine()));
    const QByteArray own = QFile::symLinkTarget(QStringLiteral("/proc/self/ns/net")).section(u'/', -1).toUtf8();
    for (const QString &attempt :
         {QStringLiteral("ip link; readlink /proc/self/ns/net"),
          QStringLiteral("nsenter --net=/proc/1/ns/net sh -c 'ip link; readlink /proc/self/ns/net'"),
          QStringLiteral("nsenter -t %1 -n ip link"), QStringLiteral("ip -n %1 link"),
          QStringLiteral("ip link set lo netns %1"), QStringLiteral("ip link add v0 type veth peer name v1 netns %1"),
          QStringLiteral("ip netns attach gone %1; ip netns exec gone ip link"),
          QStringLiteral("ip link show; brctl show; cat /proc/net/dev /proc/1/net/dev; ls /sys/class/net")}) {
        const QByteArray said = runIn(*lab.client, kMachine, attempt.arg(::getpid()));
        QVERIFY2(!said.contains("outside0") && !said.contains(own), said.constData());
        QVERIFY2(!said.isEmpty(), qPrintable(attempt));
    }
    QVERIFY(!outputOf(QStringLiteral("ip"), {QStringLiteral("link")}).contains("v1"));
}

void ServiceRightsTest::rootWithinIsTheUserOutside()
{
    auto lab = ServiceProcess::open(kBob, kLab);
    QVERIFY(deploy(*lab.client, oneMachine()));
    const QString file = m_secret + QStringLiteral("-made");
    const QByteArray said = runIn(*lab.client, kMachine,
                                  QStringLiteral("id -u; echo mine > %1; chown 0:0 %1; chmod 4755 %1; "
                                                 "echo x > /proc/sys/kernel/core_pattern; mount -t tmpfs x /usr")
                                      .arg(file));
    QCOMPARE(said.left(2), QByteArray("0\n"));
    QVERIFY2(said.contains("core_pattern: Permission denied"), said.constData());
    struct stat info {};
    QCOMPARE(::stat(qPrintable(file), &info), 0);
    QCOMPARE(info.st_uid, kBob);
    QFile::remove(file);
    QVERIFY(QFile::exists(QStringLiteral("/usr/bin/env")));
}

void ServiceRightsTest::noRequestTouchesTheMachine_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = 0; kind < 12; ++kind)
        QTest::addRow("%d", kind) << kind;
}

/// Each kind of step and program, aimed at the machine by each name that could stand for it.
void ServiceRightsTest::noRequestTouchesTheMachine()
{
    QFETCH(int, kind);
    const QByteArray before = outputOf(QStringLiteral("ip"), {QStringLiteral("-d"), QStringLiteral("link")});
    for (const QString &name :
         {QString(), QStringLiteral("."), QStringLiteral(".."), QStringLiteral("1"), QStringLiteral("/proc/1/ns/net"),
          QStringLiteral("../../proc/%1/ns/net").arg(::getpid()), QStringLiteral("host"), QStringLiteral("init"),
          QString::number(::getpid())}) {
        auto lab = ServiceProcess::open(kAnn, kLab);
        QVERIFY(lab.opened());
        const QString link = QStringLiteral("outside0");
        const IpPrefix address = *IpPrefix::parse(QStringLiteral("9.9.9.9/8"));
        const std::vector<Step> steps{
            DeleteLink{name, link},
            SetLinkUp{name, link, true},
            SetLinkMtu{name, link, 1000},
            AddAddress{name, link, address},
            AddRoute{name, RouteState{address, {}, link, 0}},
            SetForwarding{name, true},
            SetRules{name, {}},
            CreateLink{name, LinkState{QStringLiteral("b0"), BridgeSettings(), true, {}, 0, {}, {}}},
            CreateVeth{{name, QStringLiteral("v0"), {}, 0, {}, true}, {name, QStringLiteral("v1"), {}, 0, {}, true}},
            DeleteNamespace{name}};
        if (std::size_t(kind) < steps.size()) {
            QVERIFY2(!deploy(*lab.client, {steps[std::size_t(kind)]}), qPrintable(name));
        } else {
            lab.client->send(
                StartProgram{1,
                             name,
                             {kind == 10 ? QStringLiteral("ip") : QStringLiteral("reboot"), QStringLiteral("link")},
                             {},
                             kind == 11,
                             24,
                             80});
            QTRY_VERIFY_WITH_TIMEOUT(lab.client->count<ProgramEnded>() == 1, kPatience);
            QVERIFY(!lab.client->last<ProgramEnded>().error.message.isEmpty());
        }
    }
    QCOMPARE(outputOf(QStringLiteral("ip"), {QStringLiteral("-d"), QStringLiteral("link")}), before);
}

/// As much as `ip addr` tells them; and nobody else.
void ServiceRightsTest::whoHasAnAccountIsToldOfCards()
{
    for (const uid_t user : {uid_t(0), kAnn, kCarol})
        QVERIFY(std::holds_alternative<CardsMessage>(ServiceProcess::cardsFor(user)));
    QVERIFY(!std::holds_alternative<CardsMessage>(ServiceProcess::cardsFor(64150)));
}

int main(int argc, char **argv)
{
    if (!enterOwnMachine(argc, argv))
        return 1;
    QCoreApplication application(argc, argv);
    ServiceRightsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_servicerights.moc"
