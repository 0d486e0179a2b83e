// SPDX-License-Identifier: GPL-2.0-or-later
// Where cables run that somebody bent, in each style and wherever their tabs were put.
#include "tests/canvas/cabledboxes.h"
#include "ui/canvas/lanes.h"

#include <QtTest>

using namespace toile;

class BentCablesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_document = Document();
        const Id a = add(m_document, "pc", kA);
        const Id b = add(m_document, "pc", kB);
        m_cable = join(m_document, a, b);
        QVERIFY(m_cable);
    }

    void theyLeadRoundTheirOwnBoxes_data()
    {
        QTest::addColumn<CableStyle>("style");
        QTest::newRow("curved") << CableStyle::Curved;
        QTest::newRow("straight") << CableStyle::Straight;
        QTest::newRow("right-angled") << CableStyle::Orthogonal;
    }

    void theyLeadRoundTheirOwnBoxes()
    {
        QFETCH(CableStyle, style);
        const std::vector<std::vector<QPointF>> ways{{{300, -80}}, {{300, 48}}, {{80, 200}},  {{580, -72}},
                                                     {{-90, 48}},  {{760, 90}}, {{300, 300}}, {{80, -92}, {580, 260}}};
        for (const Side from : kSides) {
            for (const Side to : kSides) {
                for (const std::vector<QPointF> &bends : ways) {
                    const QPainterPath path = drawn(style, from, to, bends);
                    const QString which = QStringLiteral("%1 to %2 by %3,%4")
                                              .arg(int(from))
                                              .arg(int(to))
                                              .arg(bends.front().x())
                                              .arg(bends.front().y());
                    QVERIFY2(!runsOver(path, kA), qPrintable(which));
                    QVERIFY2(!runsOver(path, kB), qPrintable(which));
                    QVERIFY2(!runsBack(path), qPrintable(which));
                }
            }
        }
    }

private:
    static constexpr Side kSides[] = {Side::Left, Side::Top, Side::Right, Side::Bottom};

    static constexpr QRectF kA{0, 0, 160, 96};
    static constexpr QRectF kB{500, 40, 160, 96};

    QPainterPath drawn(CableStyle style, Side from, Side to, const std::vector<QPointF> &bends) const
    {
        Document document = m_document;
        const Cable ends = document.topology().cables.at(m_cable);
        Edit edit(document);
        for (const auto &[tab, side] : {std::pair(ends.a, from), std::pair(ends.b, to)}) {
            Placement placement;
            placement.side = side;
            edit.place(tab, placement);
        }
        if (!document.apply(edit.patch()))
            return {};
        return draw(styled(document, m_cable, style, bends)).cables.at(m_cable);
    }

    /// A piece that lies on another one.
    static bool runsBack(const QPainterPath &path)
    {
        std::vector<QLineF> pieces;
        for (int i = 1; i < path.elementCount(); ++i) {
            const QLineF piece(path.elementAt(i - 1), path.elementAt(i));
            if (!path.elementAt(i).isLineTo() || (piece.dx() == 0) == (piece.dy() == 0))
                continue;
            if (sharedLength({piece.p1(), piece.p2()}, pieces) > 0)
                return true;
            pieces.push_back(piece);
        }
        return false;
    }

    Document m_document;
    Id m_cable;
};

QTEST_GUILESS_MAIN(BentCablesTest)
#include "tst_bentcables.moc"
