// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/layer2.h"

namespace toile {

/// Who hears whom, without a tag, also where a port lets a VLAN go one way only: out without a tag though what comes in
/// so belongs to another VLAN, or in with a tag though it leaves without. Then to hear is neither mutual nor passed on:
/// of two clients in VLANs of their own that share a server, both talk with it, and neither with the other. Made for
/// one state of the drawing.
class Hearing {
public:
    explicit Hearing(const Topology &topology);

    /// Whether a broadcast that `from` sends arrives at `to`.
    bool hears(Id to, Id from) const;
    /// Whether each hears the other.
    bool talk(Id a, Id b) const { return hears(a, b) && hears(b, a); }
    /// The same number for interfaces that talk, with each other or with third ones: they share a range of addresses.
    int networkOf(Id interface) const;
    /// VLANs that go one way only between a port and what this interface belongs to outside of it, there or back.
    const std::set<int> &oneWayVlansAt(Id interface) const;

private:
    /// What comes through a port with one tag, or none, and what leaves so.
    struct Door {
        Id port;
        int outside = 0;
        int into = -1;          ///< the place inside where it gets to; -1: nowhere
        std::vector<int> from;  ///< the places inside that leave so
    };

    void addDoors(Id port, const VlanMembership &membership);
    std::set<int> heardFrom(int group) const;
    void joinWhoTalks();

    const Topology &m_topology;
    Layer2::Ports m_ports;  ///< whose ways in and out differ, or may
    Layer2 m_frames;
    std::vector<Door> m_doors;
    std::map<int, std::vector<std::size_t>> m_doorsAt;  ///< by group: those that lead out of it, or into it
    std::map<int, std::set<int>> m_heard;               ///< by group, where there are doors: who hears it
    std::map<int, int> m_networks;                      ///< by group: the lowest that it talks with
    std::map<int, std::set<int>> m_oneWay;              ///< by group
};

}  // namespace toile
