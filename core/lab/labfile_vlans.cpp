// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/lab/labfile_read.h"
#include "core/lab/text.h"
#include "core/model/valuejson.h"

/// The part of LabReader that reads how VLANs are called.
namespace toile {

void LabReader::vlans()
{
    const QString key = QStringLiteral("vlans");
    const QJsonArray array = list(m_root, key, {}, limits::kVlanMax);
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString pointer = QStringLiteral("/vlans/%1").arg(i);
        if (array[i].isObject())
            vlan(array[i].toObject(), pointer);
        else
            wrong(pointer,
                  valuejson::wrongType(array[i], LabFileText::tr("a VLAN as {\"id\": 100, \"name\": \"office\"}")));
    }
}

void LabReader::vlan(const QJsonObject &object, const QString &pointer)
{
    knownKeys(object, pointer, {QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("colour")});
    Vlan vlan;
    const auto id = valuejson::toInteger(object[u"id"], 1, limits::kVlanMax);
    vlan.id = id.value_or(0);
    if (!id)
        wrong(pointer + QStringLiteral("/id"),
              LabFileText::tr("A VLAN’s id must be a whole number from 1 to %1.").arg(limits::kVlanMax));
    for (const auto &[other, known] : m_topology.vlans)
        if (id && known.id == *id)
            wrong(pointer + QStringLiteral("/id"),
                  LabFileText::tr("VLAN %1 is here twice; remove one of the two.").arg(*id));
    vlan.name = text(object, QStringLiteral("name"), pointer, false);
    if (vlan.name.size() > limits::kTitleLength)
        wrong(pointer + QStringLiteral("/name"), LabFileText::tr("This text has %1 characters; the most is %2.")
                                                     .arg(vlan.name.size())
                                                     .arg(limits::kTitleLength));
    vlan.colour = colour(object, pointer);
    m_topology.vlans[m_document.takeId()] = vlan;
}

}  // namespace toile
