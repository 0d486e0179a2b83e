// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/labfile.h"
#include "core/model/vlans.h"
#include "resources/assets.h"
#include "tests/canvas/handrun.h"
#include "tests/canvas/itemsin.h"
#include "ui/canvas/boxitem.h"
#include "ui/canvas/cableitem.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/contradictions.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/legenditem.h"
#include "ui/canvas/tabitem.h"
#include "ui/canvas/tunnelitem.h"
#include "ui/editor.h"

#include <QSignalSpy>
#include <QToolTip>
#include <QtTest>

using namespace toile;

/// VLANs and VXLANs on the drawing: colours, ribbons, legend, lens, tunnels.
class VlanCanvasTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useAssets(); }
    void init();
    void cleanup() { m_view.reset(); }

    void aTrunkIsARibbonAndAnAccessCableHasItsVlansColour();
    void aTrunkOfManyVlansStaysReadable();
    void stripesFollowTheDocument();
    void bothEndsSayWhereTheyDisagree();
    void aPvidOfItsOwnIsSaid();
    void anotherLabsColoursAreForgotten();
    void theLegendNamesEveryVlan();
    void aLongNameIsReadWholeWhereThePointerRests();
    void theLegendExplainsArrowHeadsOfWhatRuns();
    void aClickInTheLegendLooksForAVlan();
    void theLensMarksWhereAVlanIsCutOff();
    void theKernelsVlansContradictThePort();
    void aBridgeThatFiltersSaysSo();
    void aTunnelIsDrawnOverItsUnderlay();
    void aVlanIsInsertedOnAnInterface();
    void whatCannotBeInsertedSaysWhy();
    void cablesAreSaidWithTheirVlans();

private:
    void open(const char *lab);
    CanvasScene &scene() { return m_view->canvasScene(); }
    const Topology &topology() const { return m_editor->topology(); }
    Id interface(const char *machine, const char *name) const
    {
        return topology().interfaceByName(topology().machineByName(QString::fromLatin1(machine)),
                                          QString::fromLatin1(name));
    }
    CableItem &cable(const char *machine, const char *name)
    {
        return dynamic_cast<CableItem &>(*scene().itemOf(topology().cableAt(interface(machine, name))));
    }
    void change(Id id, const std::function<void(Interface &)> &apply)
    {
        Edit edit(m_editor->document());
        Interface changed = *topology().interface(id);
        apply(changed);
        edit.set(id, changed);
        QVERIFY(m_editor->perform(QStringLiteral("change"), edit.patch()));
    }

    std::unique_ptr<Editor> m_editor;
    std::unique_ptr<HandRun> m_run;
    std::unique_ptr<CanvasView> m_view;
};

void VlanCanvasTest::init()
{
    m_editor = std::make_unique<Editor>();
    m_run = std::make_unique<HandRun>();
    m_view = std::make_unique<CanvasView>(*m_editor, *m_run);
    m_view->resize(1500, 900);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void VlanCanvasTest::open(const char *lab)
{
    m_editor->reset(loadLab(shippedLabPath(QString::fromLatin1(lab))).document, QString());
    m_view->zoomToActualSize();
    m_view->centerOn(scene().drawingRect().center());
}

void VlanCanvasTest::aTrunkIsARibbonAndAnAccessCableHasItsVlansColour()
{
    open("trunk");
    const std::vector<VlanUse> vlans = vlansOf(topology());
    const std::vector<Stripe> &trunk = cable("SW1", "trunk0").stripes();
    QCOMPARE(trunk.size(), std::size_t(3));
    QCOMPARE(vlans.size(), std::size_t(3));
    QCOMPARE(trunk[0], (Stripe{1, false, QColor(vlans[0].colour)}));
    QCOMPARE(trunk[1], (Stripe{100, true, QColor(vlans[1].colour)}));
    QCOMPARE(trunk[2], (Stripe{200, true, QColor(vlans[2].colour)}));
    QCOMPARE(cable("SW1", "pa").stripes(), (std::vector<Stripe>{{100, false, QColor(vlans[1].colour)}}));
    QCOMPARE(cable("SW2", "pb").stripes(), (std::vector<Stripe>{{200, false, QColor(vlans[2].colour)}}));
}

/// Some stripes, one for all others; ranges instead of numbers; a legend that ends, and still shows what is looked for.
void VlanCanvasTest::aTrunkOfManyVlansStaysReadable()
{
    open("trunk");
    for (const char *machine : {"SW1", "SW2"})
        change(interface(machine, "trunk0"), [](Interface &i) { i.vlans.tagged = {{10, 39}, {100, 100}, {200, 210}}; });
    CableItem &trunk = cable("SW1", "trunk0");
    QCOMPARE(trunk.stripes().size(), std::size_t(43));
    QVERIFY(trunk.shownStripes().size() <= 8);
    QCOMPARE(trunk.shownStripes().front(), (Stripe{1, false, QColor(vlansOf(topology()).front().colour)}));
    QCOMPARE(trunk.shownStripes().back(), kOtherVlans);
    QVERIFY(trunk.boundingRect().height() < trunk.path().controlPointRect().height() + 80);
    QCOMPARE(scene().carriedText(topology().cableAt(interface("SW1", "trunk0"))),
             QStringLiteral("trunk 10-39,100,200-210 · native 1"));

    const auto rows = [this] { return itemsIn<LegendItem>(scene()).front()->rows(); };
    QVERIFY(rows().size() <= 14);
    const auto says = [&](const QString &text) {
        const auto all = rows();
        return std::ranges::any_of(all, [&](const LegendRow &row) { return row.text.text().contains(text); });
    };
    QVERIFY(says(QStringLiteral("31 other")));
    QVERIFY(!says(QStringLiteral("VLAN 205")));
    scene().setLens(205);
    QVERIFY(says(QStringLiteral("VLAN 205")) && says(QStringLiteral("31 other")));
    QVERIFY(std::ranges::any_of(trunk.shownStripes(), [](const Stripe &stripe) { return stripe.vlan == 205; }));
    scene().setLens(0);
}

void VlanCanvasTest::stripesFollowTheDocument()
{
    open("trunk");
    for (const char *machine : {"SW1", "SW2"})
        change(interface(machine, "trunk0"), [](Interface &i) { i.vlans = {0, {{200, 200}}}; });
    QCOMPARE(cable("SW1", "trunk0").stripes().size(), std::size_t(1));
    m_editor->undoStack().undo();
    m_editor->undoStack().undo();
    QCOMPARE(cable("SW1", "trunk0").stripes().size(), std::size_t(3));
}

/// The end that was not edited says it too.
void VlanCanvasTest::bothEndsSayWhereTheyDisagree()
{
    open("trunk");
    const auto said = [this](const char *machine) {
        QStringList lines;
        for (const TextLine &line :
             dynamic_cast<TabItem &>(*scene().itemOf(interface(machine, "trunk0"))).face().details.lines)
            lines << line.text();
        return lines.join(u'|');
    };
    QCOMPARE(said("SW1"), QString());
    change(interface("SW2", "trunk0"), [](Interface &i) { i.vlans.tagged = {{200, 200}}; });
    QCOMPARE(said("SW1"), QStringLiteral("trunk 100,200 · native 1"));
    QCOMPARE(said("SW2"), QStringLiteral("trunk 200 · native 1"));
    m_editor->undoStack().undo();
    QCOMPARE(said("SW1"), QString());
}

void VlanCanvasTest::aPvidOfItsOwnIsSaid()
{
    open("trunk");
    const auto said = [this](const PortVlans &vlans) {
        change(interface("SW1", "pa"), [&](Interface &i) { i.vlans = vlans; });
        QStringList lines;
        for (const TextLine &line :
             dynamic_cast<TabItem &>(*scene().itemOf(interface("SW1", "pa"))).face().details.lines)
            lines << line.text();
        return lines.join(u'|');
    };
    QCOMPARE(said({100, {}, {}, {{200, 200}}}), QStringLiteral("untagged 100,200 · PVID 100"));
    const std::vector<Stripe> &stripes = cable("SW1", "pa").stripes();
    QCOMPARE(stripes.size(), std::size_t(2));
    QVERIFY(!stripes[0].tagged && !stripes[1].tagged && stripes[0].colour != stripes[1].colour);
    QCOMPARE(scene().carriedText(topology().cableAt(interface("SW1", "pa"))), QStringLiteral("VLAN 100,200"));
    QCOMPARE(said({100, {}, 0, {}}), QStringLiteral("untagged 100 · no PVID"));
    QCOMPARE(said({0, {{200, 200}}, 100, {}}), QStringLiteral("trunk 100,200 · PVID 100"));
    QCOMPARE(said({100, {}, 100, {}}), QStringLiteral("access 100"));
}

void VlanCanvasTest::anotherLabsColoursAreForgotten()
{
    const auto tints = [this] { return std::pair(cable("Host1", "eth0").tint(), cable("Host1", "veth0").tint()); };
    open("vxlan");
    const auto fresh = tints();
    QVERIFY(fresh.first != fresh.second);
    open("vlan-router");
    open("vxlan");
    QCOMPARE(tints(), fresh);
}

void VlanCanvasTest::theLegendNamesEveryVlan()
{
    open("trunk");
    const auto legends = itemsIn<LegendItem>(scene());
    QCOMPARE(legends.size(), std::size_t(1));
    QStringList texts;
    for (const LegendRow &row : legends.front()->rows())
        texts << QString::number(row.vlan) + (row.sample == LegendRow::Sample::Dashes ? u'-' : u' ') + row.text.text();
    QCOMPARE(texts, QStringList({QStringLiteral("1 VLAN 1"), QStringLiteral("100 VLAN 100"),
                                 QStringLiteral("200 VLAN 200"), QStringLiteral("0-dashed, on a trunk: untagged")}));
    for (const LegendRow &row : legends.front()->rows())
        QCOMPARE(row.colour.isValid(), row.vlan != 0);
    open("case-1b");
    QVERIFY(itemsIn<LegendItem>(scene()).empty());
}

void VlanCanvasTest::aLongNameIsReadWholeWhereThePointerRests()
{
    open("trunk");
    const double narrow = itemsIn<LegendItem>(scene()).front()->rect().width();
    const QString name = QStringLiteral("everybody <b>but</b> ").repeated(8) + QStringLiteral("VLAN 100");
    Edit edit(m_editor->document());
    for (const auto &[id, vlan] : topology().vlans)
        if (vlan.id == 100)
            edit.set(id, Vlan{100, name, vlan.colour});
    QVERIFY(m_editor->perform(QStringLiteral("name"), edit.patch()));
    LegendItem *legend = itemsIn<LegendItem>(scene()).front();
    QVERIFY(legend->rect().width() < narrow + 220);
    QVERIFY(legend->rows()[1].text.text().startsWith(QStringLiteral("100 · everybody")));
    m_view->centerOn(legend->rect().center());
    const auto rest = [&](std::size_t row) {
        const QPoint at = m_view->mapFromScene(legend->rowRect(row).center());
        QHelpEvent help(QEvent::ToolTip, at, m_view->viewport()->mapToGlobal(at));
        QApplication::sendEvent(m_view->viewport(), &help);
        return QToolTip::text();
    };
    QCOMPARE(rest(1), QStringLiteral("<p>%1</p>").arg(name.toHtmlEscaped()));
    rest(0);
    QTRY_VERIFY(!QToolTip::text().contains(QStringLiteral("everybody")));
}

void VlanCanvasTest::theLegendExplainsArrowHeadsOfWhatRuns()
{
    open("trunk");
    const auto explained = [&] {
        const auto &rows = itemsIn<LegendItem>(scene()).front()->rows();
        return std::ranges::count(rows, LegendRow::Sample::Traffic, &LegendRow::sample);
    };
    QCOMPARE(explained(), 0);
    m_run->show(LabRun::State::Deployed, deployedState(topology()));
    QCOMPARE(explained(), 1);
}

void VlanCanvasTest::aClickInTheLegendLooksForAVlan()
{
    open("trunk");
    LegendItem *legend = itemsIn<LegendItem>(scene()).front();
    QSignalSpy changed(&scene(), &CanvasScene::lensChanged);
    m_view->centerOn(legend->rect().center());
    const auto click = [&] {
        const QPointF at = itemsIn<LegendItem>(scene()).front()->rowRect(1).center();
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->mapFromScene(at));
    };
    click();
    QCOMPARE(scene().lens(), 100);
    const auto opacity = [&](Id id) { return scene().itemOf(id)->opacity(); };
    for (const Id id : {interface("SW1", "pa"), interface("A2", "eth0"), interface("SW2", "trunk0")})
        QCOMPARE(opacity(id), 1.0);
    for (const Id id : {interface("SW1", "pb"), interface("B2", "eth0"), topology().machineByName(u"B1")})
        QVERIFY(opacity(id) < 0.3);
    QVERIFY(cable("SW1", "pb").opacity() < 0.3);
    QVERIFY(!cable("SW1", "trunk0").isCut());
    click();
    QCOMPARE(scene().lens(), 0);
    QCOMPARE(opacity(topology().machineByName(u"B1")), 1.0);
    QCOMPARE(changed.size(), 2);
}

void VlanCanvasTest::theLensMarksWhereAVlanIsCutOff()
{
    open("trunk");
    scene().setLens(100);
    change(interface("SW2", "trunk0"), [](Interface &i) { i.vlans.tagged = {{200, 200}}; });
    CableItem &trunk = cable("SW1", "trunk0");
    QVERIFY(trunk.isCut());
    // At the end that does not carry it, which is seen as well as the other.
    const auto *end = scene().itemOf(interface("SW2", "trunk0"));
    const auto *other = scene().itemOf(interface("SW1", "trunk0"));
    const auto away = [&](const QGraphicsItem *tab) {
        return QLineF(trunk.cutSign().middle, tab->sceneBoundingRect().center()).length();
    };
    QVERIFY(away(end) < away(other));
    const QRectF sign = trunk.cutSign().rect();
    for (const auto &printed : scene().printed())
        QVERIFY2(!printed.rect.intersects(sign), qPrintable(printed.what));
    QCOMPARE(end->opacity(), 1.0);
    QVERIFY(trunk.toolTip().contains(QStringLiteral("100")));
    QCOMPARE(trunk.opacity(), 1.0);
    m_editor->undoStack().undo();
    QVERIFY(!trunk.isCut());
    QVERIFY(trunk.toolTip().isEmpty());
}

void VlanCanvasTest::theKernelsVlansContradictThePort()
{
    open("trunk");
    LiveState live = deployedState(topology());
    live.machines.at(QStringLiteral("SW1")).links.at(QStringLiteral("pa")).config.vlans = accessTo(200);
    m_run->show(LabRun::State::Deployed, live);
    const auto details = [&](const char *name) {
        QStringList texts;
        const auto *tab = dynamic_cast<TabItem *>(scene().itemOf(interface("SW1", name)));
        for (const TextLine &line : tab->face().details.lines)
            texts << line.text();
        return texts;
    };
    QCOMPARE(details("pa"), QStringList({QStringLiteral("−access 100"), QStringLiteral("+access 200")}));
    QCOMPARE(details("pb"), QStringList(QStringLiteral("access 200")));
    QCOMPARE(details("trunk0"), QStringList());
}

void VlanCanvasTest::aBridgeThatFiltersSaysSo()
{
    open("trunk");
    const Id bridge = interface("SW1", "br0");
    const auto says = [&](const QString &text) {
        const auto &box = dynamic_cast<BoxItem &>(*scene().itemOf(bridge));
        return std::ranges::any_of(box.face().routes, [&](const TextLine &line) { return line.text() == text; });
    };
    const QString filtering = QStringLiteral("vlan_filtering");
    QVERIFY(says(filtering));
    LiveState live = deployedState(topology());
    m_run->show(LabRun::State::Deployed, live);
    QVERIFY(says(filtering));

    // As after `ip link set br0 type bridge vlan_filtering 0`: no port has VLANs any more.
    auto &links = live.machines.at(QStringLiteral("SW1")).links;
    std::get<BridgeSettings>(links.at(QStringLiteral("br0")).config.settings).vlanFiltering = false;
    for (auto &[name, row] : links)
        row.config.vlans.reset();
    m_run->show(LabRun::State::Changed, live);
    QVERIFY(says(writtenText({filtering, Held::Lost})));
    const auto &port = dynamic_cast<TabItem &>(*scene().itemOf(interface("SW1", "pa")));
    QCOMPARE(port.face().details.lines.front().text(), writtenText({QStringLiteral("access 100"), Held::Lost}));
}

void VlanCanvasTest::aTunnelIsDrawnOverItsUnderlay()
{
    open("vxlan");
    const auto tunnels = itemsIn<TunnelItem>(scene());
    QCOMPARE(tunnels.size(), std::size_t(1));
    const QPainterPath path = tunnels.front()->face().path;
    QCOMPARE(path.pointAtPercent(0), cableEnd(scene().geometry().tab(interface("Host1", "vxlan42"))));
    QCOMPARE(path.pointAtPercent(1), cableEnd(scene().geometry().tab(interface("Host2", "vxlan42"))));
    change(interface("Host2", "vxlan42"), [](Interface &i) { std::get<VxlanSettings>(i.settings).vni = 43; });
    QVERIFY(itemsIn<TunnelItem>(scene()).empty());
    m_editor->undoStack().undo();
    QCOMPARE(itemsIn<TunnelItem>(scene()).size(), std::size_t(1));
}

void VlanCanvasTest::aVlanIsInsertedOnAnInterface()
{
    open("tp2");
    const Id eth0 = interface("VM4", "eth0");
    m_editor->setSelection({eth0});
    m_view->insertInterface(QStringLiteral("vlan"));
    const Id made = interface("VM4", "eth0.100");
    QVERIFY(made);
    QCOMPARE(topology().interface(made)->parent, eth0);
    QCOMPARE(m_editor->selection(), std::vector<Id>{made});
    QCOMPARE(scene().geometry().tab(made).side, scene().geometry().tab(eth0).side);
    QCOMPARE(cable("VM4", "eth0").stripes().size(), std::size_t(2));
    m_editor->undoStack().undo();
    QVERIFY(!interface("VM4", "eth0.100"));
}

void VlanCanvasTest::whatCannotBeInsertedSaysWhy()
{
    open("tp2");
    QSignalSpy said(m_view.get(), &CanvasView::message);
    m_editor->setSelection({});
    m_view->insertInterface(QStringLiteral("vlan"));
    m_editor->setSelection({topology().machineByName(u"VM4")});
    m_view->insertInterface(QStringLiteral("vlan"));
    QCOMPARE(said.size(), 2);
    QVERIFY(!m_editor->isModified());
    m_view->insertInterface(QStringLiteral("tap"));
    QVERIFY(interface("VM4", "tap0"));
}

void VlanCanvasTest::cablesAreSaidWithTheirVlans()
{
    open("trunk");
    QVERIFY(m_view->spokenName(topology().cableAt(interface("SW1", "trunk0")))
                .endsWith(QStringLiteral("trunk 100,200 · native 1")));
    QVERIFY(m_view->spokenName(topology().cableAt(interface("SW1", "pa"))).endsWith(QStringLiteral("VLAN 100")));
    QVERIFY(m_view->spokenName(interface("SW1", "pa")).contains(QStringLiteral("access 100")));
}

QTEST_MAIN(VlanCanvasTest)
#include "tst_vlancanvas.moc"
