// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/labfile.h"
#include "core/lab/lower.h"
#include "resources/assets.h"
#include "tests/canvas/handrun.h"
#include "ui/canvas/boxitem.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/lineitem.h"
#include "ui/canvas/noteitem.h"
#include "ui/canvas/tabitem.h"
#include "ui/canvas/tablesitem.h"
#include "ui/editor.h"

#include <QtTest>

using namespace toile;

/// The second layer: what the canvas makes of a kernel state fed by hand.
class LiveCanvasTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useAssets(); }
    void init();

    void undeployedShowsNoState();
    void lightsTellUpDownAndNoCarrier();
    void aPortThatDoesNotForwardIsNotGreen();
    void tablesComeAndGo();
    void freshRowsLightUp();
    void localAddressesAreNoLearnedOnes();
    void whatOnlyTheKernelHasIsObserved();
    void whatTheKernelLacksIsCrossedOut();
    void dottedLinesThatTheKernelLacksAreCrossedOut();
    void rolesOnlyTheKernelHasAreObserved();
    void tablesGoWithTheirMachine();
    void tablesFollowNames();
    void translatedFlowsSaySo();
    void theEngineIsNamed();
    void changedAndBrokenAreMarked();
    void differencesAreWritten();
    void manyRowsAreCounted();
    void foldedTablesShowTheirTitleOnly();
    void tablesAreFoldedWithoutAMouse();
    void tablesStayWhereTheyAre();

private:
    Id machine(const char *name) const { return m_editor->topology().machineByName(QString::fromLatin1(name)); }
    Id interface(const char *owner, const char *name) const
    {
        return m_editor->topology().interfaceByName(machine(owner), QString::fromLatin1(name));
    }
    QStringList detailsOf(Id id) const
    {
        QStringList texts;
        for (const TextLine &line : tab(id).face().details.lines)
            texts += line.text();
        return texts;
    }
    const TabItem &tab(Id id) const { return *dynamic_cast<TabItem *>(m_scene->itemOf(id)); }
    NeighbourRow neighbour(const char16_t *address) const
    {
        return {QStringLiteral("eth0"), *IpAddress::parse(address), MacAddress({2, 0, 0, 0, 1, 2}),
                QStringLiteral("REACHABLE")};
    }

    std::unique_ptr<Editor> m_editor;
    std::unique_ptr<HandRun> m_run;
    std::unique_ptr<CanvasScene> m_scene;
    LiveState m_state;
};

void LiveCanvasTest::init()
{
    m_scene.reset();
    m_editor = std::make_unique<Editor>();
    m_run = std::make_unique<HandRun>();
    m_editor->reset(loadLab(shippedLabPath(QStringLiteral("case-1b"))).document, QString());
    m_scene = std::make_unique<CanvasScene>(*m_editor, *m_run);
    m_state = deployedState(m_editor->topology());
}

void LiveCanvasTest::undeployedShowsNoState()
{
    QCOMPARE(tab(interface("VM1", "eth0")).face().light, Light::Unknown);
    QVERIFY(m_scene->stateText(interface("VM1", "eth0")).isEmpty());
}

void LiveCanvasTest::lightsTellUpDownAndNoCarrier()
{
    m_state.machines[QStringLiteral("VM1")].links[QStringLiteral("eth0")].config.up = false;
    m_state.machines[QStringLiteral("Host1")].links[QStringLiteral("tap0")].carrier = false;
    m_run->show(LabRun::State::Changed, m_state);
    QCOMPARE(tab(interface("VM1", "eth0")).face().light, Light::Down);
    QCOMPARE(tab(interface("Host1", "tap0")).face().light, Light::NoCarrier);
    QCOMPARE(tab(interface("Host2", "eth0")).face().light, Light::Up);
}

void LiveCanvasTest::aPortThatDoesNotForwardIsNotGreen()
{
    m_editor->reset(loadLab(shippedLabPath(QStringLiteral("case-2.1"))).document, QString());
    m_state = deployedState(m_editor->topology());
    auto &links = m_state.machines[QStringLiteral("Host1")].links;
    links[QStringLiteral("veth1")].portState = QStringLiteral("disabled");
    links[QStringLiteral("veth2")].portState = QStringLiteral("forwarding");
    m_run->show(LabRun::State::Deployed, m_state);
    QCOMPARE(tab(interface("Host1", "veth1")).face().light, Light::Blocked);
    QVERIFY(!m_scene->stateText(interface("Host1", "veth1")).isEmpty());
    QCOMPARE(tab(interface("Host1", "veth2")).face().light, Light::Up);
}

void LiveCanvasTest::tablesComeAndGo()
{
    m_run->show(LabRun::State::Deployed, m_state);
    QVERIFY(m_scene->tableTexts(machine("VM1")).isEmpty());
    const NeighbourRow row = neighbour(u"2.0.0.2");
    m_state.machines[QStringLiteral("VM1")].neighbours[row.key()] = row;
    m_run->become(m_state);
    const QStringList expected{QStringLiteral("VM1 · ARP"), QStringLiteral("2.0.0.2 02:00:00:00:01:02 REACHABLE")};
    QTRY_COMPARE(m_scene->tableTexts(machine("VM1")), expected);
    QVERIFY(m_scene->drawingRect().contains(m_scene->tablesRect(machine("VM1"))));
    m_state.machines[QStringLiteral("VM1")].neighbours.clear();
    m_run->become(m_state);
    QTRY_VERIFY(m_scene->tableTexts(machine("VM1")).isEmpty());
    m_run->show(LabRun::State::Undeployed, std::nullopt);
    QVERIFY(m_scene->tablesRect(machine("VM1")).isNull());
}

void LiveCanvasTest::freshRowsLightUp()
{
    const NeighbourRow known = neighbour(u"2.0.0.2");
    m_state.machines[QStringLiteral("VM1")].neighbours[known.key()] = known;
    m_run->show(LabRun::State::Deployed, m_state);
    const auto rows = [this] {
        for (QGraphicsItem *item : m_scene->items()) {
            auto *tables = dynamic_cast<TablesItem *>(item);
            if (tables && tables->id() == machine("VM1"))
                return tables->cards().front().rows;
        }
        return std::vector<TableRow>();
    };
    QCOMPARE(rows().size(), std::size_t(1));
    QCOMPARE(rows().front().litAt, -1);  // was there before we looked
    const NeighbourRow added = neighbour(u"2.0.0.9");
    m_state.machines[QStringLiteral("VM1")].neighbours[added.key()] = added;
    m_run->become(m_state);
    QTRY_COMPARE(rows().size(), std::size_t(2));
    QCOMPARE(rows()[0].litAt, -1);
    QVERIFY(rows()[1].litAt >= 0);
}

void LiveCanvasTest::localAddressesAreNoLearnedOnes()
{
    m_editor->reset(loadLab(shippedLabPath(QStringLiteral("case-2.1"))).document, QString());
    m_state = deployedState(m_editor->topology());
    FdbRow local{QStringLiteral("br0"), QStringLiteral("veth1"), MacAddress({2, 0, 0, 0, 1, 3}), 0, true, 0};
    FdbRow learned{QStringLiteral("br0"), QStringLiteral("veth1"), MacAddress({2, 0, 0, 0, 3, 1}), 0, false, 7};
    auto &fdb = m_state.machines[QStringLiteral("Host1")].fdb;
    fdb[local.key()] = local;
    fdb[learned.key()] = learned;
    m_run->show(LabRun::State::Deployed, m_state);
    const QStringList expected{QStringLiteral("br0 · MAC table"), QStringLiteral("02:00:00:00:03:01 veth1")};
    QCOMPARE(m_scene->tableTexts(interface("Host1", "br0")), expected);
}

void LiveCanvasTest::whatOnlyTheKernelHasIsObserved()
{
    LiveMachine &vm = m_state.machines[QStringLiteral("VM1")];
    vm.links[QStringLiteral("eth0")].config.addresses.push_back(*IpPrefix::parse(u"10.0.0.9/24"));
    RouteRow route{{*IpPrefix::parse(u"3.0.0.0/8"), IpAddress::parse(u"2.0.0.2"), QStringLiteral("eth0")},
                   {},
                   QStringLiteral("boot")};
    vm.routes[route.key()] = route;
    m_run->show(LabRun::State::Changed, m_state);
    const TabFace &face = tab(interface("VM1", "eth0")).face();
    QCOMPARE(face.details.lines.back().text(), QStringLiteral("+10.0.0.9/24"));
    QCOMPARE(face.observedFrom, 1);
    const auto *box = dynamic_cast<BoxItem *>(m_scene->itemOf(machine("VM1")));
    QCOMPARE(box->face().observed.front().text(), QStringLiteral("+3.0.0.0/8 via 2.0.0.2 dev eth0"));
}

void LiveCanvasTest::whatTheKernelLacksIsCrossedOut()
{
    m_run->show(LabRun::State::Deployed, m_state);
    const auto badges = [this](const char *name) {
        QStringList words;
        for (const Badge &badge : dynamic_cast<BoxItem *>(m_scene->itemOf(machine(name)))->face().badges)
            words += badge.text.text();
        return words;
    };
    const auto route = [this] {
        return dynamic_cast<BoxItem *>(m_scene->itemOf(machine("VM1")))->face().routes.front();
    };
    const auto address = [this] { return tab(interface("VM1", "eth0")).face().details.lines.front(); };
    const QStringList asDrawn{QStringLiteral("ip_forward"), QStringLiteral("NAT")};
    QCOMPARE(badges("Host1"), asDrawn);
    QCOMPARE(route().text(), QStringLiteral("default via 2.0.0.2"));
    QCOMPARE(address().text(), QStringLiteral("2.0.0.1/8"));
    const TextLine wasRoute = route();
    const TextLine wasAddress = address();
    const QStringList notes = detailsOf(interface("Host1", "eth0"));
    QVERIFY(notes.contains(QStringLiteral("masquerade")));

    LiveMachine &host = m_state.machines[QStringLiteral("Host1")];
    host.forwarding = false;
    host.rules.clear();
    LiveMachine &vm = m_state.machines[QStringLiteral("VM1")];
    vm.routes.clear();
    vm.links[QStringLiteral("eth0")].config.addresses.clear();
    m_run->become(m_state);
    const QStringList crossedOut{QStringLiteral("−ip_forward"), QStringLiteral("−NAT")};
    QTRY_COMPARE(badges("Host1"), crossedOut);
    QTRY_COMPARE(route().text(), QStringLiteral("−default via 2.0.0.2"));
    QTRY_COMPARE(address().text(), QStringLiteral("−2.0.0.1/8"));
    QVERIFY(detailsOf(interface("Host1", "eth0")).contains(QStringLiteral("−masquerade")));
    QVERIFY(!(route() == wasRoute) && !(address() == wasAddress));

    // A machine that the kernel does not have at all is a drawing only: nothing of it is contradicted.
    m_state.machines.erase(QStringLiteral("VM1"));
    m_run->become(m_state);
    QTRY_COMPARE(address().text(), QStringLiteral("2.0.0.1/8"));
    m_run->show(LabRun::State::Undeployed, std::nullopt);
    QCOMPARE(badges("Host1"), asDrawn);
}

void LiveCanvasTest::dottedLinesThatTheKernelLacksAreCrossedOut()
{
    const auto gone = [this] {
        int count = 0;
        for (QGraphicsItem *item : m_scene->items()) {
            if (auto *line = dynamic_cast<LineItem *>(item))
                count += line->held() == Held::Lost ? 1 : 0;
        }
        return count;
    };
    m_run->show(LabRun::State::Deployed, m_state);
    QCOMPARE(gone(), 0);
    m_state.machines[QStringLiteral("Host1")].forwarding = false;
    m_run->become(m_state);
    QTRY_COMPARE(gone(), 1);
    m_run->show(LabRun::State::Undeployed, std::nullopt);
    QCOMPARE(gone(), 0);

    m_editor->reset(loadLab(shippedLabPath(QStringLiteral("case-2.3"))).document, QString());
    m_state = deployedState(m_editor->topology());
    m_run->show(LabRun::State::Deployed, m_state);
    QCOMPARE(gone(), 0);
    auto &links = m_state.machines[QStringLiteral("Host1")].links;
    links[QStringLiteral("eth0")].config.master.clear();
    m_run->become(m_state);
    QTRY_COMPARE(gone(), 1);
    links[QStringLiteral("eth0")].config.master = QStringLiteral("br0");
    m_run->become(m_state);
    QTRY_COMPARE(gone(), 0);
    const LinkRow port = links.at(QStringLiteral("eth0"));
    links.erase(QStringLiteral("eth0"));
    m_run->become(m_state);
    QTRY_COMPARE(gone(), 1);
    links[QStringLiteral("eth0")] = port;
    m_run->become(m_state);
    QTRY_COMPARE(gone(), 0);
    // A bridge that is renamed is another one than that which runs.
    Interface renamed = *m_editor->topology().interface(interface("Host1", "br0"));
    renamed.name = QStringLiteral("br7");
    Edit edit(m_editor->draft());
    edit.set(interface("Host1", "br0"), renamed);
    m_editor->perform(QStringLiteral("rename"), edit.patch());
    QCOMPARE(gone(), 1);
    QVERIFY(detailsOf(interface("Host1", "eth0")).contains(QStringLiteral("−port of br7")));
}

void LiveCanvasTest::rolesOnlyTheKernelHasAreObserved()
{
    LiveMachine &vm = m_state.machines[QStringLiteral("VM1")];
    vm.forwarding = true;
    RuleRow rule;
    rule.table = FirewallRule::Table::Filter;
    rule.text = QStringLiteral("INPUT -m comment --comment by-hand -j DROP");
    vm.rules[rule.key()] = rule;
    m_run->show(LabRun::State::Changed, m_state);
    QStringList observed;
    for (const TextLine &line : dynamic_cast<BoxItem *>(m_scene->itemOf(machine("VM1")))->face().observed)
        observed += line.text();
    const QStringList expected{QStringLiteral("+ip_forward"), QStringLiteral("+firewall")};
    QCOMPARE(observed, expected);
}

void LiveCanvasTest::tablesGoWithTheirMachine()
{
    m_editor->reset(loadLab(shippedLabPath(QStringLiteral("case-2.1"))).document, QString());
    m_state = busyState(m_editor->topology());
    m_run->show(LabRun::State::Deployed, m_state);
    QVERIFY(!m_scene->tableTexts(machine("VM1")).isEmpty());
    QVERIFY(!m_scene->tableTexts(interface("Host1", "br0")).isEmpty());
    m_state.machines.erase(QStringLiteral("VM1"));
    m_state.machines.erase(QStringLiteral("Host1"));
    m_run->become(m_state);
    QTRY_VERIFY(m_scene->tableTexts(machine("VM1")).isEmpty());
    QTRY_VERIFY(m_scene->tableTexts(interface("Host1", "br0")).isEmpty());
    QVERIFY(!m_scene->tableTexts(machine("Host2")).isEmpty());
}

void LiveCanvasTest::tablesFollowNames()
{
    m_state = busyState(m_editor->topology());
    m_run->show(LabRun::State::Deployed, m_state);
    const Id id = machine("VM1");
    const QStringList before = m_scene->tableTexts(id);
    QVERIFY(!before.isEmpty());
    Machine renamed = *m_editor->topology().machine(id);
    renamed.name = QStringLiteral("Guest");
    Edit edit(m_editor->draft());
    edit.set(id, renamed);
    m_editor->perform(QStringLiteral("rename"), edit.patch());
    QCOMPARE(m_scene->tableTexts(id), QStringList());
    m_editor->undoStack().undo();
    QCOMPARE(m_scene->tableTexts(id), before);
}

void LiveCanvasTest::translatedFlowsSaySo()
{
    m_run->show(LabRun::State::Deployed, busyState(m_editor->topology()));
    QVERIFY(m_scene->tableTexts(machine("Host1"))
                .contains(QStringLiteral("icmp id=7 2.0.0.1 → 1.0.0.2 1.0.0.2 → 1.0.0.1 REPLIED SNAT")));
}

void LiveCanvasTest::theEngineIsNamed()
{
    m_run->show(LabRun::State::Deployed, m_state);
    const auto subtitle = [this] {
        for (QGraphicsItem *item : m_scene->items()) {
            if (auto *title = dynamic_cast<TitleItem *>(item))
                return title->subtitle();
        }
        return QString();
    };
    QVERIFY(subtitle().contains(QStringLiteral("sandbox")));
    m_run->setEngine(QStringLiteral("vm"));
    m_run->show(LabRun::State::Deployed, m_state);
    QVERIFY(subtitle().contains(QStringLiteral("micro-VM")) && !subtitle().contains(QStringLiteral("sandbox")));
    m_run->setEngine(QStringLiteral("system"));
    m_run->show(LabRun::State::Deployed, m_state);
    QVERIFY(subtitle().contains(QStringLiteral("system service")));
}

void LiveCanvasTest::changedAndBrokenAreMarked()
{
    m_run->show(LabRun::State::Changed, m_state);
    m_run->setPending({SetForwarding{QStringLiteral("Host2"), true}});
    const auto box = [this](const char *name) { return dynamic_cast<BoxItem *>(m_scene->itemOf(machine(name))); };
    QCOMPARE(box("Host2")->mark(), Mark::Changed);
    QCOMPARE(box("Host1")->mark(), Mark::None);
    Error error = makeError(ErrorCode::KernelRefused, QStringLiteral("VM1 could not get its address."));
    error.kernelText = QStringLiteral("File exists");
    m_run->breakAt(QStringLiteral("VM1"), QStringLiteral("eth0"), error);
    QCOMPARE(tab(interface("VM1", "eth0")).mark(), Mark::Broken);
    QVERIFY(tab(interface("VM1", "eth0")).toolTip().contains(QLatin1String("File exists")));
}

/// A word and a sign say it as well as the outline.
void LiveCanvasTest::differencesAreWritten()
{
    const auto box = [this](const char *name) { return dynamic_cast<BoxItem *>(m_scene->itemOf(machine(name))); };
    m_run->show(LabRun::State::Deployed, m_state);
    QCOMPARE(box("Host2")->face().state, PillState::None);
    QVERIFY(box("Host2")->face().stateRect.isEmpty());
    m_state.machines.erase(QStringLiteral("VM1"));
    m_run->show(LabRun::State::Changed, m_state);
    m_run->setPending({SetForwarding{QStringLiteral("Host2"), true}, CreateNamespace{QStringLiteral("VM1"), false},
                       SetLinkUp{QStringLiteral("Host1"), QStringLiteral("tap0"), true}});
    QCOMPARE(box("Host2")->face().state, PillState::Changed);
    QCOMPARE(box("Host2")->face().stateText.text(), QStringLiteral("changed"));
    QVERIFY(m_scene->drawingRect().contains(box("Host2")->face().stateRect));
    QVERIFY(box("Host2")->boundingRect().contains(box("Host2")->face().stateRect));
    QCOMPARE(box("VM1")->face().state, PillState::Missing);
    QVERIFY(!box("VM1")->face().deployed);  // drawn hollow: the kernel has not got it
    QVERIFY(box("Host1")->face().deployed);
    QCOMPARE(tab(interface("Host1", "tap0")).face().name.state, PillState::Changed);
    m_run->breakAt(QStringLiteral("Host2"), QString(), makeError(ErrorCode::KernelRefused, QStringLiteral("No.")));
    QCOMPARE(box("Host2")->face().state, PillState::Broken);
    m_run->show(LabRun::State::Undeployed, std::nullopt);
    m_run->setPending({});
    QCOMPARE(box("Host2")->face().state, PillState::None);
    QVERIFY(!box("Host1")->face().deployed);
}

void LiveCanvasTest::manyRowsAreCounted()
{
    for (quint32 i = 0; i < 50; ++i) {
        NeighbourRow row = neighbour(u"2.0.0.2");
        row.address = IpAddress::v4(0x02000002 + i);
        m_state.machines[QStringLiteral("VM1")].neighbours[row.key()] = row;
    }
    m_run->show(LabRun::State::Deployed, m_state);
    QVERIFY(m_scene->tablesRect(machine("VM1")).height() < kCardHeader + kCardRow * (kMostRows + 3));
}

void LiveCanvasTest::foldedTablesShowTheirTitleOnly()
{
    const NeighbourRow row = neighbour(u"2.0.0.2");
    m_state.machines[QStringLiteral("VM1")].neighbours[row.key()] = row;
    m_run->show(LabRun::State::Deployed, m_state);
    Edit edit(m_editor->draft());
    Placement placement = m_editor->layout().of(machine("VM1"));
    placement.tablesCollapsed = true;
    edit.place(machine("VM1"), placement);
    m_editor->perform(QStringLiteral("fold"), edit.patch());
    QCOMPARE(m_scene->tablesRect(machine("VM1")).height(), kCardHeader);
}

void LiveCanvasTest::tablesAreFoldedWithoutAMouse()
{
    for (const QString &name : {QStringLiteral("VM1"), QStringLiteral("Host2")})
        m_state.machines[name].neighbours[neighbour(u"2.0.0.2").key()] = neighbour(u"2.0.0.2");
    m_run->show(LabRun::State::Deployed, m_state);
    CanvasView view(*m_editor, *m_run);
    const auto folded = [this](const char *name) { return m_editor->layout().of(machine(name)).tablesCollapsed; };
    m_editor->setSelection({machine("Host2")});
    view.foldTables(true);
    QVERIFY(!folded("VM1") && folded("Host2"));
    m_editor->setSelection({});
    view.foldTables(true);
    QVERIFY(folded("VM1") && folded("Host2"));
    QSignalSpy said(&view, &CanvasView::message);
    view.foldTables(true);
    QCOMPARE(said.count(), 1);
    view.foldTables(false);
    QVERIFY(!folded("VM1") && !folded("Host2"));
    m_editor->undoStack().undo();
    QVERIFY(folded("VM1") && folded("Host2"));
}

void LiveCanvasTest::tablesStayWhereTheyAre()
{
    m_state = busyState(m_editor->topology());
    m_run->show(LabRun::State::Deployed, m_state);
    const QPointF was = m_scene->tablesRect(machine("VM1")).topLeft();
    for (const char16_t *address : {u"2.0.0.7", u"2.0.0.8"}) {
        const NeighbourRow row = neighbour(address);
        m_state.machines[QStringLiteral("VM1")].neighbours[row.key()] = row;
    }
    m_run->become(m_state);
    QTRY_COMPARE(m_scene->tableTexts(machine("VM1")).size(), 4);
    QCOMPARE(m_scene->tablesRect(machine("VM1")).topLeft(), was);
}

QTEST_MAIN(LiveCanvasTest)
#include "tst_livecanvas.moc"
