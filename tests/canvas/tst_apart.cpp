// SPDX-License-Identifier: GPL-2.0-or-later
// What stands or runs beside something else: cables side by side, boxes that do not touch, arrows that cross no text;
// and that what undo changed is seen.
#include "core/arrange/arranging.h"
#include "core/lab/labfile.h"
#include "core/model/cabling.h"
#include "core/model/containers.h"
#include "core/model/drawing.h"
#include "resources/assets.h"
#include "tests/canvas/canvasfixture.h"
#include "tests/canvas/scenepixels.h"
#include "ui/canvas/detour.h"
#include "ui/canvas/tabitem.h"

#include <QHelpEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolTip>
#include <QtTest>

#include <algorithm>

using namespace toile;

namespace {

/// The level and upright pieces of a cable as it is drawn, round corners left out.
std::vector<QLineF> piecesOf(const QPainterPath &path)
{
    std::vector<QLineF> pieces;
    for (int i = 1; i < path.elementCount(); ++i) {
        const QLineF piece(path.elementAt(i - 1), path.elementAt(i));
        if (path.elementAt(i).isLineTo() && (piece.dx() == 0 || piece.dy() == 0))
            pieces.push_back(piece);
    }
    return pieces;
}

/// How long one of two pieces is drawn on the other: nearer than a cable is wide.
double shared(const QLineF &a, const QLineF &b)
{
    constexpr double kWide = 5;
    const auto common = [](double a1, double a2, double b1, double b2) {
        return qMin(qMax(a1, a2), qMax(b1, b2)) - qMax(qMin(a1, a2), qMin(b1, b2));
    };
    if (a.dy() == 0 && b.dy() == 0 && qAbs(a.y1() - b.y1()) < kWide)
        return common(a.x1(), a.x2(), b.x1(), b.x2());
    if (a.dx() == 0 && b.dx() == 0 && qAbs(a.x1() - b.x1()) < kWide)
        return common(a.y1(), a.y2(), b.y1(), b.y2());
    return 0;
}

}  // namespace

class ApartTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m = std::make_unique<CanvasFixture>(); }
    void cleanup() { m.reset(); }

    void cablesBetweenTwoLevelsCrossButShareNothing()
    {
        const Id a = put("pc", {0, 0, 160, 96});
        const Id c = put("pc", {500, 0, 160, 96});
        const Id d = put("pc", {0, 200, 160, 96});
        const Id b = put("pc", {500, 200, 160, 96});
        join(a, b);
        join(c, d);
        squareAll();
        QCOMPARE(sharedPieces(), QString());
        // Also when one is moved by hand, wherever it comes.
        for (const double down : {8, 24, 40, 120, -16}) {
            m->drag(m->grip(b), m->grip(b) + QPointF(-24, down));
            QCOMPARE(sharedPieces(), QString());
        }
    }

    void cablesOfAMeshShareNothing_data()
    {
        QTest::addColumn<int>("machines");
        for (const int machines : {4, 5, 6, 8})
            QTest::addRow("%d", machines) << machines;
    }

    void cablesOfAMeshShareNothing()
    {
        QFETCH(int, machines);
        mesh(machines);
        squareAll();
        QCOMPARE(sharedPieces(), QString());
        const Id first = m->machine("PC1");
        for (const QPointF by : {QPointF(80, 40), QPointF(-40, 96), QPointF(0, -56)}) {
            m->drag(m->grip(first), m->grip(first) + by);
            QCOMPARE(sharedPieces(), QString());
        }
    }

    void noCableRunsOverAnothersTab_data()
    {
        QTest::addColumn<int>("machines");
        QTest::addColumn<int>("style");
        for (const int machines : {6, 10, 16}) {
            for (const auto &[style, name] :
                 {std::pair(CableStyle::Curved, "curved"), std::pair(CableStyle::Straight, "straight"),
                  std::pair(CableStyle::Orthogonal, "right-angled")})
                QTest::addRow("%d %s", machines, name) << machines << int(style);
        }
    }

    void noCableRunsOverAnothersTab()
    {
        QFETCH(int, machines);
        QFETCH(int, style);
        mesh(machines);
        if (CableStyle(style) != CableStyle::Curved)  // as they are
            perform(styleCables(m->editor().document(), {}, CableStyle(style)));
        QCOMPARE(overTabs(), QString());
        // Also when one is moved by hand.
        const Id first = m->machine("PC1");
        m->drag(m->grip(first), m->grip(first) + QPointF(-40, 24));
        QCOMPARE(overTabs(), QString());
    }

    void whatHasNoPlaceIsWrittenWhenItsTabIsChosen()
    {
        mesh(16);
        squareAll();
        // So narrow that there is no other room.
        Edit narrow(m->editor().document());
        int place = 0;
        for (const auto &[id, machine] : m->topology().machines) {
            containers::resize(narrow, id, QRectF(200.0 * (place % 4), 130.0 * (place / 4), 160, 96));
            ++place;
        }
        QVERIFY(m->editor().perform(QStringLiteral("Narrow"), narrow.patch()));
        std::vector<Id> leftOut;
        for (const auto &[id, seat] : m->geometry().tabs) {
            const TabFace &face = tabFace(id);
            for (const TabLabel *label : {&face.name, &face.details}) {
                const bool covers = std::ranges::any_of(
                    m->geometry().cables, [&](const auto &cable) { return crossesText(cable.second, label->rect); });
                QVERIFY2(!covers, qPrintable(m->topology().label(id)));
            }
            if (face.name.rect.isEmpty())
                leftOut.push_back(id);
        }
        const auto isUnderNone = [&](Id id) { return m->view().canvasScene().idAt(tabFace(id).seat.at) == id; };
        const auto found = std::ranges::find_if(leftOut, isUnderNone);
        QVERIFY(found != leftOut.end());
        const Id one = *found;
        const QRectF name = tabFace(one).name.over;
        const QColor ink = m->view().canvasScene().look().text;
        const auto isWritten = [&] {
            return ScenePixels::isShown(ScenePixels(m->view().canvasScene(), 1).at(name.adjusted(2, 2, -2, -2)), ink);
        };
        QVERIFY(!isWritten());
        m->editor().setSelection({one});
        QVERIFY(isWritten());
        m->editor().setSelection({});
        QVERIFY(!isWritten());
        m->view().centerOn(tabFace(one).seat.at);
        const QPoint at = m->view().mapFromScene(tabFace(one).seat.at);
        QHelpEvent help(QEvent::ToolTip, at, m->view().viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(m->view().viewport(), &help);
        QTRY_VERIFY(QToolTip::text().contains(m->topology().interface(one)->name));
        QToolTip::hideText();
        m->editor().undoStack().undo();
        QVERIFY(!tabFace(one).name.rect.isEmpty());
    }

    void tabsKeepOffIconsAndNames()
    {
        mesh(6);
        squareAll();
        const Id pc = m->machine("PC2");
        const Id first = m->topology().interfacesOf(pc).front();
        // Also where somebody puts one.
        m->drag(m->geometry().tab(first).at, m->geometry().box(pc).topLeft() + QPointF(6, -2));
        QStringList wrong;
        const auto printed = m->view().canvasScene().printed();
        for (const auto &tab : printed) {
            for (const auto &header : printed) {
                if (tab.what.endsWith(QStringLiteral(" tab")) && header.what.endsWith(QStringLiteral(" header")) &&
                    tab.rect.adjusted(-1, -1, 1, 1).intersects(header.rect))
                    wrong << tab.what + QStringLiteral(" over ") + header.what;
            }
        }
        QCOMPARE(wrong.join(u'\n'), QString());
    }

    void arrowKeysStopBeforeAnotherBox()
    {
        const Id a = put("pc", {0, 0, 160, 96});
        const Id b = put("pc", {301, 40, 160, 96});
        m->view().setFocus();
        m->editor().setSelection({a});
        QSignalSpy said(&m->view(), &CanvasView::message);
        for (int i = 0; i < 40; ++i)
            m->key(Qt::Key_Right);
        const double left = m->geometry().box(b).left() - m->geometry().box(a).right();
        QVERIFY2(left >= 8 && left < 16, qPrintable(QString::number(left)));
        QVERIFY(!said.isEmpty());
        QVERIFY2(said.back().front().toString().contains(m->topology().label(b)),
                 qPrintable(said.back().front().toString()));
        // Round it, to where it is free.
        for (int i = 0; i < 20; ++i)
            m->key(Qt::Key_Down);
        const QRectF below = m->geometry().box(a);
        QCOMPARE(below.top(), 160.0);
        for (int i = 0; i < 30; ++i)
            m->key(Qt::Key_Right);
        QCOMPARE(m->geometry().box(a), below.translated(240, 0));
    }

    void whatLiesOnAnotherBoxMayLeaveIt()
    {
        const Id a = put("pc", {0, 0, 160, 96});
        put("pc", {100, 40, 160, 96});
        m->view().setFocus();
        m->editor().setSelection({a});
        m->key(Qt::Key_Left);
        QCOMPARE(m->geometry().box(a).left(), -8.0);
    }

    void aDropStepsAsideWhereItWouldTouch()
    {
        const Id a = put("pc", {0, 0, 160, 96});
        const Id b = put("pc", {400, 0, 160, 96});
        m->drag(m->grip(a), m->grip(a) + QPointF(280, 0));
        QCOMPARE(m->geometry().box(a), QRectF(232, 0, 160, 96));
        QCOMPARE(m->geometry().box(b), QRectF(400, 0, 160, 96));
        QCOMPARE(m->editor().undoStack().count(), 3);
        m->editor().undoStack().undo();
        QCOMPARE(m->geometry().box(a), QRectF(0, 0, 160, 96));
        // What is new, too.
        QVERIFY(m->drop("router", {350, 48}, Qt::ControlModifier));
        const QRectF router = m->box("R1");
        QVERIFY(router.isValid());
        QVERIFY(!router.adjusted(-8, -8, 8, 8).intersects(QRectF(400, 0, 160, 96)));
    }

    void whatGrowsPushesItsNeighbourAway()
    {
        const Id host = put("host", {0, 0, 500, 300});
        const Id pc = put("pc", {540, 100, 160, 96});
        const Id far = put("pc", {740, 40, 160, 96});
        QVERIFY(m->drop("vm", {420, 150}));
        const Id vm = m->machine("VM1");
        QCOMPARE(m->topology().machine(vm)->parent, host);
        const auto apart = [&](Id a, Id b) {
            return !m->geometry().box(a).adjusted(-8, -8, 8, 8).intersects(m->geometry().box(b));
        };
        m->drag(m->grip(vm), m->grip(vm) + QPointF(50, 0));
        QCOMPARE(m->topology().machine(vm)->parent, host);
        QVERIFY(m->geometry().box(host).right() > 540);
        QVERIFY(apart(host, pc));
        QCOMPARE(m->geometry().box(far).left() - m->geometry().box(pc).left(), 200.0);
        QVERIFY(m->geometry().box(pc).left() > 540);
        // By keys likewise.
        m->view().setFocus();
        const double was = m->geometry().box(pc).left();
        for (int i = 0; i < 4; ++i)
            m->key(Qt::Key_Right);
        QVERIFY(apart(host, pc));
        QVERIFY(m->geometry().box(pc).left() > was);
    }

    void whatUndoChangesIsSeen()
    {
        const Id a = put("pc", {0, 0, 160, 96});
        put("pc", {4000, 3000, 160, 96});
        m->view().centerOn(80, 48);
        m->drag(m->grip(a), m->grip(a) + QPointF(40, 40));
        const QRectF moved = m->geometry().box(a);
        m->view().centerOn(4000, 3000);
        QVERIFY(!seen().intersects(moved));
        m->editor().undoStack().undo();
        const QRectF back = m->geometry().box(a);
        QCOMPARE(back, QRectF(0, 0, 160, 96));
        QTRY_VERIFY(seen().contains(back));
        // What is seen already moves nothing.
        const QPoint rested = whenAtRest();
        m->editor().undoStack().redo();
        QVERIFY(seen().contains(moved));
        QCOMPARE(whenAtRest(), rested);
    }

    /// A part of it is enough to see that it changed.
    void undoDoesNotScrollToWhatIsInTheViewAlready()
    {
        const Id a = put("pc", {0, 0, 160, 96});
        put("pc", {4000, 3000, 160, 96});
        m->view().centerOn(80, 48);
        m->drag(m->grip(a), m->grip(a) + QPointF(16, 16));
        const QRectF now = m->geometry().box(a);
        // Its left half is outside.
        m->view().horizontalScrollBar()->setValue(m->view().horizontalScrollBar()->value() +
                                                  m->view().mapFromScene(now.center()).x());
        QVERIFY(seen().intersects(now) && !seen().contains(now));
        const QPoint rested = whenAtRest();
        m->editor().undoStack().undo();
        QVERIFY(m->geometry().box(a) != now);
        QCOMPARE(whenAtRest(), rested);
    }

    void routesCrossNoText_data()
    {
        QTest::addColumn<QString>("lab");
        for (const char *lab : {"case-1b", "tp1", "vlan-router"})
            QTest::addRow("%s", lab) << QString::fromLatin1(lab);
    }

    void routesCrossNoText()
    {
        QFETCH(QString, lab);
        m->open(lab);
        QStringList wrong;
        int arrows = 0;
        for (const auto &[id, machine] : m->topology().machines) {
            m->editor().setSelection({id});
            for (const CanvasView::DrawnRoute &route : m->view().drawnRoutes()) {
                arrows += route.path.isEmpty() ? 0 : 1;
                for (const auto &printed : m->view().canvasScene().printed()) {
                    if (printed.what.endsWith(QStringLiteral(" name")) && crossesText(route.path, printed.rect))
                        wrong << machine.name + QStringLiteral(" over ") + printed.what;
                }
            }
        }
        QVERIFY(arrows > 0);
        QCOMPARE(wrong.join(u'\n'), QString());
    }

private:
    QPoint scrolled() const
    {
        return {m->view().horizontalScrollBar()->value(), m->view().verticalScrollBar()->value()};
    }

    /// Where the view is when it has been looked at often enough without having moved.
    QPoint whenAtRest() const
    {
        constexpr int kSteady = 25;
        int steady = 0;
        QPoint last;
        const auto rests = [&] {
            steady = std::exchange(last, scrolled()) == scrolled() ? steady + 1 : 0;
            return steady > kSteady;
        };
        [&] { QTRY_VERIFY(rests()); }();
        return last;
    }

    QRectF seen() const { return m->view().mapToScene(m->view().viewport()->rect()).boundingRect(); }

    const TabFace &tabFace(Id id) const { return dynamic_cast<TabItem &>(*m->view().canvasScene().itemOf(id)).face(); }

    void perform(const Patch &patch) { QVERIFY(m->editor().perform(QStringLiteral("change"), patch)); }

    Id put(const char *kind, const QRectF &rect)
    {
        Id id;
        Document document = m->editor().draft();
        const bool made =
            document.apply(addMachine(document, *machineKind(QString::fromLatin1(kind)), rect.topLeft(), {}, &id)).ok();
        Edit edit(document);
        Placement placement;
        placement.rect = rect;
        edit.place(id, placement);
        if (!made || !document.apply(edit.patch()))
            return {};
        perform(patchBetween(m->editor().document(), document));
        return id;
    }

    void join(Id a, Id b)
    {
        const Result<Patch> patch = connectElements(m->editor().document(), a, b, false);
        QVERIFY(patch);
        perform(*patch);
    }

    void mesh(int machines)
    {
        QVERIFY(m->addMesh(machines));
        m->view().centerOn(m->view().canvasScene().drawingRect().center());
    }

    void squareAll() { perform(styleCables(m->editor().document(), {}, CableStyle::Orthogonal)); }

    /// Which cables run over the tab of another, or over the way out of it.
    QString overTabs() const
    {
        QStringList found;
        for (const auto &[id, cable] : m->topology().cables) {
            for (const auto &[tab, seat] : m->geometry().tabs) {
                if (tab != cable.a && tab != cable.b &&
                    crossesText(m->geometry().cables.at(id), tabWithExit(seat).adjusted(2, 2, -2, -2)))
                    found << m->topology().label(id) + QStringLiteral(" over ") + m->topology().label(tab);
            }
        }
        found.sort();
        return found.join(u'\n');
    }

    QString sharedPieces() const
    {
        constexpr double kSeen = 4;
        QStringList found;
        const auto &cables = m->geometry().cables;
        for (const auto &[id, path] : cables) {
            for (const auto &[other, otherPath] : cables) {
                if (!(id < other))
                    continue;
                double most = 0;
                for (const QLineF &piece : piecesOf(path))
                    for (const QLineF &otherPiece : piecesOf(otherPath))
                        most = qMax(most, shared(piece, otherPiece));
                if (most > kSeen)
                    found << QStringLiteral("%1 on %2: %3")
                                 .arg(m->topology().label(id), m->topology().label(other))
                                 .arg(most);
            }
        }
        found.sort();
        return found.join(u'\n');
    }

    static bool crossesText(const QPainterPath &path, const QRectF &text)
    {
        for (const QPolygonF &line : path.toSubpathPolygons())
            for (qsizetype i = 1; i < line.size(); ++i)
                if (crosses(QLineF(line[i - 1], line[i]), text))
                    return true;
        return false;
    }

    std::unique_ptr<CanvasFixture> m;
};

QTEST_MAIN(ApartTest)
#include "tst_apart.moc"
