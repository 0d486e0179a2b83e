// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/toilectl/toilectl.h"

#include <QTemporaryDir>

using namespace toile;

namespace {

QString text(const char *words)
{
    return QString::fromUtf8(words);
}

QStringList keysOf(const QJsonValue &row)
{
    QStringList keys = row.toObject().keys();
    keys.sort();
    return keys;
}

/// The row of the machine whose `key` is `value`.
QJsonObject rowOf(const QJsonArray &rows, const char *machine, const char *key, const QJsonValue &value)
{
    for (const QJsonValue &row : rows)
        if (row[text("machine")].toString() == text(machine) && row[text(key)] == value)
            return row.toObject();
    return {};
}

}  // namespace

/// What a kernel that has VLANs and VXLANs tells of them, and the tags on a trunk.
class VmVlansTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Toilectl> m_toilectl;

    Outcome run(const char *line) const { return (*m_toilectl)(line); }
    QJsonArray rows(const char *line) const { return run(line).json().array(); }

private Q_SLOTS:
    void init()
    {
        m_toilectl = std::make_unique<Toilectl>();
        m_toilectl->environment.insert(text("XDG_CACHE_HOME"), qEnvironmentVariable("XDG_CACHE_HOME"));
    }
    void cleanup() { m_toilectl.reset(); }

    void portsTellTheirVlans()
    {
        const Outcome deployed = run("deploy trunk --engine vm");
        QVERIFY2(deployed.status == 0, deployed.err);
        QCOMPARE(run("exec trunk A1 -- ping -n -c1 -W5 10.100.0.2").status, 0);
        const QJsonArray vlans = rows("show trunk vlans --json");
        QCOMPARE(vlans.size(), 12);  // of each switch br0 1, pa 100, pb 200, trunk0 1 and 100 and 200
        QCOMPARE(keysOf(vlans[0]), text("bridge machine port pvid untagged vlan").split(u' '));
        const QJsonObject access = rowOf(vlans, "SW1", "port", text("pa"));
        QCOMPARE(access[text("vlan")].toInt(), 100);
        QCOMPARE(access[text("bridge")].toString(), text("br0"));
        QVERIFY(access[text("pvid")].toBool() && access[text("untagged")].toBool());
        int tagged = 0;
        for (const QJsonValue &row : vlans)
            tagged += !row[text("pvid")].toBool() && !row[text("untagged")].toBool() ? 1 : 0;
        QCOMPARE(tagged, 4);
        // A1's MAC came to SW2 over the trunk, in VLAN 100.
        const QJsonArray mac = rows("show trunk mac --machine SW2 --json");
        const QJsonObject learned = rowOf(mac, "SW2", "mac", text("02:00:00:00:03:01"));
        QCOMPARE(learned[text("port")].toString(), text("trunk0"));
        QCOMPARE(learned[text("vlan")].toInt(), 100);
    }

    void framesOnTheTrunkAreTagged()
    {
        QCOMPARE(run("deploy trunk --engine vm").status, 0);
        const auto capture = m_toilectl->start(
            text("exec trunk SW1 -- tcpdump -Z root -l -e -n -i trunk0 -c 4 icmp or (vlan and icmp)").split(u' '));
        capture->setReadChannel(QProcess::StandardError);
        QTRY_VERIFY_WITH_TIMEOUT(capture->peek(4096).contains("listening on trunk0"), 30000);
        QCOMPARE(run("exec trunk A1 -- ping -n -c1 -W5 10.100.0.2").status, 0);
        QCOMPARE(run("exec trunk B1 -- ping -n -c1 -W5 10.200.0.2").status, 0);
        const Outcome seen = Toilectl::finish(*capture);
        QVERIFY2(seen.status == 0, seen.err);
        const QByteArrayList frames = seen.out.trimmed().split('\n');
        QCOMPARE(frames.size(), 4);
        for (const QByteArray &frame : frames)
            QVERIFY2(frame.contains(frame.contains("10.100.0.") ? "vlan 100," : "vlan 200,"), frame);
    }

    void linksTellTheirVlanAndVni()
    {
        QCOMPARE(run("deploy vlan-router --engine vm").status, 0);
        const QJsonObject vlan = rowOf(rows("show vlan-router links --json"), "R", "name", text("eth0.100"));
        QCOMPARE(vlan[text("kind")].toString(), text("vlan"));
        QCOMPARE(vlan[text("vlanId")].toInt(), 100);
        QCOMPARE(vlan[text("parent")].toString(), text("eth0"));
        QVERIFY(vlan[text("vni")].isNull());
        QCOMPARE(run("undeploy vlan-router").status, 0);

        QCOMPARE(run("deploy vxlan --engine vm").status, 0);
        QCOMPARE(run("exec vxlan VM1 -- ping -n -c1 -W5 2.0.0.2").status, 0);
        const QJsonObject vxlan = rowOf(rows("show vxlan links --json"), "Host1", "name", text("vxlan42"));
        QCOMPARE(vxlan[text("vni")].toInt(), 42);
        QVERIFY(vxlan[text("vlanId")].isNull());
        // The bridge learned VM2's MAC behind its VXLAN, and the VXLAN behind which host it is.
        int behind = 0;
        for (const QJsonValue &row : rows("show vxlan mac --machine Host1 --json"))
            if (row[text("mac")].toString() == text("02:00:00:00:04:01") && row[text("port")] == text("vxlan42"))
                behind += row[text("bridge")] == text("br0") || row[text("remote")] == text("1.0.0.2") ? 1 : 0;
        QCOMPARE(behind, 2);
    }

    /// It gets its first VLAN in the sandbox: where the kernel there has none, it says what to do, and does it.
    void labIsMovedToAKernelThatHasWhatItNeeds()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(text("moving.toile"));
        const auto write = [&](const char *more) {
            QFile lab(file);
            QVERIFY(lab.open(QIODevice::WriteOnly));
            lab.write(R"({"toile":1,"name":"moving","machines":[{"name":"A","kind":"vm","interfaces":[{"name":"e"})");
            lab.write(more);
            lab.write(R"(]},{"name":"B","kind":"vm","interfaces":[{"name":"e"}]}],"cables":[["A:e","B:e"]]})");
        };
        const auto engine = [this] { return rows("status --json")[0][text("engine")].toString(); };
        write("");
        QCOMPARE(m_toilectl->run({text("deploy"), file, text("--engine"), text("sandbox")}).status, 0);
        write(R"(,{"name":"e.7","kind":"vlan","parent":"e","id":7})");
        const Outcome first = m_toilectl->run({text("deploy"), file});
        if (first.status != 0) {
            QCOMPARE(first.status, 3);
            QVERIFY2(first.errors().contains(text("micro-VM")) && first.errors().contains(text("deploy --move")),
                     first.err);
            QCOMPARE(engine(), text("sandbox"));
        }
        const Outcome elsewhere = m_toilectl->run({text("deploy"), file, text("--engine"), text("vm")});
        QCOMPARE(elsewhere.status, 3);
        QVERIFY2(elsewhere.errors().contains(text("--move --engine vm")), elsewhere.err);
        // Where it could not begin it is not moved to: it runs on as it is.
        if (first.status != 0) {
            const Outcome nowhere =
                m_toilectl->run({text("deploy"), file, text("--engine"), text("sandbox"), text("--move")});
            QCOMPARE(nowhere.status, 3);
            QVERIFY2(nowhere.errors().contains(text("802.1Q")), nowhere.err);
            QCOMPARE(engine(), text("sandbox"));
            QCOMPARE(run("exec moving A -- ip link show e").status, 0);
        }
        const Outcome moved = m_toilectl->run({text("deploy"), file, text("--engine"), text("vm"), text("--move")});
        QVERIFY2(moved.status == 0, moved.err);
        QCOMPARE(engine(), text("vm"));
        QCOMPARE(run("exec moving A -- ip link show e.7").status, 0);
        // What can stay, stays.
        QCOMPARE(m_toilectl->run({text("deploy"), file, text("--move")}).status, 0);
        QCOMPARE(engine(), text("vm"));
    }
};

QTEST_GUILESS_MAIN(VmVlansTest)
#include "tst_vmvlans.moc"
