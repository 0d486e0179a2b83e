// SPDX-License-Identifier: GPL-2.0-or-later
// The network under the pointer or of what the keyboard selected, routes that are drawn, and addresses edited where
// they are written.
#include "core/model/drawing.h"
#include "core/model/networksummary.h"
#include "tests/canvas/canvasfixture.h"

#include <QGraphicsItem>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QSignalSpy>
#include <QtTest>

#include <algorithm>

using namespace toile;

class NetworkViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m = std::make_unique<CanvasFixture>();
        m->open(QStringLiteral("case-1b"));
    }
    void cleanup() { m.reset(); }

    void aNetworkKnowsItsMembersAndWhatIsFree()
    {
        const auto network = networkOf(m->topology(), m->tab("Host1", "eth0"));
        QVERIFY(network.has_value());
        QCOMPARE(network->members.size(), std::size_t(2));
        QCOMPARE(network->ranges.size(), std::size_t(1));
        QCOMPARE(network->ranges.at(0).network.toString(), QStringLiteral("1.0.0.0/8"));
        QCOMPARE(network->ranges.at(0).free, quint64((1u << 24) - 2 - 2));
        QCOMPARE(network->ranges.at(0).next->toString(), QStringLiteral("1.0.0.3/8"));
        QVERIFY(!networkOf(m->topology(), m->machine("Host1")));
    }

    void restingOnACableLetsItsNetworkStandOut()
    {
        m->move(onCable(), Qt::NoButton);
        QTRY_VERIFY(card()->isVisible());
        QVERIFY(card()->text().contains(QStringLiteral("1.0.0.0/8")));
        QVERIFY(card()->text().contains(QStringLiteral("Host2:eth0")));
        QCOMPARE(scene().itemOf(m->machine("Host2"))->opacity(), 1.0);
        QVERIFY(scene().itemOf(m->machine("VM1"))->opacity() < 1);
        QVERIFY(m->view().viewport()->rect().contains(card()->geometry()));
        // Elsewhere it is over.
        m->move(m->view().mapToScene(QPoint(3, 3)), Qt::NoButton);
        QVERIFY(!card()->isVisible());
        QCOMPARE(scene().itemOf(m->machine("VM1"))->opacity(), 1.0);
    }

    void theCardGoesWithWhatItIsAbout()
    {
        m->move(onCable(), Qt::NoButton);
        QTRY_VERIFY(card()->isVisible());
        m->editor().perform(QStringLiteral("remove"), removeElements(m->editor().document(), {m->machine("Host2")}));
        m->move(m->view().mapToScene(QPoint(3, 3)), Qt::NoButton);
        QVERIFY(!card()->isVisible());
    }

    /// Its frames go there too, with a tag.
    void theTrunkThatCarriesANetworkStandsOutWithIt()
    {
        m->open(QStringLiteral("two-hosts"));
        const Topology &topology = m->topology();
        const Id trunk = topology.cableAt(m->tab("Host1", "eth0"));
        QVERIFY(trunk);
        const auto vm = std::ranges::find_if(topology.machines, [&](const auto &each) {
            const auto network = networkOf(topology, topology.interfacesOf(each.first).front());
            return each.second.parent && network && network->vlan == 100;
        });
        QVERIFY(vm != topology.machines.end());
        scene().setNetwork(topology.interfacesOf(vm->first).front());
        QCOMPARE(scene().network()->trunks, (std::vector<Id>{trunk}));
        QCOMPARE(scene().itemOf(trunk)->opacity(), 1.0);
        QCOMPARE(scene().itemOf(topology.cables.at(trunk).b)->opacity(), 1.0);
        scene().setNetwork({});
    }

    void whatTheKeyboardSelectsIsTold()
    {
        m->view().setFocus();
        QSignalSpy said(&m->view(), &CanvasView::message);
        for (int i = 0; i < 30 && !card()->isVisible(); ++i)
            m->key(Qt::Key_Tab);
        QVERIFY(card()->isVisible());
        QVERIFY(said.last().at(0).toString().contains(QStringLiteral("/8")));
        m->view().showNetworks(false);
        QVERIFY(!card()->isVisible());
    }

    void aPictureShowsAllOfTheDrawingWhateverStandsOut()
    {
        const QImage plain = picture();
        scene().setNetwork(m->tab("Host1", "eth0"));
        QVERIFY(scene().network());
        QCOMPARE(picture(), plain);
        QVERIFY(scene().network());
    }

    void aSlipIsCorrectedByEnter()
    {
        const Id eth0 = m->tab("Host2", "eth0");
        const auto address = [&] { return m->topology().interface(eth0)->addresses.at(0).toString(); };
        m->editor().setSelection({eth0});
        m->view().editAddresses();
        QLineEdit *edit = addressEditor();
        QTest::keyClicks(edit, QStringLiteral("1,0.0.7"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(edit->text(), QStringLiteral("1.0.0.7/8"));
        QCOMPARE(address(), QStringLiteral("1.0.0.2/8"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(address(), QStringLiteral("1.0.0.7/8"));
        QTRY_VERIFY(!addressEditor());
        // Escape changes nothing.
        m->view().editAddresses();
        edit = addressEditor();
        QTest::keyClicks(edit, QStringLiteral("9.9.9.9/8"));
        QTest::keyClick(edit, Qt::Key_Escape);
        QTRY_VERIFY(!addressEditor());
        QCOMPARE(address(), QStringLiteral("1.0.0.7/8"));
        QCOMPARE(m->editor().selection(), std::vector<Id>{eth0});
    }

    void severalAddressesAreSeparatedAsOneLikes_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"1.0.0.9/8,3.0.0.1/24", "1.0.0.9/8 3.0.0.1/24", "1.0.0.9/8, 3.0.0.1/24,", "1.0.0.9/8; 3.0.0.1/24"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void severalAddressesAreSeparatedAsOneLikes()
    {
        QFETCH(QString, text);
        const Id eth0 = m->tab("Host2", "eth0");
        m->editor().setSelection({eth0});
        m->view().editAddresses();
        QTest::keyClicks(addressEditor(), text);
        QCOMPARE(addressEditor()->text(), text);
        QTest::keyClick(addressEditor(), Qt::Key_Return);
        QTRY_VERIFY(!addressEditor());
        QCOMPARE(m->topology().interface(eth0)->addresses.size(), std::size_t(2));
    }

    void whatIsWrongStaysWhenOneGoesElsewhere()
    {
        const Id eth0 = m->tab("Host2", "eth0");
        m->editor().setSelection({eth0});
        m->view().editAddresses();
        QPointer<QLineEdit> edit = addressEditor();
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("1.0.0.300/8"));
        QTest::mouseClick(m->view().viewport(), Qt::LeftButton, {}, m->at(m->header(m->machine("Host1"))));
        QCOMPARE(m->editor().selection(), std::vector<Id>{m->machine("Host1")});
        QVERIFY(edit && edit->isVisible() && !edit->hasFocus());
        QCOMPARE(edit->text(), QStringLiteral("1.0.0.300/8"));
        auto *reason = m->view().findChild<QLabel *>(QStringLiteral("inPlaceReason"));
        QVERIFY(reason->isVisible() && !reason->text().isEmpty());
        QCOMPARE(edit->accessibleDescription(), reason->text());
        // It goes where the address is written, and another one has to wait.
        const QPoint before = edit->pos();
        m->view().zoomBy(1.3);
        QVERIFY(edit->pos() != before);
        m->view().renameSelection();
        QVERIFY(!m->view().findChild<QLineEdit *>(QStringLiteral("renameEditor")));
        QTRY_VERIFY(edit->hasFocus());
        QVERIFY(!m->view().commitPending());
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("1.0.0.30/8"));
        QVERIFY(!reason->isVisible());
        QVERIFY(m->view().commitPending());
        QCOMPARE(m->topology().interface(eth0)->addresses.front().toString(), QStringLiteral("1.0.0.30/8"));
        QTRY_VERIFY(!edit);
    }

    void whatIsWrongIsSaidOnceAndOnlyEnterTakesTheProposal()
    {
        const Id eth0 = m->tab("Host2", "eth0");
        const auto address = [&] { return m->topology().interface(eth0)->addresses.at(0).toString(); };
        const auto clickElsewhere = [&] {
            QTest::mouseClick(m->view().viewport(), Qt::LeftButton, {}, m->at(m->header(m->machine("Host1"))));
        };
        m->editor().setSelection({eth0});
        m->view().editAddresses();
        QPointer<QLineEdit> edit = addressEditor();
        QTest::keyClicks(edit, QStringLiteral("1,0.0.7"));
        QSignalSpy said(&m->view(), &CanvasView::message);
        const auto saidWhy = [&] {
            return std::ranges::count_if(said, [reason = edit->accessibleDescription()](const QVariantList &each) {
                return each.front().toString() == reason;
            });
        };
        clickElsewhere();
        QVERIFY(!edit->accessibleDescription().isEmpty());
        const auto once = saidWhy();
        clickElsewhere();
        clickElsewhere();
        QCOMPARE(saidWhy(), once);
        QVERIFY(!m->view().commitPending());
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(edit->text(), QStringLiteral("1.0.0.7/8"));
        clickElsewhere();
        QVERIFY(!m->view().commitPending());
        QCOMPARE(address(), QStringLiteral("1.0.0.2/8"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(address(), QStringLiteral("1.0.0.7/8"));
        QTRY_VERIFY(!edit);
    }

    void whatIsTypedGoesWithItsElement()
    {
        m->editor().setSelection({m->machine("Host2")});
        m->view().renameSelection();
        QPointer<QLineEdit> edit = m->view().findChild<QLineEdit *>(QStringLiteral("renameEditor"));
        QTest::keyClicks(edit, QStringLiteral("no good name"));
        m->view().setFocus();
        QVERIFY(edit && edit->isVisible());
        m->view().deleteSelection();
        QTRY_VERIFY(!edit);
    }

    void theRouteToolTellsMachineAndNetwork()
    {
        m->view().setTool(CanvasView::Tool::Route);
        QSignalSpy wanted(&m->view(), &CanvasView::routeWanted);
        const Id vm = m->machine("VM1");
        pull(m->grip(vm), onCable());
        QVERIFY(m->view().hintText().contains(QStringLiteral("1.0.0.0/8")));
        m->release(onCable());
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.at(0).at(0).value<Id>(), vm);
        QCOMPARE(wanted.at(0).at(1).value<Id>(), m->topology().cableAt(m->tab("Host1", "eth0")));
    }

    void aRouteToItsOwnNetworkIsRefused()
    {
        m->view().setTool(CanvasView::Tool::Route);
        QSignalSpy wanted(&m->view(), &CanvasView::routeWanted);
        pull(m->grip(m->machine("Host2")), onCable());
        QVERIFY(m->view().hintText().contains(QStringLiteral("Host2")));
        m->release(onCable());
        QVERIFY(m->view().hintText().isEmpty());
        QCOMPARE(wanted.count(), 0);
    }

    void routesOfTheSelectedMachineAreDrawn()
    {
        QVERIFY(!m->topology().machine(m->machine("VM1"))->routes.empty());
        const auto seen = [this] { return m->view().viewport()->grab().toImage(); };
        const QRect between = m->view().mapFromScene(m->box("VM1").united(m->box("Host1"))).boundingRect();
        m->editor().setSelection({m->machine("Host2")});
        const QImage without = seen().copy(between);
        m->editor().setSelection({m->machine("VM1")});
        Machine vm = *m->topology().machine(m->machine("VM1"));
        const QImage with = seen().copy(between);
        QVERIFY(with != without);
        // Without the route nothing is drawn but what a selected machine has anyway.
        vm.routes.clear();
        Edit edit(m->editor().draft());
        edit.set(m->machine("VM1"), vm);
        m->editor().perform(QStringLiteral("no route"), edit.patch());
        QVERIFY(seen().copy(between) != with);
    }

    void withoutAutomaticsACableGivesNothing()
    {
        m->view().setAutomatics({.addresses = false, .macs = false});
        m->view().insertMachine(QStringLiteral("pc"));
        const Id pc = m->editor().selection().at(0);
        m->view().setTool(CanvasView::Tool::Cable);
        m->drag(m->grip(pc), m->header(m->machine("Host2")));
        const std::vector<Id> ends = m->topology().interfacesOf(pc);
        QVERIFY(!ends.empty());
        QVERIFY(m->topology().cableAt(ends.back()));
        QVERIFY(m->topology().interface(ends.back())->addresses.empty());
        QVERIFY(!m->topology().interface(ends.back())->mac);
    }

    void withoutAutomaticNamesEachIsTypedOverTheProposedOne()
    {
        const auto typed = [this](const char *name) {
            auto *line = m->view().findChild<QLineEdit *>(QStringLiteral("renameEditor"));
            QVERIFY(line && line->hasFocus());
            QCOMPARE(line->selectedText(), line->text());
            QTest::keyClicks(line, QString::fromLatin1(name));
            QTest::keyClick(line, Qt::Key_Return);
            QVERIFY(m->machine(name));
            QTRY_VERIFY(!m->view().findChild<QLineEdit *>(QStringLiteral("renameEditor")));
        };
        m->view().setAutomatics({.names = false});
        m->view().insertMachine(QStringLiteral("pc"));
        typed("desk");
        m->view().placeRepeatedly(QStringLiteral("pc"));
        QTest::mouseClick(m->view().viewport(), Qt::LeftButton, {}, QPoint(12, 12));
        typed("shelf");
        // What a cable makes is called as Linux does.
        m->view().setTool(CanvasView::Tool::Cable);
        m->drag(m->grip(m->machine("desk")), m->header(m->machine("Host2")));
        QVERIFY(m->tab("desk", "eth0"));
        QVERIFY(!m->view().findChild<QLineEdit *>(QStringLiteral("renameEditor")));
    }

private:
    CanvasScene &scene() { return m->view().canvasScene(); }
    QLabel *card() { return m->view().findChild<QLabel *>(QStringLiteral("networkCard")); }
    QLineEdit *addressEditor() { return m->view().findChild<QLineEdit *>(QStringLiteral("addressEditor")); }
    /// The middle of the cable between the hosts.
    QPointF onCable()
    {
        const Id cable = m->topology().cableAt(m->tab("Host1", "eth0"));
        return m->geometry().cables.at(cable).pointAtPercent(0.5);
    }
    void pull(QPointF from, QPointF to)
    {
        m->press(from);
        for (int step = 1; step <= 6; ++step)
            m->move(from + (to - from) * step / 6);
    }
    QImage picture()
    {
        QImage image(scene().drawingRect().size().toSize(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.translate(-scene().drawingRect().topLeft());
        scene().paintDrawing(painter);
        return image;
    }

    std::unique_ptr<CanvasFixture> m;
};

QTEST_MAIN(NetworkViewTest)
#include "tst_networkview.moc"
