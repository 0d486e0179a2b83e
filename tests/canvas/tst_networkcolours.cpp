// SPDX-License-Identifier: GPL-2.0-or-later
// Which colour a network has follows from the drawing alone.
#include "core/lab/labfile.h"
#include "core/model/drawing.h"
#include "core/model/fragment.h"
#include "resources/assets.h"
#include "tests/canvas/canvasfixture.h"
#include "tests/canvas/itemsin.h"
#include "tests/model/topologies.h"
#include "ui/canvas/cableitem.h"
#include "ui/canvas/segmenttints.h"

#include <QtTest>

using namespace toile;

namespace {

SegmentTints tintsOf(const Topology &topology)
{
    SegmentTints tints;
    tints.update(topology);
    return tints;
}

/// By what the cables are called.
std::map<QString, int> coloursOf(const Document &document)
{
    const SegmentTints tints = tintsOf(document.topology());
    std::map<QString, int> colours;
    for (const auto &[id, cable] : document.topology().cables)
        colours[document.topology().label(id)] = tints.tintOf(id);
    return colours;
}

/// One more machine at a new interface of the router.
void addArm(drawn::Drawing &drawing, Id router, int number)
{
    const QByteArray name = "PC" + QByteArray::number(number);
    const QByteArray port = "eth" + QByteArray::number(number);
    const Id pc = drawing.machine(name.constData(), "pc");
    drawing.cable(drawing.interface(router, port.constData()), drawing.interface(pc, "eth0"));
}

}  // namespace

class NetworkColoursTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useAssets(); }

    /// Drawn in an order that is not the file's, with what was removed in between.
    void theyOutliveTheFile()
    {
        drawn::Drawing drawing;
        const Id a = drawing.machine("A", "router");
        const Id b = drawing.machine("B", "router");
        const Id c = drawing.machine("C", "router");
        drawing.cable(drawing.interface(b, "eth0"), drawing.interface(c, "eth0"));
        drawing.cable(drawing.interface(c, "eth1"), drawing.interface(a, "eth0"));
        drawing.cable(drawing.interface(b, "eth1"), drawing.interface(a, "eth1"));
        const Document whole = drawing.done();
        Document now = whole;
        QVERIFY(now.apply(removeElements(now, {now.topology().cables.begin()->first})));
        for (const Document &document : {whole, now}) {
            const LoadedLab again = parseLab(writeLab(document));
            QVERIFY(again.ok());
            QCOMPARE(coloursOf(again.document), coloursOf(document));
        }
    }

    void ofShippedLabsTheyOutliveTheFile_data()
    {
        QTest::addColumn<QString>("lab");
        for (const QString &lab : shippedLabs())
            QTest::newRow(qPrintable(lab)) << lab;
    }

    void ofShippedLabsTheyOutliveTheFile()
    {
        QFETCH(QString, lab);
        const Document document = loadLab(shippedLabPath(lab)).document;
        QCOMPARE(coloursOf(parseLab(writeLab(document)).document), coloursOf(document));
    }

    void oneMoreLeavesTheOthersAlone()
    {
        drawn::Drawing drawing;
        const Id router = drawing.machine("R", "router");
        std::map<QString, int> before;
        for (int i = 0; i < 8; ++i) {
            addArm(drawing, router, i);
            const std::map<QString, int> now = coloursOf(drawing.done());
            for (const auto &[cable, tint] : before)
                QCOMPARE(now.at(cable), tint);
            std::set<int> different;
            for (const auto &[cable, tint] : now)
                different.insert(tint);
            QCOMPARE(different.size(), now.size());
            before = now;
        }
    }

    void aCopyLeavesWhatIsCopiedAlone_data()
    {
        QTest::addColumn<QString>("lab");
        for (const char *lab : {"case-1", "case-1b", "case-2.2", "case-2.3", "tp1"})
            QTest::newRow(lab) << QString::fromLatin1(lab);
    }

    void aCopyLeavesWhatIsCopiedAlone()
    {
        QFETCH(QString, lab);
        Document document = loadLab(shippedLabPath(lab)).document;
        const std::map<QString, int> before = coloursOf(document);
        std::vector<Id> all;
        for (const auto &[id, machine] : document.topology().machines)
            all.push_back(id);
        const Result<Pasted> copied =
            pasteFragment(document, copyElements(document, all), {{}, QPointF(0, 3000), true});
        QVERIFY(copied && document.apply(copied->patch));
        const std::map<QString, int> now = coloursOf(document);
        QCOMPARE(now.size(), 2 * before.size());
        for (const auto &[cable, tint] : before)
            QCOMPARE(now.at(cable), tint);
    }

    /// Who comes to a network, or leaves it, changes nothing.
    void aNetworkKeepsItsColourWhenOthersJoinIt()
    {
        drawn::Drawing drawing;
        const Id sw = drawing.machine("SW", "switch");
        const Id bridge = drawing.bridge(sw, "br0");
        const Id first = drawing.interface(sw, "p1", nullptr, bridge);
        const Id cable = drawing.cable(first, drawing.interface(drawing.machine("A", "pc"), "eth0"));
        const int before = tintsOf(drawing.done().topology()).tintOf(cable);
        const Id second = drawing.interface(sw, "p2", nullptr, bridge);
        drawing.cable(second, drawing.interface(drawing.machine("0", "pc"), "eth0"));
        QCOMPARE(tintsOf(drawing.done().topology()).tintOf(cable), before);
    }

    /// A colour follows from a name: cables have it as soon as that is another one.
    void theCanvasFollowsNewNames()
    {
        CanvasFixture canvas;
        canvas.open(QStringLiteral("case-1b"));
        const Id host = canvas.machine("Host1");
        std::set<int> seen;
        for (const char *name : {"A", "B", "C", "D", "E"}) {
            const Result<Patch> named = rename(canvas.editor().document(), host, QString::fromLatin1(name));
            QVERIFY(named && canvas.editor().perform(QStringLiteral("rename"), *named));
            const SegmentTints tints = tintsOf(canvas.topology());
            for (const CableItem *item : itemsIn<CableItem>(canvas.view().canvasScene())) {
                QCOMPARE(item->tint(), tints.tintOf(item->id()));
                seen.insert(item->tint());
            }
        }
        QVERIFY(seen.size() > 2);
    }

    void networksThatMeetDifferInALargeDrawingToo()
    {
        drawn::Drawing drawing;
        std::vector<Id> machines;
        for (int i = 0; i < 40; ++i)
            machines.push_back(drawing.machine(QByteArray("R" + QByteArray::number(i)).constData(), "router"));
        std::vector<Id> cables;
        for (std::size_t i = 0; i < machines.size(); ++i)
            cables.push_back(drawing.cable(drawing.interface(machines[i], "eth0"),
                                           drawing.interface(machines[(i + 1) % machines.size()], "eth1")));
        const SegmentTints tints = tintsOf(drawing.done().topology());
        std::map<int, int> used;
        for (std::size_t i = 0; i < cables.size(); ++i) {
            QVERIFY(tints.tintOf(cables[i]) != tints.tintOf(cables[(i + 1) % cables.size()]));
            ++used[tints.tintOf(cables[i])];
        }
        QCOMPARE(used.size(), std::size_t(8));
    }
};

QTEST_MAIN(NetworkColoursTest)
#include "tst_networkcolours.moc"
