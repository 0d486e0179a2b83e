// SPDX-License-Identifier: GPL-2.0-or-later
// Boxes that touch or lie on each other: where their cables run.
#include "tests/canvas/cabledboxes.h"

#include <QtTest>

using namespace toile;

class CloseBoxesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Also where there is hardly more room than for the tab.
    void cablesTurnBeforeABoxThatIsClose()
    {
        for (const double gap : {16.0, 24.0}) {
            Document document;
            const Id a = add(document, "pc", {0, 0, 160, 96});
            const Id close = add(document, "pc", {160 + gap, 0, 160, 96});
            const Id b = add(document, "pc", {700, 300, 160, 96});
            const Id cable = join(document, a, b);
            for (const CableStyle style : {CableStyle::Curved, CableStyle::Straight, CableStyle::Orthogonal}) {
                const Geometry g = draw(styled(document, cable, style, {}));
                for (const Id box : {a, close, b})
                    QVERIFY(!runsOver(g.cables.at(cable), g.box(box)));
            }
        }
    }

    /// Not through their names.
    void cablesOfBoxesThatOverlapGoRoundThem()
    {
        for (const QPointF by :
             {QPointF(100, 60), QPointF(-100, 60), QPointF(60, -50), QPointF(-40, -70), QPointF(0, 50)}) {
            Document document;
            const Id a = add(document, "pc", {0, 0, 160, 96});
            const Id b = add(document, "pc", QRectF(by, QSizeF(160, 96)));
            const Id cable = join(document, a, b);
            for (const CableStyle style : {CableStyle::Curved, CableStyle::Straight, CableStyle::Orthogonal}) {
                const Geometry g = draw(styled(document, cable, style, {}));
                for (const Id box : {a, b})
                    QVERIFY(!runsOver(g.cables.at(cable), g.box(box)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(CloseBoxesTest)
#include "tst_closeboxes.moc"
