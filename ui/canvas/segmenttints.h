// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/topology.h"

#include <QColor>
#include <QPainterPath>
#include <QString>

#include <unordered_map>

namespace toile {

/// One sort of frames that a cable carries, as a line of it is drawn.
struct Stripe {
    int vlan = 0;  ///< 0: of no VLAN
    bool tagged = false;
    QColor colour;  ///< as the lab says it; invalid: nobody named this VLAN, or it is none
    bool operator==(const Stripe &) const = default;
};

/// Which colour each layer-2 network has. It follows from the drawing alone: the same in each view of it, in pictures
/// and when a file is opened again. It follows from the name of the first interface on it: renaming that may change it.
/// A network keeps it when others come or go, as long as there are colours enough.
class SegmentTints {
public:
    struct Named {
        int tint = 0;
        QString prefixes;  ///< "1.0.0.0/8"
        QColor colour;     ///< of the VLAN that it is, if it is one
        std::vector<Id> cables;
        /// The cable with most room for a pill.
        Id longest(const std::unordered_map<Id, QPainterPath> &paths) const;
    };

    /// `drawn`: a drawing of the same networks, whose colours they have.
    void update(const Topology &topology, const Topology *drawn = nullptr);
    int tintOf(Id cable) const;
    /// What the cable carries, without a tag first. One or none: a plain cable; more: a trunk.
    const std::vector<Stripe> &stripesOf(Id cable) const;
    /// Of a VLAN interface; invalid for another.
    QColor colourAt(Id interface) const;
    /// Networks that have a prefix and a cable.
    const std::vector<Named> &named() const { return m_named; }
    /// "1.0.0.0/8" of the network that the interface is on, or empty.
    QString prefixesAt(Id interface) const;

private:
    void readVlans(const Topology &topology);

    std::unordered_map<Id, std::vector<Stripe>> m_stripes;
    std::unordered_map<Id, QColor> m_colours;  ///< by VLAN interface
    std::unordered_map<Id, int> m_byCable;
    std::unordered_map<Id, QString> m_prefixes;
    std::vector<Named> m_named;
};

}  // namespace toile
