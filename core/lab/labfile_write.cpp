// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/labfile.h"
#include "core/lab/labfile_json.h"
#include "core/model/kinds.h"

#include <QJsonArray>

namespace toile {

namespace {

QJsonObject localized(const LocalizedText &text)
{
    QJsonObject object;
    if (!text.fr.isEmpty())
        object[u"fr"] = text.fr;
    if (!text.en.isEmpty())
        object[u"en"] = text.en;
    return object;
}

template <typename Owner>
void writeFields(QJsonObject &object, std::span<const Field<Owner>> fields, const Owner &owner)
{
    for (const Field<Owner> &field : fields) {
        const QJsonValue value = field.get(owner);
        if (!value.isUndefined())
            object[QString::fromLatin1(field.key)] = value;
    }
}

QJsonObject interfaceObject(const Topology &topology, const Interface &interface)
{
    QJsonObject object;
    const InterfaceKind &kind = kindOf(interface);
    writeFields(object, interfaceFields(), interface);
    if (QLatin1String(kind.key) != QLatin1String("ethernet"))
        object[u"kind"] = QString(QLatin1String(kind.key));
    writeFields(object, kind.fields, interface);
    if (const Interface *parent = topology.interface(interface.parent))
        object[u"parent"] = parent->name;
    if (const Interface *bridge = topology.interface(interface.bridge))
        object[u"bridge"] = bridge->name;
    return object;
}

QJsonArray machinesArray(const Topology &topology)
{
    std::map<Id, QJsonArray> interfaces;
    for (const auto &[id, interface] : topology.interfaces)
        interfaces[interface.machine].append(interfaceObject(topology, interface));
    QJsonArray array;
    for (const auto &[id, machine] : topology.machines) {
        QJsonObject object;
        writeFields(object, machineFields(), machine);
        if (const Machine *parent = topology.machine(machine.parent))
            object[u"in"] = parent->name;
        if (interfaces.contains(id))
            object[u"interfaces"] = interfaces.at(id);
        array.append(object);
    }
    return array;
}

QJsonArray cablesArray(const Topology &topology)
{
    QJsonArray array;
    for (const auto &[id, cable] : topology.cables)
        array.append(QJsonArray{topology.label(cable.a), topology.label(cable.b)});
    return array;
}

void addRect(QJsonObject &object, const Placement &placement)
{
    if (!placement.rect)
        return;
    object[u"x"] = placement.rect->x();
    object[u"y"] = placement.rect->y();
    object[u"w"] = placement.rect->width();
    object[u"h"] = placement.rect->height();
}

QJsonObject shapeObject(const TextNote &, const Topology &)
{
    return {};
}

QJsonObject shapeObject(const FrameNote &frame, const Topology &)
{
    QJsonObject object{{QStringLiteral("kind"), QStringLiteral("frame")}};
    if (!frame.colour.isEmpty())
        object[u"colour"] = frame.colour;
    return object;
}

QJsonObject shapeObject(const ArrowNote &arrow, const Topology &topology)
{
    QJsonObject object{{QStringLiteral("kind"), QStringLiteral("arrow")}};
    if (arrow.from)
        object[u"from"] = topology.label(arrow.from);
    if (arrow.to)
        object[u"to"] = topology.label(arrow.to);
    if (!arrow.colour.isEmpty())
        object[u"colour"] = arrow.colour;
    return object;
}

QJsonObject shapeObject(const PictureNote &picture, const Topology &)
{
    return {{QStringLiteral("kind"), QStringLiteral("picture")},
            {QStringLiteral("picture"), QString::fromLatin1(picture.data.toBase64())}};
}

void addStanding(QJsonObject &object, const Placement &placement)
{
    if (placement.level != 0)
        object[u"level"] = placement.level;
    if (placement.group != 0)
        object[u"group"] = placement.group;
    if (placement.locked)
        object[u"locked"] = true;
}

QJsonArray notesArray(const Document &document)
{
    QJsonArray array;
    for (const auto &[id, note] : document.topology().notes) {
        QJsonObject object =
            std::visit([&](const auto &shape) { return shapeObject(shape, document.topology()); }, note.shape);
        if (!note.text.isEmpty() || object.isEmpty())
            object[u"text"] = localized(note.text);
        addRect(object, document.layout().of(id));
        addStanding(object, document.layout().of(id));
        array.append(object);
    }
    return array;
}

QJsonArray vlansArray(const Topology &topology)
{
    QJsonArray array;
    for (const auto &[id, vlan] : topology.vlans) {
        QJsonObject object{{QStringLiteral("id"), vlan.id}};
        if (!vlan.name.isEmpty())
            object[u"name"] = vlan.name;
        if (!vlan.colour.isEmpty())
            object[u"colour"] = vlan.colour;
        array.append(object);
    }
    return array;
}

QJsonArray checksArray(const Topology &topology)
{
    QJsonArray array;
    for (const auto &[id, check] : topology.checks) {
        QJsonObject object{{QStringLiteral("from"), check.from}, {QStringLiteral("to"), check.to}};
        if (!check.name.isEmpty())
            object[u"name"] = localized(check.name);
        switch (check.kind) {
        case Check::Kind::Reach:
            object[u"expect"] = QStringLiteral("answer");
            break;
        case Check::Kind::NoReach:
            object[u"expect"] = QStringLiteral("no-answer");
            break;
        case Check::Kind::Translated:
            object[u"expect"] = QStringLiteral("translated");
            object[u"machine"] = check.machine;
            object[u"as"] = check.as;
            break;
        }
        array.append(object);
    }
    return array;
}

QString sideName(Side side)
{
    switch (side) {
    case Side::Left:
        return QStringLiteral("left");
    case Side::Top:
        return QStringLiteral("top");
    case Side::Right:
        return QStringLiteral("right");
    case Side::Bottom:
        break;
    }
    return QStringLiteral("bottom");
}

QString styleName(CableStyle style)
{
    switch (style) {
    case CableStyle::Curved:
        return QStringLiteral("curved");
    case CableStyle::Straight:
        return QStringLiteral("straight");
    case CableStyle::Orthogonal:
        break;
    }
    return QStringLiteral("orthogonal");
}

QJsonObject cableObject(const Placement &placement)
{
    QJsonObject object;
    if (placement.style)
        object[u"style"] = styleName(*placement.style);
    QJsonArray bends;
    for (const QPointF &bend : placement.bends)
        bends.append(QJsonArray{bend.x(), bend.y()});
    if (!bends.isEmpty())
        object[u"bends"] = bends;
    return object;
}

QJsonObject restObject(const Rest &rest)
{
    QJsonObject object{{QStringLiteral("side"), sideName(rest.side)}, {QStringLiteral("at"), rest.offset}};
    if (rest.onMachine)
        object[u"onMachine"] = true;
    return object;
}

/// What an element of this sort has on the canvas: a box a rectangle and tables, a tab a side and a place along it.
QJsonObject placementObject(const Placement &placement, bool box)
{
    QJsonObject object;
    if (!box) {
        if (placement.side)
            object[u"side"] = sideName(*placement.side);
        if (placement.side || placement.offset != Placement().offset)
            object[u"at"] = placement.offset;
        if (placement.rest)
            object[u"rest"] = restObject(*placement.rest);
        return object;
    }
    addRect(object, placement);
    if (placement.tables)
        object[u"tables"] =
            QJsonObject{{QStringLiteral("x"), placement.tables->x()}, {QStringLiteral("y"), placement.tables->y()}};
    if (placement.tablesCollapsed)
        object[u"collapsed"] = true;
    addStanding(object, placement);
    return object;
}

QJsonObject layoutObject(const Document &document)
{
    const Topology &topology = document.topology();
    QJsonObject object;
    for (const auto &[id, placement] : document.layout().placements) {
        if (const auto cable = topology.cables.find(id); cable != topology.cables.end()) {
            const QString ends =
                topology.label(cable->second.a) + QStringLiteral(" - ") + topology.label(cable->second.b);
            if (const QJsonObject entry = cableObject(placement); !entry.isEmpty())
                object[ends] = entry;
            continue;
        }
        const Interface *interface = topology.interface(id);
        if (!interface && !topology.machine(id))
            continue;
        const QJsonObject entry = placementObject(placement, !interface || kindOf(*interface).box);
        if (!entry.isEmpty())
            object[topology.label(id)] = entry;
    }
    return object;
}

}  // namespace

QByteArray writeLab(const Document &document)
{
    const Topology &topology = document.topology();
    QJsonObject root{{QStringLiteral("toile"), 1}, {QStringLiteral("name"), topology.header.name}};
    if (!topology.header.title.isEmpty())
        root[u"title"] = localized(topology.header.title);
    if (!topology.header.description.isEmpty())
        root[u"description"] = localized(topology.header.description);
    if (!topology.header.instructions.isEmpty())
        root[u"instructions"] = localized(topology.header.instructions);
    root[u"machines"] = machinesArray(topology);
    const auto add = [&root](QStringView key, const QJsonArray &array) {
        if (!array.isEmpty())
            root[key] = array;
    };
    add(u"cables", cablesArray(topology));
    add(u"vlans", vlansArray(topology));
    add(u"notes", notesArray(document));
    add(u"checks", checksArray(topology));
    if (const auto style = document.layout().of(Topology::kHeaderId).style)
        root[u"cableStyle"] = styleName(*style);
    const QJsonObject layout = layoutObject(document);
    if (!layout.isEmpty())
        root[u"layout"] = layout;
    return labjson::write(root);
}

}  // namespace toile
