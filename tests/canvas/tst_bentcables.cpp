// SPDX-License-Identifier: GPL-2.0-or-later
// Where cables run that somebody bent, in each style and wherever their tabs were put.
#include "core/model/cabling.h"
#include "core/model/drawing.h"
#include "ui/canvas/detour.h"
#include "ui/canvas/lanes.h"

#include <QtTest>

using namespace toile;

class BentCablesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_document = Document();
        m_a = add({0, 0});
        m_b = add({500, 40});
        const Result<Patch> joined = connectElements(m_document, m_a, m_b, false, &m_cable);
        QVERIFY(joined && m_document.apply(*joined));
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
                    QVERIFY2(!runsOver(path, {0, 0, 160, 96}), qPrintable(which));
                    QVERIFY2(!runsOver(path, {500, 40, 160, 96}), qPrintable(which));
                    QVERIFY2(!runsBack(path), qPrintable(which));
                }
            }
        }
    }

private:
    static constexpr Side kSides[] = {Side::Left, Side::Top, Side::Right, Side::Bottom};

    Id add(QPointF at)
    {
        Id id;
        const Patch patch = addMachine(m_document, *machineKind(u"pc"), at, {}, &id);
        if (!m_document.apply(patch))
            return {};
        Placement placement;
        placement.rect = QRectF(at, QSizeF(160, 96));
        Edit sized(m_document);
        sized.place(id, placement);
        return m_document.apply(sized.patch()) ? id : Id();
    }

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
        Placement placement;
        placement.style = style;
        placement.bends = bends;
        edit.place(m_cable, placement);
        if (!document.apply(edit.patch()))
            return {};
        return geometryOf(document, TopologyIndex(document.topology())).cables.at(m_cable);
    }

    static bool runsOver(const QPainterPath &path, const QRectF &box)
    {
        const QPolygonF line = path.toSubpathPolygons().front();
        for (qsizetype i = 1; i < line.size(); ++i) {
            if (crosses(QLineF(line[i - 1], line[i]), box))
                return true;
        }
        return false;
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
    Id m_a;
    Id m_b;
    Id m_cable;
};

QTEST_GUILESS_MAIN(BentCablesTest)
#include "tst_bentcables.moc"
