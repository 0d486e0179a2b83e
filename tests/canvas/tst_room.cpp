// SPDX-License-Identifier: GPL-2.0-or-later
// Where much is cabled together there is room for it: labels beside each other, lines that are seen from end to end.
#include "core/arrange/arranging.h"
#include "core/arrange/generate.h"
#include "core/model/cabling.h"
#include "core/model/drawing.h"
#include "resources/assets.h"
#include "tests/canvas/canvasfixture.h"
#include "tests/canvas/itemsin.h"
#include "tests/model/topologies.h"
#include "ui/canvas/boxitem.h"
#include "ui/canvas/detour.h"
#include "ui/canvas/lanes.h"
#include "ui/canvas/picture.h"

#include <QtTest>

#include <algorithm>

using namespace toile;

/// With TOILE_PICTURES=FOLDER the pictures are kept there to be looked at.
class RoomTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useAssets(); }
    void init() { m = std::make_unique<CanvasFixture>(); }
    void cleanup() { m.reset(); }

    void labelsOfAMeshAreReadable_data()
    {
        QTest::addColumn<int>("machines");
        QTest::addColumn<int>("style");
        const char *names[] = {"curved", "straight", "orthogonal"};
        const CableStyle styles[] = {CableStyle::Curved, CableStyle::Straight, CableStyle::Orthogonal};
        for (const int machines : {4, 6, 7, 10, 16}) {
            for (const int i : {0, 1, 2})
                QTest::addRow("%d-%s", machines, names[i]) << machines << int(styles[i]);
        }
    }

    void labelsOfAMeshAreReadable()
    {
        QFETCH(int, machines);
        QFETCH(int, style);
        mesh(machines);
        QVERIFY(
            m->editor().perform(QStringLiteral("Style"), styleCables(m->editor().document(), {}, CableStyle(style))));
        keep(QStringLiteral("mesh-") + QString::fromLatin1(QTest::currentDataTag()));
        const QStringList wrong = overlapping() + crossed() + leftOut();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void noCableRunsUnderALabelOfHundredsOfCables_data()
    {
        QTest::addColumn<int>("machines");
        QTest::addColumn<int>("style");
        QTest::addRow("26-straight") << 26 << int(CableStyle::Straight);
    }

    /// Names that find no place are not written.
    void noCableRunsUnderALabelOfHundredsOfCables()
    {
        QFETCH(int, machines);
        QFETCH(int, style);
        cabledAtOnce(machines, 7);
        m->editor().perform(QStringLiteral("Style"), styleCables(m->editor().document(), {}, CableStyle(style)));
        keep(QStringLiteral("mesh-") + QString::fromLatin1(QTest::currentDataTag()));
        const QStringList wrong = overlapping(3) + crossed();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void labelsOfGeneratedNetworksAreReadable_data()
    {
        QTest::addColumn<int>("shape");
        QTest::addColumn<int>("machines");
        const std::pair<const char *, arrange::Shape> shapes[] = {{"star", arrange::Shape::Star},
                                                                  {"chain", arrange::Shape::Chain},
                                                                  {"ring", arrange::Shape::Ring},
                                                                  {"tree", arrange::Shape::Tree},
                                                                  {"trunk", arrange::Shape::Trunk}};
        for (const auto &[name, shape] : shapes) {
            for (const int machines : {8, 12, 60})
                QTest::addRow("%s-%d", name, machines) << int(shape) << machines;
        }
    }

    void labelsOfGeneratedNetworksAreReadable()
    {
        QFETCH(int, shape);
        QFETCH(int, machines);
        arrange::Generator generator;
        generator.shape = arrange::Shape(shape);
        generator.machines = machines;
        generator.prefix = *IpPrefix::parse(QStringLiteral("10.0.0.0/16"));
        const Result<Patch> made = arrange::generate(m->editor().document(), generator, {700, 500});
        QVERIFY(made && m->editor().perform(QStringLiteral("Generate"), *made));
        for (const CableStyle style : {CableStyle::Curved, CableStyle::Straight, CableStyle::Orthogonal}) {
            QVERIFY(m->editor().perform(QStringLiteral("Style"), styleCables(m->editor().document(), {}, style)) ||
                    style == CableStyle::Curved);
            keep(QStringLiteral("%1-%2").arg(QString::fromLatin1(QTest::currentDataTag())).arg(int(style)));
            const QStringList wrong = overlapping() + crossed() + leftOut();
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        }
    }

    void labelsOfMachinesThatWereCabledAtOnceAreReadable_data()
    {
        QTest::addColumn<int>("machines");
        QTest::addColumn<int>("columns");
        QTest::newRow("five in a row") << 5 << 5;
        QTest::newRow("four") << 4 << 2;
        QTest::newRow("six") << 6 << 3;
        QTest::newRow("nine") << 9 << 3;
    }

    void labelsOfMachinesThatWereCabledAtOnceAreReadable()
    {
        QFETCH(int, machines);
        QFETCH(int, columns);
        cabledAtOnce(machines, columns);
        for (const CableStyle style : {CableStyle::Curved, CableStyle::Straight, CableStyle::Orthogonal}) {
            m->editor().perform(QStringLiteral("Style"), styleCables(m->editor().document(), {}, style));
            keep(QStringLiteral("cabled-%1-%2").arg(machines).arg(int(style)));
            const QStringList wrong = overlapping() + crossed() + leftOut();
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        }
    }

    void routesThatABoxHasNoRoomForAreCounted()
    {
        drawn::Drawing drawing;
        const Id router = drawing.machine("R", "router");
        drawing.box(router, {400, 96, 224, 160});
        for (int i = 0; i < 9; ++i)
            drawing.route(router, qPrintable(QStringLiteral("10.0.%1.0/24").arg(i)), "1.0.0.1");
        m->editor().reset(drawing.done(), {});
        const BoxItem *box = itemsIn<BoxItem>(m->view().canvasScene()).front();
        QStringList lines;
        for (const TextLine &line : box->face().routes)
            lines << line.text();
        QCOMPARE(lines.size(), 5);
        QCOMPARE(lines.first(), QStringLiteral("10.0.0.0/24 via 1.0.0.1"));
        QVERIFY2(lines.last().contains(QStringLiteral("5 more")), qPrintable(lines.last()));
        QVERIFY(m->geometry().box(router).contains(box->face().routesRect));
    }

    void aBoxGrowsWithTheCablesThatAreDrawnToIt()
    {
        drawn::Drawing drawing;
        const Id router = drawing.machine("R", "router");
        drawing.box(router, {400, 96, 160, 96});
        std::vector<Id> below;
        for (const char *name : {"A", "B", "C", "D"}) {
            below.push_back(drawing.machine(name, "pc"));
            drawing.box(below.back(), {240 * double(below.size()) - 240, 480, 160, 96});
        }
        const Id beside = drawing.machine("Beside", "pc");
        drawing.box(beside, {600, 96, 160, 96});
        m->editor().reset(drawing.done(), {});
        m->view().setTool(CanvasView::Tool::Cable);
        Document before;
        for (const Id id : below) {
            before = m->editor().document();
            m->drag(m->grip(router), m->geometry().box(id).center());
        }
        QCOMPARE(m->topology().cables.size(), std::size_t(4));
        const QRectF grown = m->geometry().box(router);
        QVERIFY(grown.width() >= 3 * 85 + 48);
        QCOMPARE(grown.topRight(), QPointF(560, 96));  // to where nothing stands
        below.push_back(beside);
        for (const Id id : below)
            QCOMPARE(m->geometry().box(id), *before.layout().of(id).rect);
        QCOMPARE(overlapping(), QStringList());
        m->editor().undoStack().undo();
        QCOMPARE(m->editor().document(), before);
    }

    void aCableDoesNotRunOnTheBorderThatItCrosses()
    {
        m->open(QStringLiteral("case-2.1"));
        const Id vm = m->machine("VM3");
        m->drag(m->grip(vm), m->grip(vm) + QPointF(800, 320));
        QVERIFY(!m->topology().machine(vm)->parent);
        const QPointF inside = m->box("Host2").topLeft() + QPointF(40, 64);
        m->drag(m->grip(vm), m->grip(vm) + inside - m->geometry().box(vm).topLeft());
        QCOMPARE(m->topology().machine(vm)->parent, m->machine("Host2"));
        // It faced the bridge that now is on its other side.
        QCOMPARE(m->geometry().tab(m->tab("VM3", "eth0")).side, Side::Left);
        // To where it was, so that its cable goes round the machine.
        const QRectF box = m->geometry().box(vm);
        m->drag(m->geometry().tab(m->tab("VM3", "eth0")).at, QPointF(box.right(), box.center().y()));
        QCOMPARE(m->geometry().tab(m->tab("VM3", "eth0")).side, Side::Right);
        keep(QStringLiteral("into-host"));
        const QRectF host = m->box("Host2");
        const Id cable = m->topology().cableAt(m->tab("VM3", "eth0"));
        const QPolygonF way = m->geometry().cables.at(cable).toSubpathPolygons().front();
        QVERIFY(way.size() > 4);
        for (const QLineF &border :
             {QLineF(host.topLeft(), host.topRight()), QLineF(host.bottomLeft(), host.bottomRight()),
              QLineF(host.topLeft(), host.bottomLeft()), QLineF(host.topRight(), host.bottomRight())})
            QCOMPARE(sharedLength(way, {border}), 0.0);
    }

    void labelsOfTheCourseAreReadable_data()
    {
        QTest::addColumn<QString>("lab");
        for (const QString &file : QDir(QStringLiteral(":/labs")).entryList())
            QTest::addRow("%s", qPrintable(file)) << file.section(u'.', 0, -2);
    }

    void labelsOfTheCourseAreReadable()
    {
        QFETCH(QString, lab);
        const auto wrong = [this] { return (overlapping() + crossed() + leftOut() + linesThroughBoxes()).join(u'\n'); };
        m->open(lab);
        for (const CableStyle style : {CableStyle::Curved, CableStyle::Straight, CableStyle::Orthogonal}) {
            m->editor().perform(QStringLiteral("Style"), styleCables(m->editor().document(), {}, style));
            QCOMPARE(wrong(), QString());
            for (const graphs::Style layout :
                 {graphs::Style::Hierarchical, graphs::Style::Radial, graphs::Style::Organic}) {
                m->view().layOut(layout, QStringLiteral("Layout"));
                keep(QStringLiteral("%1-%2-%3").arg(lab).arg(int(style)).arg(int(layout)));
                QCOMPARE(wrong(), QString());
                m->editor().undoStack().undo();
            }
        }
    }

    void aForwardingLineBeginsAtTheTabThatItDoesNotLeadOnFrom()
    {
        m->open(QStringLiteral("case-1b"));
        m->view().layOut(graphs::Style::Organic, QStringLiteral("Organic"));
        keep(QStringLiteral("forwarding"));
        const TabSeat inner = m->geometry().tab(m->tab("Host1", "tap0"));
        const TabSeat border = m->geometry().tab(m->tab("Host1", "eth0"));
        QVERIFY(QPointF::dotProduct(border.at - inner.at, -outward(inner.side)) < 0);  // its cable's way
        int forwarding = 0;
        for (const InnerLine &line : m->geometry().lines.at(m->machine("Host1"))) {
            if (line.kind != InnerLine::Kind::Forward)
                continue;
            ++forwarding;
            const QRectF tab = tabRect(inner);
            QVERIFY(tab.adjusted(-3, -3, 3, 3).contains(line.path.elementAt(0)));
            QVERIFY(!line.path.intersects(tab.adjusted(2, 2, -2, -2)));
        }
        QCOMPARE(forwarding, 1);
    }

private:
    struct Label {
        Id tab;
        QString what;
        QRectF rect;
    };

    void cabledAtOnce(int machines, int columns)
    {
        drawn::Drawing drawing;
        std::vector<Id> all;
        for (int i = 0; i < machines; ++i) {
            all.push_back(drawing.machine(qPrintable(QStringLiteral("PC%1").arg(i + 1)), "pc"));
            drawing.box(all.back(), QRectF(320.0 * (i % columns), 288.0 * (i / columns), 160, 96));
        }
        m->editor().reset(drawing.done(), {});
        const Result<Patch> meshed = arrange::connectMesh(m->editor().document(), all);
        QVERIFY(meshed && m->editor().perform(QStringLiteral("Mesh"), *meshed));
    }

    void mesh(int machines) { QVERIFY(m->addMesh(machines)); }

    void keep(const QString &name)
    {
        const QString folder = qEnvironmentVariable("TOILE_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(exportPicture(m->view().canvasScene(), folder + u'/' + name + QStringLiteral(".png"), {{}, 1}));
    }

    /// Names and addresses of tabs.
    std::vector<Label> labels() const
    {
        std::vector<Label> found;
        for (const auto &one : m->view().canvasScene().printed()) {
            for (const auto &[id, seat] : m->geometry().tabs) {
                if (one.what == m->topology().label(id) + QStringLiteral(" name") ||
                    one.what == m->topology().label(id) + QStringLiteral(" details"))
                    found.push_back({id, one.what, one.rect.adjusted(1, 1, -1, -1)});
            }
        }
        return found;
    }

    static bool runsThrough(const QPainterPath &path, const QRectF &box)
    {
        const QPolygonF line = path.toSubpathPolygons().front();
        for (qsizetype i = 1; i < line.size(); ++i) {
            if (crosses(QLineF(line[i - 1], line[i]), box.adjusted(1, 1, -1, -1)))
                return true;
        }
        return false;
    }

    /// Of ports and VLANs, through a box that is neither their machine nor the bridge that they end at.
    QStringList linesThroughBoxes() const
    {
        QStringList wrong;
        for (const auto &[machine, lines] : m->geometry().lines) {
            for (const InnerLine &line : lines) {
                for (const auto &[id, box] : m->geometry().boxes) {
                    const Machine *other = m->topology().machine(id);
                    const Interface *bridge = m->topology().interface(id);
                    const bool inside = other ? other->parent == machine : bridge && bridge->machine == machine;
                    const Interface *end = m->topology().interface(line.to);
                    const bool own = id == line.from || (end && end->bridge == id);
                    if (inside && !own && runsThrough(line.path, box))
                        wrong << m->topology().label(line.to) + QStringLiteral(" through ") + m->topology().label(id);
                }
            }
        }
        return wrong;
    }

    /// Names of interfaces that are not written.
    QStringList leftOut() const
    {
        QSet<QString> names;
        for (const auto &one : m->view().canvasScene().printed())
            names << one.what;
        QStringList missing;
        for (const auto &[id, seat] : m->geometry().tabs) {
            if (!names.contains(m->topology().label(id) + QStringLiteral(" name")))
                missing << m->topology().label(id) + QStringLiteral(" is not named");
        }
        return missing;
    }

    /// `margin`: of a line of text round its letters.
    QStringList overlapping(double margin = 0) const
    {
        QStringList wrong;
        std::vector<Label> all = labels();
        for (Label &each : all)
            each.rect.adjust(margin, margin, -margin, -margin);
        for (auto one = all.begin(); one != all.end(); ++one) {
            for (auto other = one + 1; other != all.end(); ++other) {
                if (one->tab != other->tab && one->rect.intersects(other->rect))
                    wrong << one->what + QStringLiteral(" over ") + other->what;
            }
        }
        return wrong;
    }

    /// Names, addresses, routes and prefixes that some cable runs under, be it their own.
    QStringList crossed() const
    {
        QStringList wrong;
        QPainterPathStroker stroker;
        stroker.setWidth(1.5);
        const bool many = m->geometry().cables.size() > kManyCables;
        for (const auto &one : m->view().canvasScene().printed()) {
            if (one.what.endsWith(QStringLiteral(" tab")))
                continue;
            QPainterPath letters;
            letters.addRect(one.rect.adjusted(2, 3, -2, -3));
            for (const auto &[id, path] : m->geometry().cables) {
                // Behind boxes, and what is written beside them has the sheet under it.
                const bool isLong = QLineF(path.elementAt(0), path.currentPosition()).length() > kLongCable;
                if (many && isLong && m->view().canvasScene().itemOf(id)->zValue() < 0)
                    continue;
                if (stroker.createStroke(path).intersects(letters))
                    wrong << one.what + QStringLiteral(" on ") + m->topology().label(id);
            }
        }
        return wrong;
    }

    std::unique_ptr<CanvasFixture> m;
};

QTEST_MAIN(RoomTest)
#include "tst_room.moc"
