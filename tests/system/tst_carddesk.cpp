// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/protocol/frames.h"
#include "core/system/activation.h"
#include "core/system/cardkeepers.h"
#include "core/system/datagram.h"
#include "core/system/front.h"
#include "tests/system/ownmachine.h"
#include "tests/system/realcard.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

using namespace toile;
using namespace toile::test;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = 20000;
constexpr int kLink = 3;
const QString kTheLab = QStringLiteral("tp1");
const QString kCard = QStringLiteral("eth0");
const QString kSaid = QStringLiteral("/run/said");

/// Says yes to everything, and counts what it is asked.
class Yes final : public Authority {
public:
    void ask(const Subject &, Action action, QObject *context, const Answer &answer) override
    {
        asked += action == Action::AttachCard ? 1 : 0;
        QMetaObject::invokeMethod(
            context, [answer] { answer(Verdict::Yes); }, Qt::QueuedConnection);
    }
    int asked = 0;
};

/// The service's answer to one request.
LinkToHelper answerTo(const LinkToService &request, int descriptor)
{
    sendDatagram(kLink, encode(request), descriptor);
    for (;;) {
        pollfd readable{kLink, POLLIN, 0};
        Datagram datagram;
        if (::poll(&readable, 1, kPatience) != 1 || receiveDatagram(kLink, datagram) != Reception::Message)
            ::_exit(3);
        const auto message = decodeLinkToHelper(datagram.body);
        if (message && (std::holds_alternative<CardMoved>(*message) || std::holds_alternative<CardsAnswer>(*message)))
            return *message;
    }
}

QString errorOf(const LinkToHelper &answer)
{
    if (const auto *moved = std::get_if<CardMoved>(&answer))
        return moved->error.message;
    return std::get<CardsAnswer>(answer).error.message;
}

/// A user's process in the place of a helper: it has the link, and tries to get the card by every way but the right
/// one.
int runHostileHelper(int argc, char **argv)
{
    uid_t user = 0;
    for (int i = 1; i + 1 < argc; ++i)
        if (qstrcmp(argv[i], "--uid") == 0)
            user = uid_t(QByteArray(argv[i + 1]).toUInt());
    const Descriptor machines(::open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC));
    const Descriptor file(::open("/proc/self/status", O_RDONLY | O_CLOEXEC));
    if (::setresgid(user, user, user) != 0 || ::setresuid(user, user, user) != 0)
        return 4;
    sendDatagram(kLink, encode(LinkToService(HelperReady())));
    QStringList said;
    const QString card = QStringLiteral("eth0");
    const auto attempt = [&](const char *what, const LinkToService &request, int descriptor) {
        said += QString::fromLatin1(what) + QStringLiteral(": ") + errorOf(answerTo(request, descriptor));
    };
    attempt("without asking", TakeCard{card, card}, machines.get());
    attempt("for nobody", WantCards{1, 99, {card}}, -1);
    attempt("for a path", WantCards{2, 1, {QStringLiteral("../eth0")}}, -1);
    attempt("for none", WantCards{3, 1, {}}, -1);
    attempt("lo", WantCards{4, 1, {QStringLiteral("lo")}}, -1);
    attempt("another's return", ReturnCard{card}, -1);
    // With permission, but not into a machine of the lab.
    attempt("asked", WantCards{5, 1, {card}}, -1);
    attempt("into the machine's own", TakeCard{card, card}, machines.get());
    attempt("asked", WantCards{6, 1, {card}}, -1);
    attempt("into a file", TakeCard{card, card}, file.get());
    attempt("asked", WantCards{7, 1, {card}}, -1);
    attempt("into nothing", TakeCard{card, card}, -1);
    attempt("asked", WantCards{8, 1, {card}}, -1);
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return 5;
    const Descriptor own(::open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC));
    attempt("as a path", TakeCard{card, QStringLiteral("../x")}, own.get());
    attempt("asked", WantCards{9, 1, {card}}, -1);
    attempt("rightly", TakeCard{card, QStringLiteral("wan")}, own.get());
    attempt("again", TakeCard{card, card}, own.get());
    writeFile(kSaid, said.join(u'\n').toUtf8(), 0644);
    ::pause();
    return 0;
}

}  // namespace

/// What the service does for a helper that its user has taken over, and what it knows of cards.
class CardDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(makeRealCard());
        QTRY_VERIFY(!command(QStringLiteral("ip addr")).contains("tentative"));
    }
    void aHelperGetsNothingWithoutPermission();
    void keepersAreReadFromTheirFiles();
    void whatIfupdownManagesIsReadAsItReadsIt_data();
    void whatIfupdownManagesIsReadAsItReadsIt();
    void theJournalIsReadBackWhole();
    void aCutJournalIsNoJournal();
    void aJournalHasOneOwner();
    void theServiceStaysForACardThatIsAway();
    void allCardsFitIntoOneMessage();
};

void CardDeskTest::aHelperGetsNothingWithoutPermission()
{
    const QByteArray before = networkState();
    Yes authority;
    {
        Front::Settings settings;
        settings.helper = QStringLiteral("/proc/self/exe");
        settings.cards.virtualCards = VirtualCards::Yes;
        Interpreter interpreter;
        Front front(settings, authority, interpreter);
        auto listening = listenForAll("/run/toile/toile.sock");
        front.listen(std::move(std::get<LabSocket>(listening).listener));
        const Descriptor client(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strcpy(address.sun_path, "/run/toile/toile.sock");
        writeFile(kSaid, {}, 0666);
        {
            const ActAs acting(kAnn);
            QCOMPARE(::connect(client.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        }
        const QByteArray open = frame(encode(FrontRequest(OpenLab{kProtocolVersion, QStringLiteral("l"), true, {}})));
        QCOMPARE(::send(client.get(), open.constData(), size_t(open.size()), 0), ssize_t(open.size()));
        const auto said = [] { return command(QStringLiteral("cat /run/said")); };
        QTRY_VERIFY_WITH_TIMEOUT(said().contains("again:"), kPatience);
        const QList<QByteArray> lines = said().split('\n');
        QCOMPARE(lines.size(), 17);
        QCOMPARE(authority.asked, 5);
        for (const QByteArray &line : lines) {
            const bool isGranted = line.startsWith("asked:") || line.startsWith("rightly:") ||
                                   line.startsWith("another's return:");  // there is nothing to give back
            QVERIFY2(line.endsWith(": ") == isGranted, line);
        }
        QVERIFY(networkState() != before);
    }
    QCOMPARE(QString::fromUtf8(networkStateOnceItIs(before)), QString::fromUtf8(before));
}

void CardDeskTest::keepersAreReadFromTheirFiles()
{
    QTemporaryDir root;
    const auto file = [&](const char *path, const QByteArray &text) {
        const QString whole = root.path() + QLatin1String(path);
        QDir().mkpath(QFileInfo(whole).path());
        writeFile(whole, text);
    };
    using Keepers = std::vector<CardKeeper>;
    const auto keepers = [&] { return keepersOf(QStringLiteral("eth0"), 7, root.path()); };
    QVERIFY(keepers() == Keepers());
    file("/run/NetworkManager/devices/7", "[device]\nmanaged=false\n");
    file("/run/NetworkManager/devices/8", "[device]\nmanaged=true\n");
    file("/run/systemd/netif/links/7", "ADMIN_STATE=unmanaged\nOPER_STATE=routable\n");
    file("/etc/network/interfaces", "source /etc/network/interfaces.d/*\nauto lo\niface lo inet loopback\n"
                                    "#iface eth0 inet dhcp\niface eth0x inet dhcp\n");
    QVERIFY(keepers() == Keepers());
    file("/run/NetworkManager/devices/7", "[device]\nmanaged=true\nconnection-uuid=1\n");
    QVERIFY(keepers() == Keepers{CardKeeper::NetworkManager});
    file("/run/NetworkManager/devices/7", "");
    file("/run/systemd/netif/links/7", "ADMIN_STATE=configured\n");
    QVERIFY(keepers() == Keepers{CardKeeper::Networkd});
    file("/run/systemd/netif/links/7", "");
    file("/etc/network/interfaces.d/school", "auto eth0\n  iface\teth0 inet dhcp\n");
    QVERIFY(keepers() == Keepers{CardKeeper::Ifupdown});
    file("/etc/network/interfaces.d/school", "");
    file("/run/network/ifstate", "lo=lo\neth0=eth0\n");
    QVERIFY(keepers() == Keepers{CardKeeper::Ifupdown});
    file("/run/network/ifstate", "lo=lo\nxeth0=eth0\neth1=eth0\n");
    QVERIFY(keepers() == Keepers());
    file("/run/network/ifstate", "lo=lo\neth0=home\n");
    QVERIFY(keepers() == Keepers{CardKeeper::Ifupdown});
}

void CardDeskTest::whatIfupdownManagesIsReadAsItReadsIt_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("has");
    const auto row = [](const char *name, const QByteArray &text, bool has) { QTest::newRow(name) << text << has; };
    row("nothing", "auto lo\niface lo inet loopback\n", false);
    row("a stanza", "iface eth0 inet dhcp\n", true);
    row("a line that goes on", "iface \\\n eth0 inet dhcp\n", true);
    row("a comment that does not", "# \\\niface eth0 inet dhcp\n", true);
    row("a comment", "  # iface eth0 inet dhcp\n", false);
    row("by another name", "auto lo eth0=home\niface home inet dhcp\n", true);
    row("when it is plugged", "allow-hotplug eth0\n", true);
    row("one like it", "auto /eth*\n", true);
    row("none like it", "auto /wl*\n", false);
    row("mapped", "mapping eth*\n script /x\n", true);
    row("a file that is included", "source /etc/network/conf/*\n", true);
    row("by a relative path", "source conf/lan\n", true);
    row("in a file of that", "source conf/more.cfg\n", true);
    row("a folder", "source-directory conf\n", true);
    row("not in this folder", "source-directory /etc/network/none\n", false);
    row("a file that is not", "source /etc/network/conf/wlan\n", false);
}

void CardDeskTest::whatIfupdownManagesIsReadAsItReadsIt()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, has);
    QTemporaryDir root;
    QVERIFY(QDir(root.path()).mkpath(QStringLiteral("etc/network/conf")));
    writeFile(root.filePath(QStringLiteral("etc/network/interfaces")), text);
    writeFile(root.filePath(QStringLiteral("etc/network/conf/lan")), "iface eth0 inet dhcp\n");
    writeFile(root.filePath(QStringLiteral("etc/network/conf/wlan")), "iface wlan0 inet dhcp\n");
    writeFile(root.filePath(QStringLiteral("etc/network/conf/more.cfg")), "source conf/l*\n");
    QCOMPARE(keepersOf(QStringLiteral("eth0"), 7, root.path()).size(), size_t(has ? 1 : 0));
}

void CardDeskTest::theJournalIsReadBackWhole()
{
    auto home = NetlinkSocket::open(NETLINK_ROUTE);
    QVERIFY(home.ok());
    const auto dump = dumpCard(*home, home->interfaceIndex(QStringLiteral("eth0")));
    QVERIFY(dump.ok());
    QCOMPARE(dump->alias, QStringLiteral("the school network"));
    QVERIFY(dump->addresses.size() >= 5 && dump->routes.size() >= 8 && dump->neighbours.size() == 4 &&
            dump->groups.size() == 1 && dump->token.size() == 16);
    QTemporaryDir folder;
    const CardJournal journal(folder.path() + QStringLiteral("/cards"));
    const LentCard card{{kAnn, QStringLiteral("tp1")}, *dump, 12};
    QVERIFY(journal.write(card).ok());
    QVERIFY(journal.all() == std::vector<LentCard>{card});
    QCOMPARE(command(QStringLiteral("stat -c '%a %u' %1/cards %1/cards/eth0.card").arg(folder.path())),
             QByteArray("700 0\n600 0\n"));
    journal.remove(QStringLiteral("eth0"));
    QVERIFY(journal.all().empty());
}

void CardDeskTest::aCutJournalIsNoJournal()
{
    LentCard card;
    card.dump.name = QStringLiteral("eth0");
    card.dump.addresses = {QByteArray("1"), QByteArray("2")};
    card.dump.settings[QStringLiteral("ipv4/conf/rp_filter")] = "2";
    card.dump.hardware[7] = "offloads";
    const QByteArray whole = encode(card);
    QVERIFY(decodeLentCard(whole) == card);
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY(!decodeLentCard(whole.first(size)));
    QVERIFY(!decodeLentCard(whole + '\0'));
    card.dump.name = QStringLiteral("../../etc/x");
    QVERIFY(!decodeLentCard(encode(card)));
}

void CardDeskTest::aJournalHasOneOwner()
{
    QTemporaryDir folder;
    const CardJournal journal(folder.path());
    Descriptor first = journal.tryLock(0ms);
    QVERIFY(first);
    QVERIFY(!journal.tryLock(100ms));
    CardLending::Settings settings;
    settings.folder = folder.path();
    settings.virtualCards = VirtualCards::Yes;
    CardLending second(settings);
    const auto lend = [&] { return second.lend({kAnn, kTheLab}, kCard, kCard, Descriptor()).error().message; };
    QVERIFY2(lend().contains(QStringLiteral("could not be locked")), qPrintable(lend()));
    first.reset();
    QVERIFY2(lend().contains(QStringLiteral("only lent to a machine")), qPrintable(lend()));
    QVERIFY(!journal.tryLock(0ms));
}

void CardDeskTest::theServiceStaysForACardThatIsAway()
{
    const QString make = QStringLiteral("ip link add away0 address 02:5c:00:00:00:02 type veth peer name away1");
    QCOMPARE(command(make), QByteArray());
    auto home = NetlinkSocket::open(NETLINK_ROUTE);
    const auto dump = dumpCard(*home, home->interfaceIndex(QStringLiteral("away0")));
    QVERIFY(dump.ok());
    QTemporaryDir folder;
    QVERIFY(CardJournal(folder.path()).write({{kAnn, kTheLab}, *dump, 0}).ok());
    QCOMPARE(command(QStringLiteral("ip link del away0")), QByteArray());
    Yes authority;
    Front::Settings settings;
    settings.cards.folder = folder.path();
    settings.idleLimit = 50;
    Interpreter interpreter;
    Front front(settings, authority, interpreter);
    QSignalSpy idle(&front, &Front::idle);
    front.recoverCards();
    QVERIFY(!idle.wait(1000));
    QCOMPARE(command(make), QByteArray());
    QVERIFY(idle.wait(kPatience));
    QVERIFY(CardJournal(folder.path()).all().empty());
    QCOMPARE(command(QStringLiteral("ip link del away0")), QByteArray());
}

void CardDeskTest::allCardsFitIntoOneMessage()
{
    CardState card;
    card.name = QStringLiteral("enp123s0f1np15");
    card.addresses.assign(limits::kAddressesPerInterface, *IpPrefix::parse(QStringLiteral("fd00:1:2:3:4:5:6:7/64")));
    RouteState route;
    route.destination = *IpPrefix::parse(QStringLiteral("fd00:1:2:3::/64"));
    route.gateway = IpAddress::parse(QStringLiteral("fd00:1:2:3:4:5:6:7"));
    route.interface = card.name;
    card.routes.assign(limits::kCardRoutes, route);
    const CardStates few(1, card);
    QVERIFY(fitIntoDatagram(few) == few);
    route.foreign = QString(limits::kCardForeignLength, u'x');
    card.waiting.assign(limits::kCardWaiting, route);
    for (int i = 0; i < limits::kCardFaults; ++i)
        card.missing += QString(1000, u'x');
    const CardStates fitting = fitIntoDatagram(CardStates(limits::kCards, card));
    QCOMPARE(fitting.size(), std::size_t(limits::kCards));
    const QByteArray message = encode(LinkToHelper(CardsNow{fitting}));
    QVERIFY2(message.size() <= kDatagramBytes, QByteArray::number(message.size()).constData());
    QVERIFY(decodeLinkToHelper(message).ok());
    QVERIFY(!fitting.front().addresses.empty() && !fitting.front().routes.empty());
}

int main(int argc, char **argv)
{
    if (argc > 1 && qstrcmp(argv[1], "--worker") == 0)
        return runHostileHelper(argc, argv);
    if (!enterOwnMachine(argc, argv))
        return 1;
    QCoreApplication application(argc, argv);
    CardDeskTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_carddesk.moc"
