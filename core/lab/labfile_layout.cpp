// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/lab/labfile_read.h"
#include "core/lab/text.h"
#include "core/model/valuejson.h"

#include <algorithm>
#include <cmath>

/// The part of LabReader that reads where things are drawn.
namespace toile {

namespace {

std::optional<Side> sideOf(const QString &name)
{
    if (name == u"left")
        return Side::Left;
    if (name == u"top")
        return Side::Top;
    if (name == u"right")
        return Side::Right;
    if (name == u"bottom")
        return Side::Bottom;
    return std::nullopt;
}

std::optional<CableStyle> styleNamed(const QString &name)
{
    if (name == u"curved")
        return CableStyle::Curved;
    if (name == u"straight")
        return CableStyle::Straight;
    if (name == u"orthogonal")
        return CableStyle::Orthogonal;
    return std::nullopt;
}

constexpr QLatin1String kBetween(" - ");  ///< the two ends of a cable; no name has a space

}  // namespace

std::optional<double> LabReader::number(const QJsonObject &object, const QString &key, const QString &pointer,
                                        double minimum, double maximum)
{
    const QJsonValue value = object[key];
    if (value.isUndefined())
        return std::nullopt;
    const double read = value.toDouble(minimum - 1);
    if (read >= minimum && read <= maximum)
        return read;
    wrong(at(pointer, key),
          LabFileText::tr("Write a number from %1 to %2 here.").arg(minimum, 0, 'g', 10).arg(maximum, 0, 'g', 10));
    return std::nullopt;
}

std::optional<QRectF> LabReader::rect(const QJsonObject &object, const QString &pointer, bool backwards)
{
    const auto x = number(object, QStringLiteral("x"), pointer, -Placement::kReach, Placement::kReach);
    const auto y = number(object, QStringLiteral("y"), pointer, -Placement::kReach, Placement::kReach);
    const double least = backwards ? -Placement::kReach : Placement::kLeastSize;
    const auto w = number(object, QStringLiteral("w"), pointer, least, Placement::kReach);
    const auto h = number(object, QStringLiteral("h"), pointer, least, Placement::kReach);
    if (x && y && w && h)
        return QRectF(*x, *y, *w, *h);
    const bool any = object.contains(u"x") || object.contains(u"y") || object.contains(u"w") || object.contains(u"h");
    const bool all = object.contains(u"x") && object.contains(u"y") && object.contains(u"w") && object.contains(u"h");
    if (any && !all)
        wrong(pointer, LabFileText::tr("A place needs all of x, y, w and h; add what is missing."));
    return std::nullopt;
}

/// What boxes and notes have beside a rectangle.
void LabReader::standing(const QJsonObject &object, const QString &pointer, Placement &placement)
{
    const auto whole = [&](const QString &key, int minimum, int maximum) {
        const double value = number(object, key, pointer, minimum, maximum).value_or(0);
        if (value != std::floor(value))
            wrong(at(pointer, key), LabFileText::tr("Write a number from %1 to %2 here.").arg(minimum).arg(maximum));
        return static_cast<int>(value);
    };
    placement.level = whole(QStringLiteral("level"), -Placement::kMostLevel, Placement::kMostLevel);
    placement.group = whole(QStringLiteral("group"), 0, Placement::kMostGroup);
    const QJsonValue locked = object[u"locked"];
    placement.locked = locked.toBool();
    if (!locked.isUndefined() && !locked.isBool())
        wrong(at(pointer, QStringLiteral("locked")), valuejson::wrongType(locked, LabFileText::tr("true or false")));
}

Placement LabReader::placement(const QJsonObject &object, const QString &pointer, bool box)
{
    Placement result;
    if (box) {
        knownKeys(object, pointer,
                  {QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("w"), QStringLiteral("h"),
                   QStringLiteral("tables"), QStringLiteral("collapsed"), QStringLiteral("level"),
                   QStringLiteral("group"), QStringLiteral("locked")});
        standing(object, pointer, result);
        result.rect = rect(object, pointer);
        const QJsonObject tables = object[u"tables"].toObject();
        const QString here = at(pointer, QStringLiteral("tables"));
        knownKeys(tables, here, {QStringLiteral("x"), QStringLiteral("y")});
        const auto x = number(tables, QStringLiteral("x"), here, -Placement::kReach, Placement::kReach);
        const auto y = number(tables, QStringLiteral("y"), here, -Placement::kReach, Placement::kReach);
        if (x && y)
            result.tables = QPointF(*x, *y);
        else if (object.contains(u"tables"))
            wrong(here, LabFileText::tr("Write the place of the tables as {\"x\": 0, \"y\": 0}."));
        const QJsonValue collapsed = object[u"collapsed"];
        result.tablesCollapsed = collapsed.toBool();
        if (!collapsed.isUndefined() && !collapsed.isBool())
            wrong(at(pointer, QStringLiteral("collapsed")),
                  valuejson::wrongType(collapsed, LabFileText::tr("true or false")));
        return result;
    }
    knownKeys(object, pointer, {QStringLiteral("side"), QStringLiteral("at"), QStringLiteral("rest")});
    if (object.contains(u"side"))
        result.side = side(object, pointer);
    result.offset = number(object, QStringLiteral("at"), pointer, 0, 1).value_or(result.offset);
    if (object.contains(u"rest"))
        result.rest = rest(object[u"rest"].toObject(), at(pointer, QStringLiteral("rest")));
    return result;
}

std::optional<Side> LabReader::side(const QJsonObject &object, const QString &pointer)
{
    const std::optional<Side> named = sideOf(object[u"side"].toString());
    if (!named)
        wrong(at(pointer, QStringLiteral("side")), LabFileText::tr("Write one of left, top, right, bottom here."));
    return named;
}

Rest LabReader::rest(const QJsonObject &object, const QString &pointer)
{
    knownKeys(object, pointer, {QStringLiteral("side"), QStringLiteral("at"), QStringLiteral("onMachine")});
    Rest result;
    result.side = side(object, pointer).value_or(result.side);
    result.offset = number(object, QStringLiteral("at"), pointer, 0, 1).value_or(result.offset);
    const QJsonValue onMachine = object[u"onMachine"];
    result.onMachine = onMachine.toBool();
    if (!onMachine.isUndefined() && !onMachine.isBool())
        wrong(at(pointer, QStringLiteral("onMachine")),
              valuejson::wrongType(onMachine, LabFileText::tr("true or false")));
    return result;
}

std::optional<CableStyle> LabReader::cableStyle(const QJsonObject &object, const QString &key, const QString &pointer)
{
    const QJsonValue value = object[key];
    const std::optional<CableStyle> style = styleNamed(value.toString());
    if (!value.isUndefined() && !style)
        wrong(at(pointer, key), LabFileText::tr("Write one of curved, straight, orthogonal here."));
    return style;
}

std::vector<QPointF> LabReader::bends(const QJsonObject &object, const QString &pointer)
{
    const QString here = at(pointer, QStringLiteral("bends"));
    std::vector<QPointF> points;
    const QJsonArray places = list(object, QStringLiteral("bends"), pointer, limits::kBendsPerCable);
    for (qsizetype i = 0; i < places.size(); ++i) {
        const QJsonArray pair = places[i].toArray();
        const double x = pair.at(0).toDouble(2 * Placement::kReach);
        const double y = pair.at(1).toDouble(2 * Placement::kReach);
        if (pair.size() == 2 && std::abs(x) <= Placement::kReach && std::abs(y) <= Placement::kReach)
            points.emplace_back(x, y);
        else
            wrong(at(here, i), LabFileText::tr("Write a bend as its place: [120, 48]."));
    }
    return points;
}

/// "Host1:eth0 - Host2:eth0": how that cable runs.
void LabReader::cablePlacement(const QString &ends, const QJsonObject &object, const QString &pointer)
{
    knownKeys(object, pointer, {QStringLiteral("style"), QStringLiteral("bends")});
    Placement place;
    place.style = cableStyle(object, QStringLiteral("style"), pointer);
    place.bends = bends(object, pointer);
    const qsizetype middle = ends.indexOf(kBetween);
    const Id a = element(ends.first(middle), pointer);
    const Id b = element(ends.sliced(middle + kBetween.size()), pointer);
    if (!a || !b)
        return;
    const auto found = m_cableAt.find(a);
    const auto other = m_cableAt.find(b);
    if (found == m_cableAt.end() || other == m_cableAt.end() || found->second != other->second) {
        wrong(pointer, LabFileText::tr("There is no cable between these two; write the two ends of one."));
        return;
    }
    const Id id = found->second;
    if (m_topology.cables.at(id).a != a)
        std::reverse(place.bends.begin(), place.bends.end());
    if (!place.isEmpty())
        m_layout.placements[id] = place;
}

void LabReader::layout()
{
    Placement common;
    common.style = cableStyle(m_root, QStringLiteral("cableStyle"), {});
    if (!common.isEmpty())
        m_layout.placements[Topology::kHeaderId] = common;
    for (const auto &[id, cable] : m_topology.cables)
        m_cableAt[cable.a] = m_cableAt[cable.b] = id;
    const QString key = QStringLiteral("layout");
    const QJsonValue value = m_root[key];
    if (!value.isUndefined() && !value.isObject())
        wrong(at({}, key), valuejson::wrongType(value, LabFileText::tr("an object in braces")));
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString pointer = at(at({}, key), it.key());
        if (!it->isObject()) {
            wrong(pointer, valuejson::wrongType(*it, LabFileText::tr("an object in braces")));
            continue;
        }
        if (it.key().contains(kBetween)) {
            cablePlacement(it.key(), it->toObject(), pointer);
            continue;
        }
        const Id id = element(it.key(), pointer);
        if (!id)
            continue;
        const Interface *interface = m_topology.interface(id);
        const Placement place = placement(it->toObject(), pointer, !interface || kindOf(*interface).box);
        if (!place.isEmpty())
            m_layout.placements[id] = place;
    }
}

}  // namespace toile
