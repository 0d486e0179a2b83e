// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/sandbox.h"
#include "core/linux/taskshare.h"
#include "core/protocol/frames.h"
#include "core/protocol/link.h"
#include "core/protocol/servicelimits.h"
#include "tests/support/signalto.h"
#include "tests/system/hostile.h"
#include "tests/system/ownmachine.h"
#include "tests/system/realcard.h"
#include "tests/system/serviceprocess.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

using namespace toile;
using namespace toile::test;

namespace {

constexpr int kPatience = 20000;
constexpr qint64 kAttack = 500;  ///< milliseconds
const QString kLab = QStringLiteral("tp1");
const QString kMachine = QStringLiteral("M");

/// The first process in the only lab of that user.
pid_t helperOf(uid_t user)
{
    for (const pid_t helper : ServiceProcess::helpers()) {
        QFile status(QStringLiteral("/proc/%1/status").arg(helper));
        if (status.open(QIODevice::ReadOnly) &&
            status.readAll().contains("\nUid:\t" + QByteArray::number(user) + '\t') && linkOf(helper))
            return helper;
    }
    return -1;
}

/// While one lives, the service does nothing, as on a machine that is busy.
class Paused {
public:
    explicit Paused(ServiceProcess &service) : m_pid(service.process().processId()) { signalTo(m_pid, SIGSTOP); }
    ~Paused() { signalTo(m_pid, SIGCONT); }
    Paused(const Paused &) = delete;
    Paused &operator=(const Paused &) = delete;

private:
    qint64 m_pid;
};

/// How much of what was sent by it the service has not read.
int unread(const Descriptor &link)
{
    int bytes = -1;
    return ::ioctl(link.get(), SIOCOUTQ, &bytes) == 0 ? bytes : -1;
}

QByteArray request(uid_t user)
{
    return frame(encode(FrontRequest(OpenLab{kProtocolVersion, QStringLiteral("of%1").arg(user), true, {}})));
}

}  // namespace

/// What a user who means harm does to the service, with all rights in a lab or with the very link of its helper: others
/// go on as if nothing were.
class ServiceHostileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_service.reset(); }
    void nothingOfAHelperIsInReach_data() { addUsers(); }
    void nothingOfAHelperIsInReach();
    void nobodyElseReadsTheNameOfALab();
    void whatAHelperSendsAlongHoldsUpNobody_data();
    void whatAHelperSendsAlongHoldsUpNobody();
    void whatAClientSendsAlongHoldsUpNobody_data();
    void whatAClientSendsAlongHoldsUpNobody();
    void whatOneLabSaysEndlesslyEndsNoOther_data();
    void whatOneLabSaysEndlesslyEndsNoOther();
    void theAdministratorIsNotFloodedWithQuestions();
    void manyStrangersKeepNobodyWaiting();
    void aLabThatMultipliesLeavesRoomForOthers_data();
    void aLabThatMultipliesLeavesRoomForOthers();
    void noLabHasTheKeysOfAnother();
    void noLabHasTheKeysOfWhoStartedTheService();

private:
    /// Bob's lab, which he has had all the time, and a new one.
    void bobWorksOn();
    /// Another service in the place of the first, with these words before it.
    bool startWith(const QStringList &before);

    QTemporaryDir m_folder;
    QString m_self;  ///< this program, where every user and lab can reach it
    std::unique_ptr<ServiceProcess> m_service;
    Answer m_bob;
};

void ServiceHostileTest::initTestCase()
{
    QCOMPARE(::chmod(qPrintable(m_folder.path()), 0755), 0);
    m_self = m_folder.filePath(QStringLiteral("hostile"));
    QVERIFY(QFile::copy(QFile::symLinkTarget(QStringLiteral("/proc/self/exe")), m_self));
    QCOMPARE(::chmod(qPrintable(m_self), 0755), 0);
    QVERIFY(makeRealCard());
    QCOMPARE(QProcess::execute(QStringLiteral("ip"), {QStringLiteral("link"), QStringLiteral("set"),
                                                      QStringLiteral("lo"), QStringLiteral("up")}),
             0);
}

void ServiceHostileTest::init()
{
    m_service = std::make_unique<ServiceProcess>(QStringList(), QStringList{QStringLiteral("--virtual-cards")});
    QVERIFY(m_service->start());
    m_bob = ServiceProcess::open(kBob, kLab);
    QVERIFY2(m_bob.started(), qPrintable(m_bob.error().message));
    QVERIFY(deploy(*m_bob.client, oneMachine()));
}

bool ServiceHostileTest::startWith(const QStringList &before)
{
    m_service.reset();
    m_service = std::make_unique<ServiceProcess>(before);
    return m_service->start();
}

void ServiceHostileTest::bobWorksOn()
{
    QCOMPARE(runIn(*m_bob.client, kMachine, QStringLiteral("hostname")), QByteArray("M\n"));
    const auto more = ServiceProcess::open(kBob, QStringLiteral("more"));
    QVERIFY2(more.started(), qPrintable(more.error().message));
    QCOMPARE(ServiceProcess::labsOf(kBob), (QStringList{QStringLiteral("more"), kLab}));
}

void ServiceHostileTest::nothingOfAHelperIsInReach()
{
    QFETCH(uint, user);
    const uid_t id = user == 0 ? kService : user;
    const QString name = QStringLiteral("reach");
    auto lab = ServiceProcess::open(user, name);
    QVERIFY(lab.started());
    QVERIFY(deploy(*lab.client, oneMachine()));
    const QByteArray within = runIn(*lab.client, kMachine, m_self + QStringLiteral(" --reach-for 1"));
    QVERIFY2(within.contains("all tried") && !within.contains("GOT IT"), within.constData());
    for (const pid_t helper : ServiceProcess::helpers()) {
        const QByteArray outside = outputOf(QStringLiteral("setpriv"),
                                            {QStringLiteral("--reuid"), QString::number(id), QStringLiteral("--regid"),
                                             QString::number(id), QStringLiteral("--clear-groups"), m_self,
                                             QStringLiteral("--reach-for"), QString::number(helper)});
        QVERIFY2(outside.contains("all tried") && !outside.contains("GOT IT"), outside.constData());
    }
    QCOMPARE(runIn(*lab.client, kMachine, QStringLiteral("hostname")), QByteArray("M\n"));
}

void ServiceHostileTest::nobodyElseReadsTheNameOfALab()
{
    auto ann = ServiceProcess::open(kAnn, QStringLiteral("of-ann-alone"));
    QVERIFY(deploy(*ann.client, oneMachine()));
    const QByteArray seen =
        outputOf(QStringLiteral("setpriv"),
                 {QStringLiteral("--reuid"), QString::number(kBob), QStringLiteral("--clear-groups"),
                  QStringLiteral("ps"), QStringLiteral("axeww"), QStringLiteral("-o"), QStringLiteral("uid,args")});
    QVERIFY2(seen.contains(QByteArray::number(kAnn)) && seen.contains("--worker"), seen.constData());
    QVERIFY2(!seen.contains("of-ann-alone"), seen.constData());
}

void ServiceHostileTest::whatAHelperSendsAlongHoldsUpNobody_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<int>("count");
    const QString card = QStringLiteral("eth0");
    const QByteArray keep = encode(LinkToService(KeepCards{}));
    const QByteArray take = encode(LinkToService(TakeCard{card, card}));
    QTest::newRow("with what needs none") << keep << 1;
    QTest::newRow("in the place of a network") << take << 1;
    QTest::newRow("two of them") << take << 2;
    QTest::newRow("as many as there can be") << take << 253;
    QTest::newRow("with no message") << QByteArray("no message") << 1;
    QTest::newRow("with nothing") << QByteArray() << 1;
}

void ServiceHostileTest::whatAHelperSendsAlongHoldsUpNobody()
{
    QFETCH(QByteArray, message);
    QFETCH(int, count);
    auto ann = ServiceProcess::open(kAnn, kLab);
    QVERIFY(ann.started());
    const Descriptor link = linkOf(helperOf(kAnn));
    QVERIFY(link);
    Lingering first;
    Lingering behind;  // still unread when the link ends
    {
        const Paused paused(*m_service);
        QVERIFY(sendWith(link.get(), message, std::vector<int>(std::size_t(count), first.get())));
        QVERIFY(sendWith(link.get(), QByteArray("no message"), {behind.get()}));
        first.letGo();
        behind.letGo();
    }
    bobWorksOn();
    QTRY_COMPARE_WITH_TIMEOUT(ServiceProcess::labsOf(kAnn), QStringList(), kPatience);
    QVERIFY(ServiceProcess::open(kAnn, kLab).started());
    m_service->terminate();
    QCOMPARE(m_service->process().exitCode(), 0);
}

void ServiceHostileTest::whatAClientSendsAlongHoldsUpNobody_data()
{
    QTest::addColumn<uint>("user");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("along");
    const QByteArray whole = request(kAnn);
    QTest::newRow("with the request") << uint(kAnn) << QByteArray() << whole;
    QTest::newRow("in its middle") << uint(kAnn) << whole.first(9) << whole.sliced(9);
    QTest::newRow("behind it") << uint(kAnn) << whole << QByteArray("more");
    QTest::newRow("with nonsense") << uint(kAnn) << QByteArray() << QByteArray("GET / HTTP/1.0\r\n\r\n");
    QTest::newRow("by one who has no right to labs") << uint(kCarol) << request(kCarol) << QByteArray("more");
    QTest::newRow("by one whom nobody knows") << 64150U << QByteArray() << request(64150);
}

void ServiceHostileTest::whatAClientSendsAlongHoldsUpNobody()
{
    QFETCH(uint, user);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, along);
    Descriptor client = ServiceProcess::connectAs(user);
    Lingering socket;
    {
        const Paused paused(*m_service);
        if (!before.isEmpty())
            QCOMPARE(::send(client.get(), before.constData(), std::size_t(before.size()), MSG_NOSIGNAL), before.size());
        QVERIFY(sendWith(client.get(), along, {socket.get()}));
        socket.letGo();
        client.reset();
    }
    bobWorksOn();
    m_service->terminate();
    QCOMPARE(m_service->process().exitCode(), 0);
}

void ServiceHostileTest::whatOneLabSaysEndlesslyEndsNoOther_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<bool>("isAnswered");
    const auto row = [](const char *name, const LinkToService &message, bool isAnswered) {
        QTest::newRow(name) << encode(message) << isAnswered;
    };
    const QString card = QStringLiteral("eth0");
    row("keep the cards", KeepCards{}, false);
    row("return the cards", ReturnCards{}, false);
    row("return a card", ReturnCard{card}, true);
    row("want a card", WantCards{1, 1, {card}}, true);
    row("take a card", TakeCard{card, card}, true);
    row("it is ready", HelperReady{}, false);
}

/// And bob's helper is busy, so that it reads nothing meanwhile. Whose answers pile up may lose its own link.
void ServiceHostileTest::whatOneLabSaysEndlesslyEndsNoOther()
{
    QFETCH(QByteArray, message);
    QFETCH(bool, isAnswered);
    auto ann = ServiceProcess::open(kAnn, kLab);
    QVERIFY(ann.started());
    const Descriptor link = linkOf(helperOf(kAnn));
    QVERIFY(link);
    const pid_t helper = helperOf(kBob);
    QVERIFY(helper > 0);
    signalTo(helper, SIGSTOP);
    const auto send = [&] {
        return ::send(link.get(), message.constData(), std::size_t(message.size()), MSG_NOSIGNAL | MSG_DONTWAIT) > 0;
    };
    QElapsedTimer time;
    time.start();
    int sent = 0;
    while (time.elapsed() < kAttack)
        sent += send();
    QVERIFY2(isAnswered || sent > 100, QByteArray::number(sent).constData());
    if (!isAnswered)
        QTRY_VERIFY_WITH_TIMEOUT(send(), kPatience);
    QVERIFY(ServiceProcess::open(kBob, QStringLiteral("another")).started());
    signalTo(helper, SIGCONT);
    QCOMPARE(runIn(*m_bob.client, kMachine, QStringLiteral("hostname")), QByteArray("M\n"));
    QVERIFY(ServiceProcess::open(kBob, kLab, false).opened());
}

void ServiceHostileTest::theAdministratorIsNotFloodedWithQuestions()
{
    // A program in the place of pkcheck that lets labs run, and has nobody who answers for a card.
    writeFile(QStringLiteral("/run/pkcheck"),
              "#!/bin/sh\ncase \"$*\" in *manage-lab*) exit 0;; esac\nexec sleep 7654321\n", 0755);
    QCOMPARE(::mount("/run/pkcheck", "/usr/bin/pkcheck", nullptr, MS_BIND, nullptr), 0);
    ::mkdir("/run/dbus", 0755);
    writeFile(QStringLiteral("/run/dbus/system_bus_socket"), {});
    const auto questions = [] {
        return outputOf(QStringLiteral("pgrep"), {QStringLiteral("-fx"), QStringLiteral("sleep 7654321")}).count('\n');
    };
    const QByteArray want = encode(LinkToService(WantCards{1, 1, {QStringLiteral("eth0")}}));
    const auto wantOften = [&](const Descriptor &link) {
        for (int i = 0; i < 60; ++i)
            QCOMPARE(::send(link.get(), want.constData(), std::size_t(want.size()), MSG_NOSIGNAL), want.size());
        QTRY_COMPARE_WITH_TIMEOUT(unread(link), 0, kPatience);
    };
    std::vector<Answer> labs;
    QList<pid_t> known = ServiceProcess::helpers();
    for (int i = 1; i <= limits::kQuestionsOfUser + 2; ++i) {
        labs.push_back(ServiceProcess::open(kAnn, QStringLiteral("lab%1").arg(i)));
        QVERIFY(labs.back().started());
        Descriptor link;
        for (const pid_t helper : ServiceProcess::helpers())
            if (!known.contains(helper) && !link)
                link = linkOf(helper);
        QVERIFY(link);
        known = ServiceProcess::helpers();
        wantOften(link);
        QTRY_COMPARE_WITH_TIMEOUT(questions(), qsizetype(std::min(i, limits::kQuestionsOfUser)), kPatience);
    }
    bobWorksOn();
    // A lab's end ends its question, and makes room for another's.
    labs.front().client->send(Undeploy{});
    QTRY_COMPARE_WITH_TIMEOUT(questions(), qsizetype(limits::kQuestionsOfUser - 1), kPatience);
    QCOMPARE(::umount("/usr/bin/pkcheck"), 0);
    QVERIFY(QFile::remove(QStringLiteral("/run/dbus/system_bus_socket")));
}

/// As one who has subordinate ids can be.
void ServiceHostileTest::manyStrangersKeepNobodyWaiting()
{
    constexpr uid_t kFirst = 64200;
    std::vector<Descriptor> silent;
    const auto crowd = [&] {
        for (uid_t user = kFirst; user < kFirst + 20; ++user)
            for (int i = 0; i < limits::kWaitingOfUser; ++i)
                silent.push_back(ServiceProcess::connectAs(user));
    };
    crowd();
    bobWorksOn();
    QVERIFY(ServiceProcess::open(kAnn, kLab).started());
    QCOMPARE(ServiceProcess::open(kCarol, kLab).error().code, ErrorCode::Refused);
    crowd();
    // Nor do those who may run labs, and ask for none.
    for (int i = 0; i < limits::kWaitingOfUser; ++i)
        silent.push_back(ServiceProcess::connectAs(kAnn));
    QVERIFY(ServiceProcess::open(kBob, kLab, false).opened());
    QCOMPARE(ServiceProcess::open(kCarol, kLab).error().code, ErrorCode::Refused);
}

void ServiceHostileTest::aLabThatMultipliesLeavesRoomForOthers_data()
{
    QTest::addColumn<uint>("user");
    QTest::addColumn<QStringList>("before");
    QTest::newRow("without subordinate ids") << uint(kAnn) << QStringList();
    QTest::newRow("with subordinate ids") << uint(kBob) << QStringList();
    QTest::newRow("as somebody else within")
        << uint(kBob)
        << QStringList{QStringLiteral("setpriv"), QStringLiteral("--reuid=5"), QStringLiteral("--clear-groups")};
}

void ServiceHostileTest::aLabThatMultipliesLeavesRoomForOthers()
{
    QFETCH(uint, user);
    QFETCH(QStringList, before);
    auto lab = ServiceProcess::open(user, QStringLiteral("many"));
    QVERIFY(deploy(*lab.client, oneMachine()));
    int threads = 0;
    for (const quint32 channel : {1U, 2U, 3U}) {
        // The others as the lab's root, so that together they would have more than one may.
        const QStringList words = channel == 1 ? before : QStringList();
        lab.client->send(StartProgram{
            channel, kMachine, words + QStringList{m_self, QStringLiteral("--multiply")}, {}, false, 24, 80});
        const auto ended = [&] { return lab.client->count<ProgramEnded>() > 0; };
        QTRY_VERIFY_WITH_TIMEOUT(lab.client->output(channel).endsWith("threads\n") || ended(), kPatience);
        threads += lab.client->output(channel).split(' ').front().toInt();
        if (ended())
            break;
    }
    QVERIFY2(threads > 100 && threads <= int(shareOfTasks(tasksAllowed())), qPrintable(QString::number(threads)));
    const uid_t other = user == kAnn ? kBob : kAnn;
    auto theirs = ServiceProcess::open(other, QStringLiteral("theirs"));
    QVERIFY2(theirs.started(), qPrintable(theirs.error().message));
    QVERIFY(deploy(*theirs.client, oneMachine()));
    QCOMPARE(runIn(*theirs.client, kMachine, QStringLiteral("hostname | cat")), QByteArray("M\n"));
}

void ServiceHostileTest::noLabHasTheKeysOfAnother()
{
    // In a session of its own, as systemd starts it.
    QVERIFY2(startWith({m_self, QStringLiteral("--start-with-key"), QStringLiteral("services")}),
             "the service, in a session with a key");
    auto bob = ServiceProcess::open(kBob, kLab);
    QVERIFY(deploy(*bob.client, oneMachine()));
    auto ann = ServiceProcess::open(kAnn, kLab);
    QVERIFY(deploy(*ann.client, oneMachine()));
    const QString find = m_self + QStringLiteral(" --find-key toile-test");
    QCOMPARE(runIn(*bob.client, kMachine, m_self + QStringLiteral(" --keep-key toile-test")), QByteArray("kept\n"));
    QVERIFY(runIn(*bob.client, kMachine, find).contains("the key's secret"));
    const QByteArray found = runIn(*ann.client, kMachine, find);
    QVERIFY2(!found.contains("secret") && !found.contains("toile-test"), found.constData());
}

void ServiceHostileTest::noLabHasTheKeysOfWhoStartedTheService()
{
    QVERIFY2(startWith({m_self, QStringLiteral("--start-with-key"), QStringLiteral("toile-test")}),
             "the service, in a session with a key");
    auto ann = ServiceProcess::open(kAnn, kLab);
    QVERIFY(deploy(*ann.client, oneMachine()));
    const QByteArray found = runIn(*ann.client, kMachine, m_self + QStringLiteral(" --find-key toile-test"));
    QVERIFY2(!found.contains("secret") && !found.contains("toile-test"), found.constData());
}

int main(int argc, char **argv)
{
    if (argc > 3 && qstrcmp(argv[1], "--start-with-key") == 0)
        return startWithKey(argv + 2);
    if (argc == 2 && qstrcmp(argv[1], "--multiply") == 0)
        return multiply();
    if (argc == 3 && qstrcmp(argv[1], "--keep-key") == 0)
        return keepKey(argv[2]);
    if (argc == 3 && qstrcmp(argv[1], "--find-key") == 0)
        return findKey(argv[2]);
    if (argc == 3 && qstrcmp(argv[1], "--reach-for") == 0)
        return reachFor(QByteArray(argv[2]).toInt());
    if (!enterOwnMachine(argc, argv))
        return 1;
    QCoreApplication application(argc, argv);
    ServiceHostileTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_servicehostile.moc"
