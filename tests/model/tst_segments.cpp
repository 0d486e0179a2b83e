// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/model/topologies.h"

#include <QElapsedTimer>

using namespace toile;
using namespace toile::drawn;

class SegmentsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCableIsASegment()
    {
        Drawing drawing;
        const Id a = drawing.interface(drawing.machine("A"), "eth0", "1.0.0.1/8");
        const Id b = drawing.interface(drawing.machine("B"), "eth0", "1.0.0.2/8");
        const Id cable = drawing.cable(a, b);
        const auto found = segments(drawing.done().topology());
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found[0].interfaces, (std::vector<Id>{a, b}));
        QCOMPARE(found[0].cables, std::vector<Id>{cable});
        QCOMPARE(found[0].prefixes, std::vector<IpPrefix>{prefix("1.0.0.0/8")});
    }

    void anInterfaceAloneIsNone()
    {
        Drawing drawing;
        drawing.interface(drawing.machine("A"), "eth0", "1.0.0.1/8");
        QVERIFY(segments(drawing.done().topology()).empty());
    }

    void bridgesJoinAndRoutersDivide()
    {
        Drawing drawing;
        const Id host = drawing.machine("Host1", "host");
        const Id br0 = drawing.bridge(host, "br0", "2.0.0.4/8");
        for (const char *name : {"1", "2"}) {
            const Id port =
                drawing.interface(host, qPrintable(QStringLiteral("veth") + QLatin1String(name)), nullptr, br0);
            drawing.cable(port, drawing.interface(
                                    drawing.machine(qPrintable(QStringLiteral("VM") + QLatin1String(name)), "vm", host),
                                    "eth0", qPrintable(QStringLiteral("2.0.0.%1/8").arg(QLatin1String(name)))));
        }
        const Id outside = drawing.interface(host, "eth0", "1.0.0.1/8");
        drawing.cable(outside, drawing.interface(drawing.machine("Host2", "host"), "eth0", "1.0.0.2/8"));
        const auto found = segments(drawing.done().topology());
        QCOMPARE(found.size(), 2u);
        QCOMPARE(found[0].interfaces.size(), 5u);
        QCOMPARE(found[0].cables.size(), 2u);
        QCOMPARE(found[1].interfaces.size(), 2u);
    }

    void mostUsedPrefixComesFirst()
    {
        Drawing drawing;
        const Id host = drawing.machine("SW1", "switch");
        const Id br0 = drawing.bridge(host, "br0");
        const char *const addresses[] = {"3.0.0.1/8", "2.0.0.1/8", "2.0.0.2/8"};
        int number = 0;
        for (const char *address : addresses) {
            const QByteArray name = QByteArray::number(++number);
            const Id port = drawing.interface(host, "p" + name, nullptr, br0);
            drawing.cable(port, drawing.interface(drawing.machine("VM" + name), "eth0", address));
        }
        const auto found = segments(drawing.done().topology());
        QCOMPARE(found.front().prefixes, (std::vector<IpPrefix>{prefix("2.0.0.0/8"), prefix("3.0.0.0/8")}));
    }

    void tenThousandInterfacesAreNotSlow()
    {
        Drawing drawing;
        const Id hub = drawing.machine("SW1", "switch");
        const Id br0 = drawing.bridge(hub, "br0");
        Topology t = drawing.done().topology();
        quint32 next = 1000;
        for (int i = 0; i < 5000; ++i) {
            const Id machine{next++}, far{next++}, port{next++}, cable{next++};
            t.machines[machine] = {QStringLiteral("VM%1").arg(i), QStringLiteral("vm"), {}, false, {}, {}};
            t.interfaces[far] = {machine, QStringLiteral("eth0"), {}, true, {}, 0, {prefix("10.0.0.1/16")}, {}};
            t.interfaces[port] = {hub, QStringLiteral("p%1").arg(i), {}, true, {}, 0, {}, br0};
            t.cables[cable] = {far, port};
        }
        QElapsedTimer timer;
        timer.start();
        const auto found = segments(t);
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found[0].interfaces.size(), 10001u);
        QVERIFY2(timer.elapsed() < 2000, "segments() must stay nearly linear");
    }
};

QTEST_GUILESS_MAIN(SegmentsTest)
#include "tst_segments.moc"
