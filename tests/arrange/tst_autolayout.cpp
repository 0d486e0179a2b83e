// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "core/arrange/autolayout.h"
#include "core/model/containers.h"
#include "core/model/drawing.h"
#include "tests/model/topologies.h"

#include <QTest>

using namespace toile;
using namespace toile::drawn;
using graphs::Style;

class AutoLayoutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_drawing = Drawing();
        m_hosts.clear();
        m_router = m_drawing.machine("R1", "router");
        for (const char *name : {"H1", "H2", "H3"}) {
            const Id host = m_drawing.machine(name, "host");
            m_hosts.push_back(host);
            m_drawing.cable(m_drawing.interface(m_router, qPrintable(QStringLiteral("eth%1").arg(m_hosts.size()))),
                            m_drawing.interface(host, "eth0"));
            const Id bridge = m_drawing.bridge(host, "br0");
            for (int i = 1; i <= 3; ++i) {
                const Id vm =
                    m_drawing.machine(qPrintable(QStringLiteral("%1VM%2").arg(QLatin1String(name)).arg(i)), "vm", host);
                m_drawing.cable(m_drawing.interface(host, qPrintable(QStringLiteral("veth%1").arg(i)), nullptr, bridge),
                                m_drawing.interface(vm, "eth0"));
            }
        }
        // Everything on one heap, as nobody would draw it.
        for (const auto &[id, machine] : m_drawing.edit().topology().machines)
            m_drawing.box(id, QRectF(100 + id.value, 200, 200, 160));
    }

    void everyStyleIsTidyAndTheSameAgain_data()
    {
        QTest::addColumn<int>("style");
        QTest::newRow("hierarchical") << int(Style::Hierarchical);
        QTest::newRow("radial") << int(Style::Radial);
        QTest::newRow("organic") << int(Style::Organic);
    }

    void everyStyleIsTidyAndTheSameAgain()
    {
        QFETCH(int, style);
        const Document document = m_drawing.done();
        const Patch patch = arrange::layOut(document, Style(style), {});
        QVERIFY(patch.isLayoutOnly());
        QCOMPARE(arrange::layOut(document, Style(style), {}), patch);
        const Document tidy = after(document, patch);
        verifyTidy(tidy);
        QCOMPARE(after(tidy, arrange::layOut(tidy, Style(style), {})).layout(), tidy.layout());
        QCOMPARE(after(tidy, patch.inverse()), document);
    }

    void theRouterIsOnTop()
    {
        const Document tidy = after(m_drawing.done(), arrange::layOut(m_drawing.done(), Style::Hierarchical, {}));
        for (const Id host : m_hosts)
            QVERIFY(box(tidy, host).top() > box(tidy, m_router).bottom());
    }

    void whatIsLockedStaysAndIsNotCovered()
    {
        Document document = m_drawing.done();
        document = after(document, arrange::setLocked(document, {m_hosts[1]}, true));
        // A host alone: its lock holds what is inside, and that is on a heap.
        const Document tidy = after(document, arrange::layOut(document, Style::Organic, {}));
        QCOMPARE(box(tidy, m_hosts[1]), box(document, m_hosts[1]));
        for (const Id id : {m_router, m_hosts[0], m_hosts[2]})
            QVERIFY(!box(tidy, id).intersects(box(tidy, m_hosts[1])));
    }

    void aLockInsideKeepsItsHostInPlace()
    {
        Document document = m_drawing.done();
        const Id vm = document.topology().machineByName(u"H2VM2");
        document = after(document, arrange::setLocked(document, {vm}, true));
        const Document tidy = after(document, arrange::layOut(document, Style::Hierarchical, {}));
        QCOMPARE(box(tidy, vm), box(document, vm));
        verifyTidy(tidy);
    }

    void onlyTheSelectionMoves()
    {
        Document document = m_drawing.done();
        document = after(document, arrange::layOut(document, Style::Radial, {}));
        const Document some = after(document, arrange::layOut(document, Style::Hierarchical, {m_hosts[0], m_hosts[1]}));
        QCOMPARE(box(some, m_router), box(document, m_router));
        QCOMPARE(box(some, m_hosts[2]), box(document, m_hosts[2]));
        verifyTidy(some);
    }

    void oneHostMeansWhatIsInsideIt()
    {
        const Document document = m_drawing.done();
        const Document inside = after(document, arrange::layOut(document, Style::Radial, {m_hosts[0]}));
        QCOMPARE(box(inside, m_router), box(document, m_router));
        // Where it is drawn: larger than its place, because bridges without one are inside.
        QCOMPARE(box(inside, m_hosts[0]).topLeft(), completeLayout(document).of(m_hosts[0]).rect->topLeft());
        verifyTidyInside(inside, m_hosts[0]);
    }

    void whatIsBesideAHostThatGrowsMakesWay()
    {
        const Document laid = after(m_drawing.done(), arrange::layOut(m_drawing.done(), Style::Hierarchical, {}));
        const QRectF host = box(laid, m_hosts[0]);
        const QPointF by = host.topRight() + QPointF(16, 0) - box(laid, m_hosts[1]).topLeft();
        const Document close = after(laid, moveElements(laid, {m_hosts[1]}, by));
        const Document inside = after(close, arrange::layOut(close, Style::Radial, {m_hosts[0]}));
        QVERIFY(box(inside, m_hosts[0]).width() > host.width());
        QVERIFY(!box(inside, m_hosts[0]).intersects(box(inside, m_hosts[1])));
        verifyTidyInside(inside, m_hosts[1]);
    }

    void tabsTurnToTheirPeers()
    {
        Document document = m_drawing.done();
        const Id tab = document.topology().interfaceByName(m_router, u"eth1");
        Edit edit(document);
        Placement placement;
        placement.side = Side::Left;
        placement.offset = 0.2;
        edit.place(tab, placement);
        document = after(document, edit.patch());
        const Document tidy = after(document, arrange::layOut(document, Style::Hierarchical, {}));
        QVERIFY(!tidy.layout().of(tab).side);
    }

    void notesAreNotCovered()
    {
        Document document = m_drawing.done();
        Id note;
        document = after(document, addNote(document, QStringLiteral("?"), QStringLiteral("en"), {300, 300}, &note));
        const Document tidy = after(document, arrange::layOut(document, Style::Radial, {}));
        for (const auto &[id, machine] : tidy.topology().machines)
            QVERIFY(!box(tidy, id).intersects(box(tidy, note)));
    }

    void aNetworkInsideAHostIsLaidOutInIt()
    {
        const Id inner1 = m_drawing.machine("In1", "vm", m_hosts[0]);
        const Id inner2 = m_drawing.machine("In2", "vm", m_hosts[0]);
        m_drawing.cable(m_drawing.interface(inner1, "eth0"), m_drawing.interface(inner2, "eth0"));
        const Document document = m_drawing.done();
        for (const Style style : {Style::Hierarchical, Style::Radial, Style::Organic})
            verifyTidy(after(document, arrange::layOut(document, style, {})));
    }

private:
    static QRectF box(const Document &document, Id id) { return *document.layout().of(id).rect; }

    static void verifyTidyInside(const Document &document, Id container)
    {
        const auto contents = containers::contents(document.topology());
        const auto found = contents.find(container);
        if (found == contents.end())
            return;
        for (const Id a : found->second) {
            QVERIFY(!container || box(document, container).contains(box(document, a)));
            for (const Id b : found->second)
                QVERIFY2(a == b || !box(document, a).intersects(box(document, b)),
                         qPrintable(document.topology().label(a) + u' ' + document.topology().label(b)));
        }
    }

    static void verifyTidy(const Document &document)
    {
        for (const auto &[container, boxes] : containers::contents(document.topology()))
            verifyTidyInside(document, container);
    }

    Drawing m_drawing;
    Id m_router;
    std::vector<Id> m_hosts;
};

QTEST_APPLESS_MAIN(AutoLayoutTest)
#include "tst_autolayout.moc"
