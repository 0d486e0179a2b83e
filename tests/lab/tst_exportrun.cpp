// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/rule.h"
#include "core/lab/exporters.h"
#include "core/lab/labfile.h"
#include "core/lab/lower.h"
#include "core/linux/featureprobe.h"
#include "resources/assets.h"
#include "tests/linux/ownnamespaces.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <unistd.h>

#include <cerrno>
#include <map>
#include <memory>

using namespace toile;

/// The exported scripts, run by dash in network namespaces of their own, give the answers that the course gives.
namespace {

constexpr int kTimeLimit = 300000;  // all run at once, on an emulated processor too

struct Ping {
    QString from;
    QString to;
    bool answers;
};

Ping yes(const char *from, const char *to)
{
    return {QString::fromLatin1(from), QString::fromLatin1(to), true};
}

Ping no(const char *from, const char *to)
{
    return {QString::fromLatin1(from), QString::fromLatin1(to), false};
}

/// Who reaches whom in each case, as the course states it.
std::map<QString, std::vector<Ping>> coursesAnswers()
{
    return {
        {QStringLiteral("case-1"), {yes("Host1", "1.0.0.2"), yes("Host1", "2.0.0.1"), no("VM1", "1.0.0.2")}},
        {QStringLiteral("case-1a"), {yes("VM1", "1.0.0.2"), yes("Host2", "2.0.0.1")}},
        {QStringLiteral("case-1b"), {yes("VM1", "1.0.0.2"), no("Host2", "2.0.0.1")}},
        {QStringLiteral("case-2.1"),
         {yes("VM1", "2.0.0.2"), yes("VM2", "2.0.0.3"), no("VM1", "1.0.0.1"), no("Host1", "2.0.0.1")}},
        {QStringLiteral("case-2.2"),
         {yes("VM1", "2.0.0.3"), yes("VM1", "2.0.0.4"), yes("Host1", "2.0.0.2"), no("VM1", "1.0.0.2")}},
        {QStringLiteral("case-2.3"),
         {yes("VM1", "1.0.0.2"), yes("VM2", "1.0.0.1"), yes("Host2", "1.0.0.13"), yes("Host1", "1.0.0.2")}},
        {QStringLiteral("case-2.3-uplink"),
         {yes("VM1", "1.0.0.12"), yes("VM2", "1.0.0.1"), yes("Host1", "1.0.0.13"), yes("VM3", "1.0.0.2")}},
        {QStringLiteral("tp1"),
         {yes("VM2", "1.0.0.2"), yes("VM3", "1.0.0.2"), yes("VM2", "2.0.0.3"), no("Host2", "2.0.0.2")}},
        {QStringLiteral("bridge-in-vm"), {yes("VM2", "2.0.0.3")}},
        {QStringLiteral("tp2"),
         {yes("VM1", "10.0.0.4"), yes("VM3", "10.0.0.2"), yes("VM1", "10.100.0.2"), no("VM3", "10.100.0.1"),
          no("VM1", "10.100.0.3")}},
        {QStringLiteral("trunk"), {yes("A1", "10.100.0.2"), yes("B1", "10.200.0.2")}},
        {QStringLiteral("vlan-router"), {yes("A2", "10.200.0.2"), yes("B1", "10.100.0.2")}},
        {QStringLiteral("vxlan"), {yes("VM1", "2.0.0.2"), no("VM1", "1.0.0.2")}},
        {QStringLiteral("vlan-in-bridge"), {yes("VM1", "10.100.0.2"), yes("VM2", "10.200.0.2")}},
        {QStringLiteral("two-hosts"), {yes("VM1", "2.0.0.3"), no("VM1", "1.0.0.1"), yes("Host1", "1.0.0.2")}},
    };
}

/// Where a translation shows: machine, drawn source, address that the other side sees.
std::map<QString, QStringList> coursesTranslations()
{
    return {
        {QStringLiteral("case-1b"), {QStringLiteral("Host1"), QStringLiteral("2.0.0.1"), QStringLiteral("1.0.0.1")}},
        {QStringLiteral("tp1"), {QStringLiteral("VM1"), QStringLiteral("2.0.0.2"), QStringLiteral("1.0.0.11")}}};
}

/// The course's answers and the lab's own checks.
std::vector<Ping> pingsOf(const QString &name, const Topology &topology)
{
    std::vector<Ping> pings = coursesAnswers().at(name);
    for (const auto &[id, check] : topology.checks)
        if (check.kind != Check::Kind::Translated)
            pings.push_back({check.from, check.to, check.kind == Check::Kind::Reach});
    return pings;
}

QByteArray observed(const Ping &ping)
{
    return (QStringLiteral("ping %1 %2 ").arg(ping.from, ping.to) +
            (ping.answers ? QStringLiteral("answer") : QStringLiteral("silence")))
        .toUtf8();
}

/// In a trunk's lab the course gives A1 an address of the other VLAN for a moment: it must not help.
QByteArray trespass(const QString &name)
{
    if (name != QLatin1String("trunk"))
        return {};
    return "ip -n A1 addr add 10.200.0.9/24 dev eth0\ntry A1 10.200.0.1\nip -n A1 addr del 10.200.0.9/24 dev eth0\n";
}

/// What of a machine is not as Toile deploys it: a bridge that listens to IGMP; counters of connections where rules
/// track them.
QByteArray settings(const Topology &topology)
{
    QByteArray script;
    for (const auto &[name, machine] : lower(topology).namespaces) {
        const QByteArray ns = name.toUtf8();
        const auto bridges = std::count_if(machine.links.begin(), machine.links.end(), [](const auto &link) {
            return std::holds_alternative<BridgeSettings>(link.second.settings);
        });
        if (bridges > 0)
            script += "[ \"$(ip -n " + ns + " -d link show type bridge | grep -c 'mcast_snooping 0')\" = " +
                      QByteArray::number(qsizetype(bridges)) + " ] || echo " + ns + " listens to IGMP\n";
        if (tracksConnections(machine.rules))
            script += "[ \"$(ip netns exec " + ns + " sysctl -n net.netfilter.nf_conntrack_acct)\" = 1 ] || echo " +
                      ns + " counts no connections\n";
    }
    return script;
}

/// Lines for a lab that takes the real card eth0, which is the end of a pair here.
QByteArray realCard(const Topology &topology, const QByteArray &lines)
{
    const bool takesCards = std::any_of(topology.interfaces.begin(), topology.interfaces.end(),
                                        [&](const auto &entry) { return !topology.cardOf(entry.first).isEmpty(); });
    return takesCards ? lines : QByteArray();
}

/// Up, all pings at once, the conntrack entries, down, what is left. $1 is the exported script.
QByteArray driver(const QString &name, const Topology &topology)
{
    QByteArray script = "mount -t tmpfs tmpfs /run || exit 90\n"
                        "ping1() { ip netns exec \"$1\" ping -n -c1 -W1 \"$2\" >/dev/null 2>&1; }\n"
                        "try() { if ping1 \"$1\" \"$2\" || ping1 \"$1\" \"$2\"; then echo \"ping $1 $2 answer\"; "
                        "else echo \"ping $1 $2 silence\"; fi; }\n";
    script += realCard(topology, "ip link add eth0 type veth peer name far0\nip addr add 1.0.0.2/8 dev far0\n"
                                 "ip link set far0 up\n");
    script += "dash \"$1\" up || exit 91\n" + settings(topology);
    for (const Ping &ping : pingsOf(name, topology))
        script += "try " + ping.from.toUtf8() + ' ' + ping.to.toUtf8() + " &\n";
    script += "wait\n" + trespass(name);
    const auto translations = coursesTranslations();
    if (const auto it = translations.find(name); it != translations.end())
        script += "ip netns exec " + it->second.at(0).toUtf8() +
                  " conntrack -L -p icmp 2>/dev/null | grep -q 'src=" + it->second.at(1).toUtf8() +
                  ".*dst=" + it->second.at(2).toUtf8() + "' && echo translated\n";
    return script + "dash \"$1\" down || exit 92\n" + realCard(topology, "ip link del eth0 || exit 93\n") +
           "ip netns list\nls /run/netns\nip -o link | grep -v ': lo:'\necho end\n";
}

QStringList sandboxed(const QStringList &command)
{
    const QString flags = geteuid() == 0 ? QStringLiteral("-nm") : QStringLiteral("-Urnm");
    return QStringList{flags} + command;
}

struct Run {
    QProcess process;
    std::vector<Ping> pings;
    bool translates = false;
};

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(text);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

}  // namespace

class ExportRunTest : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    std::map<QString, std::unique_ptr<Run>> m_runs;

    QString path(const QString &name) const { return m_folder.filePath(name); }

    static QString key(const QString &lab, Dialect dialect)
    {
        return lab + (dialect == Dialect::Brctl ? QStringLiteral(" as brctl") : QStringLiteral(" as sh"));
    }

    Topology drawing(const char *name) const
    {
        return loadLab(shippedLabPath(QString::fromLatin1(name))).document.topology();
    }

    void start(const QString &lab, Dialect dialect)
    {
        const Topology topology = loadLab(shippedLabPath(lab)).document.topology();
        auto run = std::make_unique<Run>();
        run->pings = pingsOf(lab, topology);
        run->translates = coursesTranslations().contains(lab);
        const QString script = path(key(lab, dialect));
        write(script, exportScript(topology, dialect).toUtf8());
        write(script + QStringLiteral(".driver"), driver(lab, topology));
        run->process.start(QStringLiteral("unshare"),
                           sandboxed({QStringLiteral("dash"), script + QStringLiteral(".driver"), script}));
        m_runs[key(lab, dialect)] = std::move(run);
    }

    /// Runs `commands` (which call the exported script as "$1") in a sandbox; `fakes` stands first in the PATH.
    QByteArray outcome(const char *lab, const QByteArray &commands)
    {
        const QString script = path(QStringLiteral("script"));
        write(script, exportScript(drawing(lab), Dialect::Iproute).toUtf8());
        write(script + QStringLiteral(".driver"), "mount -t tmpfs tmpfs /run || exit 90\n" + commands);
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PATH"),
                           path(QStringLiteral("fakes")) + u':' + environment.value(QStringLiteral("PATH")));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral("unshare"),
                      sandboxed({QStringLiteral("dash"), script + QStringLiteral(".driver"), script}));
        process.waitForFinished(kTimeLimit);
        return process.readAll();
    }

private Q_SLOTS:
    void initTestCase()
    {
        useAssets();
        QVERIFY(m_folder.isValid());
        // A lab for which this kernel lacks something is told under one that has it.
        auto available = probeFeatures();
        QVERIFY(available.ok());
        available->push_back(KernelFeature::Uplink);  // for root, and the scripts are run by root, each has its own
        for (const QString &lab : shippedLabs()) {
            const KernelState wanted = lower(loadLab(shippedLabPath(lab)).document.topology());
            if (!missingFeatures(requiredFeatures(wanted), *available).empty())
                continue;
            for (const Dialect dialect : {Dialect::Iproute, Dialect::Brctl})
                start(lab, dialect);
        }
    }

    void theCourseCoversEachLab()
    {
        for (const QString &lab : shippedLabs())
            QVERIFY2(coursesAnswers().contains(lab), qPrintable(lab));
    }

    void scriptsGiveTheCoursesAnswers_data()
    {
        QTest::addColumn<QString>("run");
        for (const auto &[name, run] : m_runs)
            QTest::newRow(qPrintable(name)) << name;
    }
    void scriptsGiveTheCoursesAnswers()
    {
        QFETCH(QString, run);
        Run &mine = *m_runs.at(run);
        QVERIFY(mine.process.state() == QProcess::NotRunning || mine.process.waitForFinished(kTimeLimit));
        const QByteArray errors = mine.process.readAllStandardError();
        QVERIFY2(mine.process.exitCode() == 0, errors.constData());
        QCOMPARE(errors, QByteArray());
        QByteArrayList lines = mine.process.readAllStandardOutput().split('\n');
        for (const Ping &ping : mine.pings)
            QVERIFY2(lines.removeOne(observed(ping)), observed(ping).constData());
        if (run.startsWith(QLatin1String("trunk ")))
            QVERIFY2(lines.removeOne("ping A1 10.200.0.1 silence"), "A1 reaches another VLAN");
        if (mine.translates)
            QVERIFY2(lines.removeOne("translated"), "conntrack holds no translation");
        QCOMPARE(lines, QByteArrayList({"end", ""}));  // nothing is left
    }

    void anyoneButRootIsTold()
    {
        QVERIFY(QDir().mkpath(path(QStringLiteral("fakes"))));
        write(path(QStringLiteral("fakes/id")), "#!/bin/sh\necho 1000\n");
        const QByteArray told = outcome("case-1b", "dash \"$1\" up; echo $?; ip netns list\n");
        QFile::remove(path(QStringLiteral("fakes/id")));
        QCOMPARE(told, QByteArray("This script makes network namespaces: run it as root (sudo sh FILE up).\n1\n"));
    }

    void aMachineThatExistsIsLeftAlone()
    {
        const QByteArray told = outcome("case-1b", "ip netns add VM1; dash \"$1\" up; echo $?; ip netns list\n");
        QCOMPARE(told, QByteArray("A network namespace named VM1 exists already: remove it first (sh FILE down).\n1\n"
                                  "VM1\n"));
    }

    void aFailedUpLeavesNothing()
    {
        QVERIFY(QDir().mkpath(path(QStringLiteral("fakes"))));
        write(path(QStringLiteral("fakes/iptables")), "#!/bin/sh\necho refused >&2\nexit 4\n");
        const QByteArray told = outcome("case-1b", "dash \"$1\" up; echo $?; ip netns list; echo end\n");
        QFile::remove(path(QStringLiteral("fakes/iptables")));
        QCOMPARE(told, QByteArray("refused\n4\nend\n"));
    }

    void withoutAWordItSaysHow()
    {
        const QByteArray told = outcome("case-1b", "dash \"$1\"; echo $?; dash \"$1\" sideways; echo $?\n");
        const QByteArray once = "Say what to do: sh FILE up, or sh FILE down.\n2\n";
        QCOMPARE(told, once + once);
    }

    void frenchWordsDoNotBreakTheShell()
    {
        QTranslator french;
        QVERIFY(french.load(QStringLiteral(":/i18n/core_fr.qm")));
        QVERIFY(QCoreApplication::installTranslator(&french));
        QVERIFY(exportScript(drawing("case-1b"), Dialect::Iproute).startsWith(QStringLiteral("#!/bin/sh\n# Cas 1B")));
        const QByteArray told = outcome("case-1b", "ip netns add VM1; dash \"$1\" up; echo $?; ip netns del VM1\n"
                                                   "dash \"$1\" up && dash \"$1\" down; echo $?\n");
        QCOMPARE(QString::fromUtf8(told).replace(QChar::Nbsp, u' '),
                 QString::fromUtf8("Un espace de noms réseau nommé VM1 existe déjà : supprimez-le d’abord "
                                   "(sh FICHIER down).\n1\n0\n"));
    }

    void downTwiceIsNoError()
    {
        const QByteArray told = outcome("case-1", "dash \"$1\" up && dash \"$1\" down && dash \"$1\" down; echo $?\n");
        QCOMPARE(told, QByteArray("0\n"));
    }
};

int main(int argc, char **argv)
{
    if (!toile::test::enterOwnNamespaces())
        qFatal("no namespaces of our own: errno %d", errno);
    QCoreApplication application(argc, argv);
    ExportRunTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_exportrun.moc"
