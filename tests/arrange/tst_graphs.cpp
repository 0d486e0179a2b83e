// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/graphs.h"

#include <QLineF>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

using namespace toile;
using graphs::Graph;
using graphs::Style;

namespace {

constexpr double kRounding = 8;

Graph nodes(int count)
{
    Graph graph;
    for (int i = 0; i < count; ++i)
        graph.sizes.emplace_back(160 + 32 * (i % 3), 96 + 24 * (i % 2));
    return graph;
}

Graph star(int ends)
{
    Graph graph = nodes(ends + 1);
    for (int i = 1; i <= ends; ++i)
        graph.edges.emplace_back(0, i);
    return graph;
}

Graph tree(int count, int branches)
{
    Graph graph = nodes(count);
    for (int i = 1; i < count; ++i)
        graph.edges.emplace_back((i - 1) / branches, i);
    return graph;
}

Graph ring(int count)
{
    Graph graph = nodes(count);
    for (int i = 0; i < count; ++i)
        graph.edges.emplace_back(i, (i + 1) % count);
    return graph;
}

Graph mesh(int count)
{
    Graph graph = nodes(count);
    for (int a = 0; a < count; ++a) {
        for (int b = a + 1; b < count; ++b)
            graph.edges.emplace_back(a, b);
    }
    return graph;
}

Graph wild(int count, int cables)
{
    Graph graph = nodes(count);
    std::mt19937 random(7);
    std::uniform_int_distribution<int> any(0, count - 1);
    for (int i = 0; i < cables; ++i)
        graph.edges.emplace_back(any(random), any(random));
    return graph;
}

QRectF rectOf(const Graph &graph, const std::vector<QPointF> &corners, int node)
{
    const auto at = static_cast<std::size_t>(node);
    return QRectF(corners[at], graph.sizes[at]);
}

}  // namespace

class GraphsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsTooNear_data()
    {
        QTest::addColumn<Graph>("graph");
        QTest::addColumn<int>("style");
        const std::pair<const char *, Graph> graphs[] = {
            {"nothing", Graph()},    {"one", nodes(1)},         {"two alone", nodes(2)},      {"star 4", star(4)},
            {"star 200", star(200)}, {"tree 40", tree(40, 3)},  {"ring 12", ring(12)},        {"mesh 8", mesh(8)},
            {"chain", tree(30, 1)},  {"wild 60", wild(60, 90)}, {"wild 300", wild(300, 450)}, {"parts", wild(50, 20)},
        };
        const std::pair<const char *, Style> styles[] = {{"hierarchical", Style::Hierarchical},
                                                         {"radial", Style::Radial},
                                                         {"organic", Style::Organic},
                                                         {"ring", Style::Ring},
                                                         {"row", Style::Row}};
        for (const auto &[name, graph] : graphs) {
            for (const auto &[word, style] : styles)
                QTest::addRow("%s %s", name, word) << graph << int(style);
        }
    }

    void nothingIsTooNear()
    {
        QFETCH(Graph, graph);
        QFETCH(int, style);
        const std::vector<QPointF> corners = graphs::placed(graph, Style(style));
        QCOMPARE(corners.size(), graph.sizes.size());
        QCOMPARE(graphs::placed(graph, Style(style)), corners);  // always the same
        const auto count = static_cast<int>(corners.size());
        for (int a = 0; a < count; ++a) {
            const QRectF one = rectOf(graph, corners, a);
            QVERIFY(std::isfinite(one.x()) && std::isfinite(one.y()));
            const QRectF room = one.adjusted(kRounding - graphs::kGap.width(), kRounding - graphs::kGap.height(),
                                             graphs::kGap.width() - kRounding, graphs::kGap.height() - kRounding);
            for (int b = a + 1; b < count; ++b)
                QVERIFY2(!room.intersects(rectOf(graph, corners, b)),
                         qPrintable(QStringLiteral("%1 %2").arg(a).arg(b)));
        }
    }

    void aTreeStandsUnderItsRootWithoutCrossings()
    {
        const Graph graph = tree(15, 2);
        const std::vector<QPointF> corners = graphs::placed(graph, Style::Hierarchical);
        for (const auto &[parent, child] : graph.edges)
            QVERIFY(rectOf(graph, corners, child).top() > rectOf(graph, corners, parent).bottom());
        for (int i = 8; i < 15; ++i)
            QVERIFY(corners[static_cast<std::size_t>(i)].x() > corners[static_cast<std::size_t>(i - 1)].x());
    }

    void twoCoresStandSideBySide()
    {
        Graph graph = nodes(6);
        for (int access = 2; access < 6; ++access) {
            graph.edges.emplace_back(0, access);
            graph.edges.emplace_back(1, access);
        }
        graph.weights = {1, 1, 0, 0, 0, 0};
        const std::vector<QPointF> corners = graphs::placed(graph, Style::Hierarchical);
        QVERIFY(std::abs(rectOf(graph, corners, 0).center().y() - rectOf(graph, corners, 1).center().y()) <= kRounding);
        QVERIFY(corners[2].y() > corners[0].y());
    }

    void theHeaviestIsOnTop()
    {
        Graph graph = star(5);
        graph.weights = {0, 0, 0, 2, 0, 0};
        const std::vector<QPointF> corners = graphs::placed(graph, Style::Hierarchical);
        QVERIFY(corners[3].y() < corners[0].y());
        QVERIFY(corners[0].y() < corners[1].y());
    }

    void aStarHasItsHubInTheMiddle()
    {
        const Graph graph = star(8);
        const std::vector<QPointF> corners = graphs::placed(graph, Style::Radial);
        QRectF all;
        for (int i = 0; i < 9; ++i)
            all |= rectOf(graph, corners, i);
        const QPointF off = rectOf(graph, corners, 0).center() - all.center();
        QVERIFY(std::abs(off.x()) < all.width() / 8);
        QVERIFY(std::abs(off.y()) < all.height() / 8);
    }

    void aLargeStarIsTwoEvenCircles_data()
    {
        QTest::addColumn<int>("ends");
        for (const int ends : {25, 40, 60})
            QTest::addRow("%d", ends) << ends;
    }

    void aLargeStarIsTwoEvenCircles()
    {
        QFETCH(int, ends);
        Graph graph = star(ends);
        std::fill(graph.sizes.begin() + 1, graph.sizes.end(), QSizeF(144, 80));
        const std::vector<QPointF> corners = graphs::placed(graph, Style::Radial);
        std::map<bool, std::vector<double>> angles;  // by whether it is on the outer circle
        std::map<bool, double> radii;
        const auto ray = [&](int node) {
            return QLineF(rectOf(graph, corners, 0).center(), rectOf(graph, corners, node).center());
        };
        const double between = (ray(1).length() + ray(2).length()) / 2;
        for (int i = 1; i <= ends; ++i) {
            const bool outer = ray(i).length() > between;
            angles[outer].push_back(ray(i).angle());
            QVERIFY(std::abs(radii.try_emplace(outer, ray(i).length()).first->second - ray(i).length()) <
                    2 * kRounding);
        }
        QCOMPARE(angles.at(false).size(), std::size_t((ends + 1) / 2));
        const int onEach = (ends + 1) / 2;
        const double step = 360.0 / onEach;
        for (auto &[outer, circle] : angles) {
            std::ranges::sort(circle);
            for (std::size_t i = 1; i < circle.size(); ++i) {
                const double turn = circle[i] - circle[i - 1];
                const bool isGap = ends % 2 && outer && turn > 1.5 * step;  // where the last one would be
                QVERIFY2(std::abs(turn - (isGap ? 2 * step : step)) < 1.2, qPrintable(QString::number(turn)));
            }
        }
    }

    void aRingIsDrawnAsOneAndWhatHangsOnItOutside()
    {
        constexpr int kNodes = 7;
        Graph graph = nodes(2 * kNodes);
        for (int i = 0; i < kNodes; ++i) {
            graph.edges.emplace_back(i, (i + 1) % kNodes);
            graph.edges.emplace_back(i, kNodes + i);
        }
        const std::vector<QPointF> corners = graphs::placed(graph, Style::Radial);
        QPointF middle;
        for (int i = 0; i < kNodes; ++i)
            middle += rectOf(graph, corners, i).center() / kNodes;
        const auto out = [&](int node) { return QLineF(middle, rectOf(graph, corners, node).center()); };
        for (int i = 0; i < kNodes; ++i) {
            QVERIFY(std::abs(out(i).length() - out(0).length()) < out(0).length() / 10);
            const double turn = out(i).angleTo(out((i + 1) % kNodes));
            QVERIFY2(std::abs(std::min(turn, 360 - turn) - 360.0 / kNodes) < 5, qPrintable(QString::number(turn)));
            QVERIFY(out(kNodes + i).length() > 1.3 * out(i).length());
        }
    }

    void manyEndsFormABlockAsWideAsAPage()
    {
        const Graph graph = star(300);
        const std::vector<QPointF> corners = graphs::placed(graph, Style::Hierarchical);
        QRectF all;
        for (int i = 0; i <= 300; ++i)
            all |= rectOf(graph, corners, i);
        QVERIFY(all.width() / all.height() < 3);
        QVERIFY(all.width() / all.height() > 0.7);
    }

    void whatIsConnectedDrawsTogether()
    {
        // Two rings that one cable joins: the rest of its own is nearer to each node than the other ring.
        Graph graph = nodes(12);
        for (int i = 0; i < 6; ++i) {
            graph.edges.emplace_back(i, (i + 1) % 6);
            graph.edges.emplace_back(6 + i, 6 + (i + 1) % 6);
        }
        graph.edges.emplace_back(0, 6);
        const std::vector<QPointF> corners = graphs::placed(graph, Style::Organic);
        QPointF one;
        QPointF other;
        for (std::size_t i = 0; i < 6; ++i) {
            one += corners[i] / 6;
            other += corners[i + 6] / 6;
        }
        for (std::size_t i = 0; i < 6; ++i)
            QVERIFY(QLineF(corners[i], one).length() < QLineF(corners[i], other).length());
    }
};

QTEST_APPLESS_MAIN(GraphsTest)
#include "tst_graphs.moc"
