// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/topology.h"

#include <QPainterPath>
#include <QString>

#include <unordered_map>

namespace toile {

/// Which colour each layer-2 network has. A network keeps its colour while it is edited.
class SegmentTints {
public:
    struct Named {
        int tint = 0;
        QString prefixes;  ///< "1.0.0.0/8"
        std::vector<Id> cables;
        /// The cable with most room for a pill.
        Id longest(const std::unordered_map<Id, QPainterPath> &paths) const;
    };

    void update(const Topology &topology);
    int tintOf(Id cable) const;
    /// Networks that have a prefix and a cable.
    const std::vector<Named> &named() const { return m_named; }
    /// "1.0.0.0/8" of the network that the interface is on, or empty.
    QString prefixesAt(Id interface) const;

private:
    std::unordered_map<Id, int> m_byInterface;
    std::unordered_map<Id, int> m_byCable;
    std::unordered_map<Id, QString> m_prefixes;
    std::vector<Named> m_named;
};

}  // namespace toile
