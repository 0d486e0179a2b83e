// SPDX-License-Identifier: GPL-2.0-or-later
// A drawing that goes on while its lab runs: what was not deployed yet looks other than what the kernel lost.
#include "core/model/drawing.h"
#include "tests/canvas/canvasfixture.h"
#include "ui/canvas/boxitem.h"
#include "ui/canvas/cableitem.h"
#include "ui/canvas/lineitem.h"
#include "ui/canvas/tabitem.h"
#include "ui/canvas/tablesitem.h"

#include <QtTest>

using namespace toile;

class DeployedCanvasTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { deploy("case-1b"); }

    void whatIsTypedWaits()
    {
        const Id eth0 = m->tab("VM1", "eth0");
        change(eth0, [](Interface &interface) { interface.addresses.push_back(prefix(u"2.0.0.7/8")); });
        change(m->machine("VM1"), [](Machine &machine) {
            RouteState route;
            route.destination = prefix(u"10.0.0.0/8");
            route.gateway = prefix(u"2.0.0.9/8").address;
            machine.routes.push_back(route);
            machine.forwarding = true;
        });
        QCOMPARE(written(eth0), words("2.0.0.1/8|○ 2.0.0.7/8"));
        QVERIFY(!isStruck(tab(eth0).face().details.lines.back()));
        QCOMPARE(routes("VM1"), words("default via 2.0.0.2|○ 10.0.0.0/8 via 2.0.0.9"));
        QCOMPARE(badges("VM1"), words("○ ip_forward"));
        QVERIFY(m->view().spokenName(eth0).contains(QStringLiteral("2.0.0.7/8 (not deployed yet)")));
    }

    void whatIsLostByHandIsCrossedOutBesideIt()
    {
        const Id eth0 = m->tab("VM1", "eth0");
        change(eth0, [](Interface &interface) { interface.addresses.push_back(prefix(u"2.0.0.7/8")); });
        m_state.machines[QStringLiteral("VM1")].links[QStringLiteral("eth0")].config.addresses.clear();
        m->run().become(m_state);
        QTRY_COMPARE(written(eth0), words("−2.0.0.1/8|○ 2.0.0.7/8"));
        QVERIFY(isStruck(tab(eth0).face().details.lines.front()));
        QVERIFY(m->view().spokenName(eth0).contains(QStringLiteral("2.0.0.1/8 (not in the kernel)")));
    }

    void whatWasDeployedSinceIsLostWhenItGoes()
    {
        const Id eth0 = m->tab("VM1", "eth0");
        change(eth0, [](Interface &interface) { interface.addresses.push_back(prefix(u"2.0.0.7/8")); });
        const LiveState before = m_state;
        m->run().setDeployed(m->topology());
        m_state = deployedState(m->topology());
        m->run().become(m_state);
        QTRY_COMPARE(written(eth0), words("2.0.0.1/8|2.0.0.7/8"));
        m->run().become(before);
        QTRY_COMPARE(written(eth0), words("2.0.0.1/8|−2.0.0.7/8"));
    }

    void aRuleThatIsLostCountsMoreThanOneThatWaits()
    {
        QCOMPARE(badges("Host1"), words("ip_forward|NAT"));
        change(m->machine("Host1"), [](Machine &machine) {
            FirewallRule rule = machine.rules.front();
            rule.outInterface = QStringLiteral("tap0");
            machine.rules.push_back(rule);
        });
        QCOMPARE(badges("Host1"), words("ip_forward|○ NAT"));
        m_state.machines[QStringLiteral("Host1")].rules.clear();
        m->run().become(m_state);
        QTRY_COMPARE(badges("Host1"), words("ip_forward|−NAT"));
        QVERIFY(written(m->tab("Host1", "eth0")).contains(QStringLiteral("−masquerade")));
    }

    void aNewMachineIsNotMissing()
    {
        m->view().insertMachine(QStringLiteral("pc"));
        m_state.machines.erase(QStringLiteral("VM1"));
        m->run().show(LabRun::State::Changed, m_state);
        m->run().setPending(
            {CreateNamespace{QStringLiteral("PC1"), false}, CreateNamespace{QStringLiteral("VM1"), false}});
        QCOMPARE(box("PC1").face().state, PillState::Undeployed);
        QCOMPARE(box("PC1").face().stateText.text(), QStringLiteral("not deployed"));
        QCOMPARE(box("VM1").face().state, PillState::Missing);
    }

    void whatNobodyKnowsOfIsOnlyLacking()
    {
        m = std::make_unique<CanvasFixture>();
        m->open(QStringLiteral("case-1b"));
        m_state = deployedState(m->topology());
        m_state.machines.erase(QStringLiteral("VM1"));
        m->run().show(LabRun::State::Changed, m_state);
        m->run().setPending({CreateNamespace{QStringLiteral("VM1"), false}});
        QCOMPARE(box("VM1").face().state, PillState::Missing);
        const QString neutral = QStringLiteral("The kernel has not got it. Apply to make it.");
        QCOMPARE(m->view().canvasScene().markOf(m->machine("VM1")).why, neutral);
        m->run().setDeployed(m->topology());
        m->run().setPending({CreateNamespace{QStringLiteral("VM1"), false}});
        QVERIFY(m->view().canvasScene().markOf(m->machine("VM1")).why != neutral);
    }

    void allThatWouldBeDoneToAnElementIsSaid()
    {
        m->run().show(LabRun::State::Changed, m_state);
        const QString vm1 = QStringLiteral("VM1");
        const QString eth0 = QStringLiteral("eth0");
        m->run().setPending({AddAddress{vm1, eth0, prefix(u"2.0.0.7/8")}, AddAddress{vm1, eth0, prefix(u"2.0.0.8/8")}});
        const QString why = m->view().canvasScene().markOf(m->tab("VM1", "eth0")).why;
        QVERIFY2(why.contains(QStringLiteral("2.0.0.7/8")) && why.contains(QStringLiteral("2.0.0.8/8")),
                 qPrintable(why));
    }

    /// A view that is opened a moment after something changed shows it as the others do.
    void whatIsLitIsLitInANewViewToo()
    {
        m->run().show(LabRun::State::Deployed, m_state);
        m->run().become(busyState(m->topology()));
        QTRY_VERIFY(m->view().canvasScene().hasTables());
        CanvasView other(m->editor(), m->run());
        const auto lit = [](CanvasView &view) {
            qsizetype rows = 0;
            for (const QGraphicsItem *item : view.canvasScene().items()) {
                const auto *tables = dynamic_cast<const TablesItem *>(item);
                for (const TableCard &card : tables ? tables->cards() : std::vector<TableCard>())
                    rows += std::ranges::count_if(card.rows, [](const TableRow &row) { return row.litAt >= 0; });
            }
            return rows;
        };
        QVERIFY(lit(m->view()) > 0);
        QCOMPARE(lit(other), 0);
        other.canvasScene().lightAs(m->view().canvasScene());
        QCOMPARE(lit(other), lit(m->view()));
    }

    void aNewPortIsNotLost()
    {
        deploy("case-2.3");
        QCOMPARE(lines(Held::NotYet) + lines(Held::Lost), 0);
        Interface alone = *m->topology().interface(m->tab("Host1", "eth0"));
        alone.bridge = {};
        Edit before(m->editor().draft());
        before.set(m->tab("Host1", "eth0"), alone);
        m->run().setDeployed(before.topology());
        m->run().show(LabRun::State::Changed, deployedState(before.topology()));
        QTRY_COMPARE(lines(Held::NotYet), 1);
        QCOMPARE(lines(Held::Lost), 0);
        m->run().setDeployed(m->topology());
        m->run().show(LabRun::State::Changed, deployedState(before.topology()));
        QTRY_COMPARE(lines(Held::Lost), 1);
        QCOMPARE(lines(Held::NotYet), 0);
    }

    /// A veth has two ends: what is drawn at one alone is in no kernel, before a deploy and after it.
    void whatNoKernelIsGivenIsNotLost()
    {
        const Id eth0 = m->tab("VM1", "eth0");
        Edit edit(m->editor().draft());
        for (const auto &[id, cable] : m->topology().cables) {
            if (cable.a == eth0 || cable.b == eth0)
                edit.remove(id);
        }
        QVERIFY(m->editor().perform(QStringLiteral("change"), edit.patch()));
        m->run().setDeployed(m->topology());
        m->run().show(LabRun::State::Deployed, deployedState(m->topology()));
        QCOMPARE(written(eth0), words("○ 2.0.0.1/8"));
        QCOMPARE(routes("VM1"), words("○ default via 2.0.0.2"));
        // With its cable again it is new to the kernel, which never had it.
        m->editor().undoStack().undo();
        m->run().show(LabRun::State::Changed, std::optional<LiveState>(*m->run().live()));
        const auto end = [](const char *machine, const char *name) {
            return VethEnd{QString::fromLatin1(machine), QString::fromLatin1(name), {}, 0, {}, true};
        };
        m->run().setPending({CreateVeth{end("Host1", "tap0"), end("VM1", "eth0")}});
        QCOMPARE(m->view().canvasScene().markOf(eth0).mark, Mark::New);
    }

    void aCableThatTheKernelDoesNotJoinIsNoLiveOne()
    {
        const Id end = m->tab("Host2", "eth0");
        Edit edit(m->editor().draft());
        edit.remove(m->topology().cableAt(end));
        Machine pc;
        pc.name = QStringLiteral("PC1");
        pc.kind = QStringLiteral("pc");
        Interface other;
        other.machine = edit.create(pc);
        other.name = QStringLiteral("eth0");
        const Id cable = edit.create(Cable{end, edit.create(other)});
        QVERIFY(m->editor().perform(QStringLiteral("change"), edit.patch()));
        m->run().show(LabRun::State::Changed, m_state);
        CanvasScene &scene = m->view().canvasScene();
        QCOMPARE(scene.markOf(cable).mark, Mark::New);
        const auto traffic = [&] {
            for (const qint64 packets : {1, 2}) {
                CountersSample sample;
                sample.machines[QStringLiteral("Host2")][QStringLiteral("eth0")].txPackets = packets;
                Q_EMIT m->run().countersChanged(sample);
            }
            return bool(dynamic_cast<CableItem &>(*scene.itemOf(cable)).traffic());
        };
        QVERIFY(!traffic());
        m->run().setDeployed(m->topology());
        m->run().show(LabRun::State::Deployed, deployedState(m->topology()));
        QCOMPARE(scene.markOf(cable).mark, Mark::None);
        QVERIFY(traffic());
        m->run().show(LabRun::State::Changed, m_state);
        QCOMPARE(scene.markOf(cable).mark, Mark::Missing);
        QVERIFY(!traffic());
    }

    void bothEndsOfAPairThatWouldGoAreMarked()
    {
        const Id end = m->tab("VM1", "eth0");
        const Id other = m->topology().otherEnd(end);
        m->editor().perform(QStringLiteral("remove"),
                            removeElements(m->editor().document(), {m->topology().cableAt(end)}));
        m->run().show(LabRun::State::Changed, m_state);
        m->run().setPending({DeleteLink{QStringLiteral("Host1"), m->topology().interface(other)->name}});
        for (const Id id : {end, other})
            QCOMPARE(m->view().canvasScene().markOf(id).mark, Mark::Changed);
    }

    void ofACableThatNobodyKnowsOfItIsOnlySaidThatItLacks()
    {
        m = std::make_unique<CanvasFixture>();
        m->open(QStringLiteral("case-1b"));
        m_state = deployedState(m->topology());
        const Id end = m->tab("Host2", "eth0");
        m_state.machines[QStringLiteral("Host2")].links.erase(QStringLiteral("eth0"));
        m_state.machines[QStringLiteral("Host1")].links.erase(QStringLiteral("eth0"));
        m->run().show(LabRun::State::Changed, m_state);
        const MarkNote note = m->view().canvasScene().markOf(m->topology().cableAt(end));
        QCOMPARE(note.mark, Mark::Missing);
        QCOMPARE(note.why, QStringLiteral("The kernel has not got it. Apply to make it."));
    }

    void vlansOfAPortWait()
    {
        deploy("trunk");
        Id access;
        for (const auto &[id, interface] : m->topology().interfaces) {
            if (interface.bridge && written(id).contains(QStringLiteral("access 100")))
                access = id;
        }
        QVERIFY(access);
        change(access, [](Interface &interface) { interface.vlans.untagged = 200; });
        QCOMPARE(written(access), words("○ access 200|+access 100"));
    }

private:
    void deploy(const char *lab)
    {
        m = std::make_unique<CanvasFixture>();
        m->open(QString::fromLatin1(lab));
        m_state = deployedState(m->topology());
        m->run().setDeployed(m->topology());
        m->run().show(LabRun::State::Deployed, m_state);
    }
    static IpPrefix prefix(QStringView text) { return IpPrefix::parse(text).value(); }
    static QStringList words(const char *text) { return QString::fromUtf8(text).split(u'|'); }
    static bool isStruck(const TextLine &line) { return line.font().strikeOut(); }
    template <typename Apply>
    void change(Id id, Apply apply)
    {
        Edit edit(m->editor().draft());
        if constexpr (std::is_invocable_v<Apply, Machine &>) {
            Machine machine = *m->topology().machine(id);
            apply(machine);
            edit.set(id, machine);
        } else {
            Interface interface = *m->topology().interface(id);
            apply(interface);
            edit.set(id, interface);
        }
        QVERIFY(m->editor().perform(QStringLiteral("change"), edit.patch()));
    }
    const TabItem &tab(Id id) { return *dynamic_cast<TabItem *>(m->view().canvasScene().itemOf(id)); }
    const BoxItem &box(const char *name)
    {
        return *dynamic_cast<BoxItem *>(m->view().canvasScene().itemOf(m->machine(name)));
    }
    static QStringList texts(const std::vector<TextLine> &lines)
    {
        QStringList texts;
        for (const TextLine &line : lines)
            texts += line.text();
        return texts;
    }
    QStringList written(Id id) { return texts(tab(id).face().details.lines); }
    QStringList routes(const char *name) { return texts(box(name).face().routes); }
    QStringList badges(const char *name)
    {
        QStringList words;
        for (const Badge &badge : box(name).face().badges)
            words += badge.text.text();
        return words;
    }
    int lines(Held held)
    {
        int count = 0;
        for (QGraphicsItem *item : m->view().canvasScene().items()) {
            const auto *line = dynamic_cast<LineItem *>(item);
            count += line && line->held() == held ? 1 : 0;
        }
        return count;
    }

    std::unique_ptr<CanvasFixture> m;
    LiveState m_state;
};

QTEST_MAIN(DeployedCanvasTest)
#include "tst_deployedcanvas.moc"
