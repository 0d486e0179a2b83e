// SPDX-License-Identifier: GPL-2.0-or-later
// The legend under a picture says what is drawn in it, nothing else, and lies on none of it.
#include "core/arrange/generate.h"
#include "core/lab/labfile.h"
#include "core/model/containers.h"
#include "core/model/drawing.h"
#include "core/model/vlans.h"
#include "resources/assets.h"
#include "tests/canvas/handrun.h"
#include "tests/canvas/itemsin.h"
#include "ui/canvas/cableitem.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/tabitem.h"
#include "ui/editor.h"

#include <QtTest>

using namespace toile;

namespace {

struct Sheet {
    explicit Sheet(const char *lab) : scene(editor, run)
    {
        editor.reset(loadLab(shippedLabPath(QLatin1String(lab))).document, QString());
    }
    /// Deployed as it is drawn, and then the kernel is as `live` makes it.
    template <typename Live>
    void deploy(Live &&live)
    {
        run.setDeployed(editor.topology());
        LiveState state = busyState(editor.topology());
        live(state);
        run.show(LabRun::State::Changed, state);
    }
    template <typename Change>
    void edit(Id id, Change &&change)
    {
        Edit edit(editor.draft());
        auto machine = *edit.topology().machine(id);
        change(machine);
        edit.set(id, machine);
        QVERIFY(editor.perform(QStringLiteral("change"), edit.patch()));
    }
    bool says(const char *row, const PictureContent &content) const
    {
        return scene.legendTexts(content).contains(QString::fromLatin1(row));
    }
    Id machine(const char *name) const { return editor.topology().machineByName(QString::fromLatin1(name)); }

    Editor editor;
    HandRun run;
    CanvasScene scene;
};

PictureContent explained(bool legend = true)
{
    PictureContent content;
    content.marks = true;
    content.legend = legend;
    return content;
}

}  // namespace

class LegendTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useAssets(); }

    void itSaysWhatIsDrawnAndNothingElse_data()
    {
        QTest::addColumn<QByteArray>("lab");
        QTest::addColumn<QStringList>("said");
        const QString interface = QStringLiteral("Interface, not deployed");
        const QString cable = QStringLiteral("Cable (veth pair), in the colour of its network");
        const QString port = QStringLiteral("The interface is a port of the bridge");
        const QString prefix = QStringLiteral("Prefix of the network");
        QTest::newRow("NAT") << QByteArray("case-1b")
                             << QStringList{QStringLiteral("Host"),
                                            QStringLiteral("VM"),
                                            interface,
                                            cable,
                                            prefix,
                                            QStringLiteral("The machine routes between these interfaces"),
                                            QStringLiteral("Forwards packets from interface to interface"),
                                            QStringLiteral("Translates addresses of packets that go out")};
        QTest::newRow("a bridge") << QByteArray("case-2.2") << QStringList{QStringLiteral("Host"),
                                                                           QStringLiteral("VM"),
                                                                           QStringLiteral("Bridge"),
                                                                           interface,
                                                                           cable,
                                                                           prefix};
        QTest::newRow("a trunk") << QByteArray("trunk")
                                 << QStringList{QStringLiteral("Switch"),
                                                QStringLiteral("PC"),
                                                QStringLiteral("Bridge"),
                                                interface,
                                                QStringLiteral("Trunk: a stripe for each VLAN"),
                                                QStringLiteral("VLAN 1"),
                                                QStringLiteral("VLAN 100"),
                                                QStringLiteral("VLAN 200"),
                                                QStringLiteral("Dashed, on a trunk: untagged"),
                                                prefix,
                                                port};
        QTest::newRow("a tunnel") << QByteArray("vxlan")
                                  << QStringList{QStringLiteral("Host"),
                                                 QStringLiteral("VM"),
                                                 QStringLiteral("Bridge"),
                                                 interface,
                                                 cable,
                                                 prefix,
                                                 QStringLiteral("VXLAN tunnel, over what carries it"),
                                                 port};
    }

    void itSaysWhatIsDrawnAndNothingElse()
    {
        QFETCH(QByteArray, lab);
        QFETCH(QStringList, said);
        Sheet sheet(lab.constData());
        QCOMPARE(sheet.scene.legendTexts(explained()), said);
        QVERIFY(sheet.scene.legendTexts(explained(false)).isEmpty());
    }

    void itLiesUnderTheDrawingAndCoversNothing_data()
    {
        QTest::addColumn<QByteArray>("lab");
        for (const QString &lab : shippedLabs())
            QTest::newRow(qPrintable(lab)) << lab.toLatin1();
    }

    void itLiesUnderTheDrawingAndCoversNothing()
    {
        QFETCH(QByteArray, lab);
        Sheet sheet(lab.constData());
        const QImage without = *drawImage(sheet.scene, {explained(false), 1});
        const QImage with = *drawImage(sheet.scene, {explained(), 1});
        QVERIFY(with.height() > without.height() + 30 && with.width() >= without.width());
        const int above = without.height() - 34;  // the lower margin is under the legend now
        QCOMPARE(with.copy(0, 0, without.width(), above), without.copy(0, 0, without.width(), above));
        const QImage legend = with.copy(0, above, with.width(), with.height() - above);
        QVERIFY(legend != QImage(legend.size(), legend.format()));
        // No wider than the drawing as long as its rows have room.
        QVERIFY2(with.width() <= qMax(without.width(), 520), qPrintable(QString::number(with.width())));
        keep(sheet, QString::fromLatin1(lab));
    }

    void samplesAreInTheColoursOfTheDrawing()
    {
        Sheet sheet("trunk");
        const QRectF drawing = sheet.scene.drawingRect(explained(false));
        const QImage picture = *drawImage(sheet.scene, {explained(), 2});
        const QImage legend = picture.copy(0, 2 * (int(drawing.height()) - 32), picture.width(), picture.height());
        for (const VlanUse &use : vlansOf(sheet.editor.topology()))
            QVERIFY2(has(legend, vlanLine(paperLook(), QColor(use.colour))), qPrintable(use.name));
        QVERIFY(!has(legend, paperLook().natFill));
        Sheet nat("case-1b");
        const QImage other = *drawImage(nat.scene, {explained(), 1});
        QVERIFY(has(other.copy(0, other.height() - 110, other.width(), 110), paperLook().natFill));
    }

    void ofAPartItSaysWhatIsInThatPart()
    {
        Sheet sheet("case-1b");
        PictureContent content = explained();
        content.only = {sheet.machine("Host2")};
        QCOMPARE(sheet.scene.legendTexts(content),
                 (QStringList{QStringLiteral("Host"), QStringLiteral("Interface, not deployed")}));
        Sheet trunk("trunk");
        content.only = {trunk.machine("A1"), trunk.machine("SW1")};
        const QStringList said = trunk.scene.legendTexts(content);
        QVERIFY(said.contains(QStringLiteral("VLAN 100")) && !said.contains(QStringLiteral("VLAN 200")));
        QVERIFY(!said.contains(QStringLiteral("Trunk: a stripe for each VLAN")));
    }

    void itFollowsWhatRuns()
    {
        Sheet sheet("case-1b");
        sheet.run.setDeployed(sheet.editor.topology());
        sheet.run.show(LabRun::State::Deployed, deployedState(sheet.editor.topology()));
        const QStringList said = sheet.scene.legendTexts(explained());
        QVERIFY2(said.contains(QStringLiteral("Interface that is up")), qPrintable(said.join(u'\n')));
        QVERIFY(!said.contains(QStringLiteral("Interface, not deployed")));
    }

    void whatTheKernelLacksIsExplained()
    {
        const char *lost = "Address, route or other setting that the kernel has lost";
        const char *waits = "Address, route or other setting that is not deployed yet";
        Sheet sheet("case-1b");
        sheet.deploy([](LiveState &) {});
        QVERIFY(!sheet.says(lost, explained()) && !sheet.says(waits, explained()));
        sheet.edit(sheet.machine("Host2"), [](Machine &machine) { machine.forwarding = true; });
        QVERIFY(!sheet.says(lost, explained()) && sheet.says(waits, explained()));
        Sheet other("case-1b");
        other.deploy([](LiveState &live) { live.machines[QStringLiteral("VM1")].routes.clear(); });
        QVERIFY(other.says(lost, explained()) && !other.says(waits, explained()));
        keep(other, QStringLiteral("lost"));
        PictureContent part = explained();
        part.only = {other.machine("Host2")};
        QVERIFY(!other.says(lost, part));
        // What a badge means that is crossed out is said all the same.
        Sheet rules("case-1b");
        rules.deploy([](LiveState &live) { live.machines[QStringLiteral("Host1")].rules.clear(); });
        QVERIFY(rules.says(lost, explained()));
        QVERIFY(rules.says("Translates addresses of packets that go out", explained()));
    }

    void linksInsideThatTheKernelLacksAreExplained()
    {
        const char *lost = "Link inside a machine, lost by the kernel";
        Sheet sheet("case-1b");
        sheet.deploy([](LiveState &) {});
        QVERIFY(!sheet.says(lost, explained()));
        Sheet other("case-1b");
        other.deploy([](LiveState &live) { live.machines[QStringLiteral("Host1")].forwarding = false; });
        QVERIFY(other.says(lost, explained()));
        keep(other, QStringLiteral("link"));
    }

    /// A tab that differs has an outline of its own, a cable is dashed in its colour.
    void aDifferenceIsShownAsItIsDrawn()
    {
        const char *differs = "Otherwise in the kernel than drawn";
        Sheet sheet("case-2.2");
        sheet.deploy([](LiveState &) {});
        QVERIFY(!sheet.says(differs, explained()));
        const auto violet = [&] {
            const QRectF drawing = sheet.scene.drawingRect(explained(false));
            const QImage picture = *drawImage(sheet.scene, {explained(), 2});
            return has(picture.copy(0, 2 * int(drawing.height() - 32), picture.width(), picture.height()),
                       paperLook().changedStroke);
        };
        sheet.run.setPending({SetLinkUp{QStringLiteral("Host1"), QStringLiteral("eth0"), true}});
        QVERIFY(sheet.says(differs, explained()));
        QVERIFY(violet());
        keep(sheet, QStringLiteral("tab"));
        sheet.run.setPending({SetForwarding{QStringLiteral("Host2"), true}});
        QVERIFY(sheet.says(differs, explained()));
        QVERIFY(violet());
        keep(sheet, QStringLiteral("box"));
    }

    void linesThatLeadToTextsAreExplained()
    {
        const char *leads = "Leads from a text to what it belongs to";
        Sheet roomy("case-1");
        QVERIFY(!roomy.says(leads, explained()));
        Sheet crowd("case-1");
        arrange::Generator mesh;
        mesh.shape = arrange::Shape::Mesh;
        mesh.machines = 12;
        mesh.prefix = *IpPrefix::parse(QStringLiteral("10.0.0.0/16"));
        const Result<Patch> made = arrange::generate(crowd.editor.document(), mesh, {700, 500});
        QVERIFY(made && crowd.editor.perform(QStringLiteral("Mesh"), *made));
        QVERIFY(std::ranges::any_of(itemsIn<TabItem>(crowd.scene),
                                    [](const TabItem *item) { return !item->face().leader.isNull(); }));
        QVERIFY(crowd.says(leads, explained()));
        keep(crowd, QStringLiteral("leads"));
        const char *unnamed = "Interface for whose name there is no room: the address plan of the report has it";
        QVERIFY(!crowd.says(unnamed, explained()));
        Edit narrow(crowd.editor.document());
        int place = 0;
        for (const auto &[id, machine] : crowd.editor.topology().machines) {
            containers::resize(narrow, id, QRectF(180.0 * (place % 4), 120.0 * (place / 4), 160, 96));
            ++place;
        }
        QVERIFY(crowd.editor.perform(QStringLiteral("Narrow"), narrow.patch()));
        QVERIFY(crowd.says(unnamed, explained()));
    }

    void linesThatLeadToTablesAreExplained()
    {
        const char *leads = "Leads from live tables to what they belong to";
        Sheet sheet("case-1b");
        QVERIFY(!sheet.says(leads, explained()));
        sheet.deploy([](LiveState &) {});
        QVERIFY(sheet.says(leads, explained()));
        PictureContent bare = explained();
        bare.tables = false;
        QVERIFY(!sheet.says(leads, bare));
    }

    void whatIsPaleIsExplained()
    {
        const char *pale = "Pale: not what is looked for";
        Sheet sheet("trunk");
        QVERIFY(!sheet.says(pale, explained()));
        sheet.scene.setLens(100);
        QVERIFY(sheet.says(pale, explained()));
        keep(sheet, QStringLiteral("pale"));
        // Beside the network under the pointer things fade on the screen alone.
        sheet.scene.setLens(0);
        sheet.scene.setNetwork(sheet.editor.topology().cables.begin()->first);
        QVERIFY(!sheet.says(pale, explained()));
    }

    /// What somebody drew and wrote himself says what he means by it.
    void notesExplainThemselves()
    {
        Sheet sheet("case-1");
        const QStringList before = sheet.scene.legendTexts(explained());
        for (const NoteShape &shape : {NoteShape(FrameNote{}), NoteShape(ArrowNote{}), NoteShape(TextNote{})}) {
            Edit edit(sheet.editor.draft());
            Placement place;
            place.rect = QRectF(0, 0, 60, 40);
            edit.create(Note{{}, shape}, place);
            QVERIFY(sheet.editor.perform(QStringLiteral("note"), edit.patch()));
        }
        QCOMPARE(sheet.scene.legendTexts(explained()), before);
    }

    void anEmptyDrawingHasNone()
    {
        Editor editor;
        HandRun run;
        CanvasScene scene(editor, run);
        QVERIFY(!scene.hasLegend());
        QCOMPARE(scene.drawingRect(explained()), scene.drawingRect(explained(false)));
    }

    void theCanvasKeepsItsLegendOfVlans()
    {
        Sheet sheet("trunk");
        const auto legend = [&] {
            QRectF found;
            for (const CanvasScene::Printed &each : sheet.scene.printed())
                if (each.what == QStringLiteral("legend"))
                    found = each.rect;
            return found;
        };
        const QRectF before = legend();
        QVERIFY(!before.isEmpty());
        QVERIFY(drawPicture(sheet.scene, PictureFormat::Svg, {explained(), 1}));
        QCOMPARE(legend(), before);
        QCOMPARE(sheet.scene.legendVlanAt(before.center()), 100);
        QVERIFY(sheet.scene.drawingRect().contains(before));
    }

private:
    /// For whoever wants to look at it.
    static void keep(Sheet &sheet, const QString &name)
    {
        if (const QString kept = qEnvironmentVariable("TOILE_PICTURES"); !kept.isEmpty())
            QVERIFY(drawImage(sheet.scene, {explained(), 2})
                        ->save(kept + QStringLiteral("/legend-") + name + QStringLiteral(".png")));
    }

    static bool has(const QImage &image, const QColor &colour)
    {
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixel(x, y) == colour.rgb())
                    return true;
        return false;
    }
};

QTEST_MAIN(LegendTest)
#include "tst_legend.moc"
