// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/exporters.h"
#include "core/lab/labfile.h"
#include "resources/assets.h"

#include <QFile>
#include <QTest>

using namespace toile;

namespace {

Topology drawing(const QString &lab)
{
    return loadLab(shippedLabPath(lab)).document.topology();
}

QString linesAfter(const QString &script, const QString &first, int count)
{
    const QStringList lines = script.split(u'\n');
    return lines.mid(lines.indexOf(first), count).join(u'\n');
}

}  // namespace

class ExportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useAssets(); }

    /// Run with TOILE_UPDATE_GOLDEN=1 to write the scripts anew, then read what changed.
    void scriptsAreAsKept_data()
    {
        QTest::addColumn<QString>("lab");
        QTest::addColumn<bool>("isBrctl");
        QTest::newRow("case-1b.sh") << QStringLiteral("case-1b") << false;
        QTest::newRow("case-2.3.brctl.sh") << QStringLiteral("case-2.3") << true;
    }
    void scriptsAreAsKept()
    {
        QFETCH(QString, lab);
        QFETCH(bool, isBrctl);
        const QString script = exportScript(drawing(lab), isBrctl ? Dialect::Brctl : Dialect::Iproute);
        QFile golden(QStringLiteral(GOLDEN_FOLDER "/") + QString::fromLatin1(QTest::currentDataTag()));
        if (qEnvironmentVariableIsSet("TOILE_UPDATE_GOLDEN")) {
            QVERIFY(golden.open(QIODevice::WriteOnly));
            golden.write(script.toUtf8());
            return;
        }
        QVERIFY(golden.open(QIODevice::ReadOnly));
        QCOMPARE(script, QString::fromUtf8(golden.readAll()));
    }

    void titlesCannotLeaveTheirComment()
    {
        Topology topology = drawing(QStringLiteral("case-1"));
        topology.header.title.en = QStringLiteral("One\nrm -rf /\r\nTwo\u0007");
        const QString script = exportScript(topology, Dialect::Iproute);
        QCOMPARE(script.split(u'\n').mid(1, 3),
                 QStringList({QStringLiteral("# One"), QStringLiteral("# rm -rf /"), QStringLiteral("# Two")}));
    }

    void anUntitledLabGoesByItsName()
    {
        Topology topology = drawing(QStringLiteral("case-1"));
        topology.header.title = {};
        QVERIFY(exportScript(topology, Dialect::Iproute).startsWith(QStringLiteral("#!/bin/sh\n# case-1\n")));
    }

    void aMachineWithIpv6ForwardsThatToo()
    {
        Topology topology = drawing(QStringLiteral("case-1b"));
        for (auto &[id, interface] : topology.interfaces)
            if (topology.machines.at(interface.machine).forwarding)
                interface.addresses.push_back(*IpPrefix::parse(u"fd00::1/64"));
        const QString script = exportScript(topology, Dialect::Iproute);
        QCOMPARE(linesAfter(script, QStringLiteral("    # The machines that forward packets, as routers do."), 3),
                 QStringLiteral("    # The machines that forward packets, as routers do.\n"
                                "    ip netns exec Host1 sysctl -qw net.ipv4.ip_forward=1\n"
                                "    ip netns exec Host1 sysctl -qw net.ipv6.conf.all.forwarding=1"));
    }

    void anEmptyDrawingIsAScriptToo()
    {
        const QString script = exportScript(Topology(), Dialect::Iproute);
        QVERIFY(script.contains(QStringLiteral("machines=''")));
    }
};

QTEST_GUILESS_MAIN(ExportTest)
#include "tst_export.moc"
