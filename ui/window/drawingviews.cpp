// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/drawingviews.h"

#include <QJsonArray>

namespace toile {

namespace {

constexpr int kDeepest = 4;
constexpr double kFarthest = 1e7;
constexpr double kLargest = 1e3;

QJsonObject writeTree(const ViewTree &tree)
{
    QJsonObject json;
    if (tree.place) {
        json[u"zoom"] = tree.place->zoom;
        json[u"x"] = tree.place->centre.x();
        json[u"y"] = tree.place->centre.y();
    }
    if (tree.parts.empty())
        return json;
    QJsonArray parts;
    QJsonArray sizes;
    for (std::size_t i = 0; i < tree.parts.size(); ++i) {
        parts += writeTree(tree.parts[i]);
        sizes += tree.sizes[i];
    }
    json[u"below"] = tree.along == Qt::Vertical;
    json[u"parts"] = parts;
    json[u"sizes"] = sizes;
    return json;
}

bool isNumber(const QJsonValue &value, double least, double most)
{
    return value.isDouble() && value.toDouble() >= least && value.toDouble() <= most;
}

std::optional<ViewTree> readTree(const QJsonObject &json, int depth)
{
    ViewTree tree;
    if (json.contains(u"zoom")) {
        if (!isNumber(json[u"zoom"], 1 / kLargest, kLargest) || !isNumber(json[u"x"], -kFarthest, kFarthest) ||
            !isNumber(json[u"y"], -kFarthest, kFarthest))
            return {};
        tree.place = ViewPlace{json[u"zoom"].toDouble(), {json[u"x"].toDouble(), json[u"y"].toDouble()}};
    }
    const QJsonArray parts = json[u"parts"].toArray();
    const QJsonArray sizes = json[u"sizes"].toArray();
    if (parts.size() != sizes.size() || parts.size() > ViewSplit::kMostViews || depth > kDeepest)
        return {};
    tree.along = json[u"below"].toBool() ? Qt::Vertical : Qt::Horizontal;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        std::optional<ViewTree> part = readTree(parts[i].toObject(), depth + 1);
        if (!part || !parts[i].isObject() || !isNumber(sizes[i], 0, kFarthest))
            return {};
        tree.parts.push_back(*std::move(part));
        tree.sizes.push_back(sizes[i].toInt());
    }
    return tree;
}

}  // namespace

QJsonObject writeViews(const DrawingViews &views)
{
    return {{QStringLiteral("views"), writeTree(views.tree)},
            {QStringLiteral("used"), views.used},
            {QStringLiteral("physical"), views.physical}};
}

std::optional<DrawingViews> readViews(const QJsonObject &json)
{
    std::optional<ViewTree> tree = readTree(json[u"views"].toObject(), 0);
    if (!tree || tree->parts.empty())
        return {};
    DrawingViews views{*std::move(tree), json[u"used"].toInt(), json[u"physical"].toBool()};
    const int count = int(leavesOf(views.tree).size());
    if (count > ViewSplit::kMostViews || views.used < 0 || views.used >= count)
        return {};
    return views;
}

}  // namespace toile
