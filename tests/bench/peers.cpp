// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/peers.h"

#include <QFile>

namespace toile::bench {

namespace {

constexpr int kTimeLimit = 300000;

QString address(int number)
{
    return QStringLiteral("10.0.%1.%2").arg(number / 256).arg(number % 256);
}

/// Answers each line on standard input by carrying it out and saying "done".
constexpr const char *kMininet = R"(
import sys
from mininet.net import Mininet
from mininet.topo import SingleSwitchTopo
from mininet.nodelib import LinuxBridge
print("done", flush=True)
net = None
for word in sys.stdin:
    if word.strip() == "deploy":
        net = Mininet(topo=SingleSwitchTopo(k=int(sys.argv[1])), switch=LinuxBridge, controller=None,
                      ipBase="10.0.0.0/16", waitConnected=False)
        net.start()
        for host in net.hosts:
            host.setDefaultRoute("via 10.0.255.254")
    else:
        net.stop()
    print("done", flush=True)
)";

}  // namespace

PeerStar::PeerStar(Tool tool, int hosts) : m_tool(tool), m_hosts(hosts) {}

PeerStar::~PeerStar()
{
    if (m_python.state() != QProcess::NotRunning) {
        m_python.closeWriteChannel();
        m_python.waitForFinished(5000);
    }
}

void PeerStar::writeFile(const QString &name, const QString &text)
{
    QFile file(m_folder.filePath(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(text.toUtf8());
}

/// As practicals write it: the cable is made here, its far end is moved, and everything inside goes through
/// `ip netns exec`.
void PeerStar::writeScript()
{
    QString up = QStringLiteral("set -e\nip link add br0 type bridge forward_delay 0\nip addr add 10.0.0.1/16 dev br0\n"
                                "ip link set br0 up\n");
    QString down;
    for (int i = 1; i <= m_hosts; ++i) {
        up += QStringLiteral("ip netns add h%1\nip link add p%1 type veth peer name far%1\n"
                             "ip link set far%1 netns h%1 name eth0\n"
                             "ip link set p%1 master br0\nip link set p%1 up\n"
                             "ip netns exec h%1 ip link set lo up\nip netns exec h%1 ip link set eth0 up\n"
                             "ip netns exec h%1 ip addr add %2/16 dev eth0\n"
                             "ip netns exec h%1 ip route add default via 10.0.0.1\n")
                  .arg(i)
                  .arg(address(i + 1));
        down += QStringLiteral("ip netns del h%1\n").arg(i);
    }
    writeFile(QStringLiteral("up"), up);
    writeFile(QStringLiteral("down"), down + QStringLiteral("ip link del br0\n"));
}

void PeerStar::writeBatch()
{
    QString names;
    QString links = QStringLiteral("link add br0 type bridge forward_delay 0\naddr add 10.0.0.1/16 dev br0\n"
                                   "link set br0 up\n");
    QString gone;
    QString up = QStringLiteral("set -e; cd \"$(dirname \"$0\")\"\nip -batch names\nip -batch links\n");
    for (int i = 1; i <= m_hosts; ++i) {
        names += QStringLiteral("netns add h%1\n").arg(i);
        gone += QStringLiteral("netns del h%1\n").arg(i);
        links += QStringLiteral("link add p%1 type veth peer name eth0 netns h%1\nlink set p%1 master br0 up\n").arg(i);
        writeFile(QStringLiteral("host%1").arg(i), QStringLiteral("link set lo up\nlink set eth0 up\n"
                                                                  "addr add %1/16 dev eth0\n"
                                                                  "route add default via 10.0.0.1\n")
                                                       .arg(address(i + 1)));
        up += QStringLiteral("ip -n h%1 -batch host%1\n").arg(i);
    }
    writeFile(QStringLiteral("names"), names);
    writeFile(QStringLiteral("links"), links);
    writeFile(QStringLiteral("gone"), gone + QStringLiteral("link del br0\n"));
    writeFile(QStringLiteral("up"), up);
    writeFile(QStringLiteral("down"), QStringLiteral("cd \"$(dirname \"$0\")\"; ip -batch gone\n"));
}

bool PeerStar::prepare()
{
    switch (m_tool) {
    case Tool::Script:
        writeScript();
        return true;
    case Tool::Batch:
        writeBatch();
        return true;
    case Tool::Mininet:
        writeFile(QStringLiteral("star.py"), QString::fromLatin1(kMininet));
        m_python.setProcessChannelMode(QProcess::SeparateChannels);
        m_python.setStandardErrorFile(m_folder.filePath(QStringLiteral("errors")));
        m_python.start(QStringLiteral("/usr/bin/python3"),
                       {m_folder.filePath(QStringLiteral("star.py")), QString::number(m_hosts)});
        return ask(nullptr);
    }
    return false;
}

bool PeerStar::deploy()
{
    return m_tool == Tool::Mininet ? ask("deploy\n") : runScript(QStringLiteral("up"));
}

bool PeerStar::undeploy()
{
    return m_tool == Tool::Mininet ? ask("undeploy\n") : runScript(QStringLiteral("down"));
}

bool PeerStar::runScript(const QString &name)
{
    QProcess shell;
    shell.setStandardOutputFile(QProcess::nullDevice());
    shell.start(QStringLiteral("/bin/bash"), {m_folder.filePath(name)});
    const bool ended = shell.waitForFinished(kTimeLimit);
    m_complaint = QString::fromUtf8(shell.readAllStandardError()).right(500);
    return ended && shell.exitStatus() == QProcess::NormalExit && shell.exitCode() == 0;
}

bool PeerStar::ask(const char *word)
{
    if (word)
        m_python.write(word);
    QByteArray said;
    while (!said.contains("done\n")) {
        if (!m_python.waitForReadyRead(kTimeLimit)) {
            QFile errors(m_folder.filePath(QStringLiteral("errors")));
            if (errors.open(QIODevice::ReadOnly))
                m_complaint = QString::fromUtf8(errors.readAll()).right(500);
            return false;
        }
        said += m_python.readAllStandardOutput();
    }
    return true;
}

}  // namespace toile::bench
