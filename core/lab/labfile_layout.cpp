// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/labfile_read.h"
#include "core/model/valuejson.h"

#include <QCoreApplication>

/// The part of LabReader that reads where things are drawn.
namespace toile {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(toile::LabFile)
};

constexpr double kCanvasReach = 1e6;  ///< farther out nothing can be found again

QString at(const QString &pointer, const QString &key)
{
    return pointer + u'/' + valuejson::pointerKey(key);
}

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
    wrong(at(pointer, key), Text::tr("Write a number from %1 to %2 here.").arg(minimum).arg(maximum));
    return std::nullopt;
}

std::optional<QRectF> LabReader::rect(const QJsonObject &object, const QString &pointer)
{
    const auto x = number(object, QStringLiteral("x"), pointer, -kCanvasReach, kCanvasReach);
    const auto y = number(object, QStringLiteral("y"), pointer, -kCanvasReach, kCanvasReach);
    const auto w = number(object, QStringLiteral("w"), pointer, 1, kCanvasReach);
    const auto h = number(object, QStringLiteral("h"), pointer, 1, kCanvasReach);
    if (x && y && w && h)
        return QRectF(*x, *y, *w, *h);
    const bool any = object.contains(u"x") || object.contains(u"y") || object.contains(u"w") || object.contains(u"h");
    const bool all = object.contains(u"x") && object.contains(u"y") && object.contains(u"w") && object.contains(u"h");
    if (any && !all)
        wrong(pointer, Text::tr("A place needs all of x, y, w and h; add what is missing."));
    return std::nullopt;
}

Placement LabReader::placement(const QJsonObject &object, const QString &pointer, bool box)
{
    Placement result;
    if (box) {
        knownKeys(object, pointer,
                  {QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("w"), QStringLiteral("h"),
                   QStringLiteral("tables"), QStringLiteral("collapsed")});
        result.rect = rect(object, pointer);
        const QJsonObject tables = object[u"tables"].toObject();
        const QString here = at(pointer, QStringLiteral("tables"));
        knownKeys(tables, here, {QStringLiteral("x"), QStringLiteral("y")});
        const auto x = number(tables, QStringLiteral("x"), here, -kCanvasReach, kCanvasReach);
        const auto y = number(tables, QStringLiteral("y"), here, -kCanvasReach, kCanvasReach);
        if (x && y)
            result.tables = QPointF(*x, *y);
        else if (object.contains(u"tables"))
            wrong(here, Text::tr("Write the place of the tables as {\"x\": 0, \"y\": 0}."));
        const QJsonValue collapsed = object[u"collapsed"];
        result.tablesCollapsed = collapsed.toBool();
        if (!collapsed.isUndefined() && !collapsed.isBool())
            wrong(at(pointer, QStringLiteral("collapsed")), valuejson::wrongType(collapsed, Text::tr("true or false")));
        return result;
    }
    knownKeys(object, pointer, {QStringLiteral("side"), QStringLiteral("at")});
    if (object.contains(u"side")) {
        result.side = sideOf(object[u"side"].toString());
        if (!result.side)
            wrong(at(pointer, QStringLiteral("side")), Text::tr("Write one of left, top, right, bottom here."));
    }
    result.offset = number(object, QStringLiteral("at"), pointer, 0, 1).value_or(result.offset);
    return result;
}

void LabReader::layout()
{
    const QString key = QStringLiteral("layout");
    const QJsonValue value = m_root[key];
    if (!value.isUndefined() && !value.isObject())
        wrong(at({}, key), valuejson::wrongType(value, Text::tr("an object in braces")));
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString pointer = at(at({}, key), it.key());
        const Id id = element(it.key(), pointer);
        if (!id)
            continue;
        if (!it->isObject()) {
            wrong(pointer, valuejson::wrongType(*it, Text::tr("an object in braces")));
            continue;
        }
        const Interface *interface = m_topology.interface(id);
        const Placement place = placement(it->toObject(), pointer, !interface || kindOf(*interface).box);
        if (!place.isEmpty())
            m_layout.placements[id] = place;
    }
}

}  // namespace toile
