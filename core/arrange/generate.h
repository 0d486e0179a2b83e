// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"

#include <vector>

/// Networks made in one go.
namespace toile::arrange {

enum class Shape {
    Star,   ///< machines round a switch
    Chain,  ///< each cabled to the next
    Ring,   ///< and the last to the first
    Mesh,   ///< each cabled to each
    Tree,   ///< switches under switches, machines at the ends
    Trunk,  ///< two switches and a trunk between them, machines in VLANs at both
};

struct Generator {
    Shape shape = Shape::Star;
    int machines = 4;
    QString kind = QStringLiteral("pc");  ///< key of a machine kind
    IpPrefix prefix;                      ///< IPv4: all addresses are from here
    int branches = 3;                     ///< Tree: under each switch
    int vlans = 2;                        ///< Trunk: 10, 20…
};

inline constexpr int kFewestBranches = 2;
inline constexpr int kMostBranches = 16;
inline constexpr int kMostVlans = 8;
int fewestMachines(Shape shape);
int mostMachines(Shape shape);

/// A private network that no address of the lab is in, large enough for this shape.
IpPrefix suggestedPrefix(const Topology &topology, Shape shape);

/// The network, laid out round `centre` where nothing stands. Cables between machines that are no switches are a
/// network each, and routes lead over them: every machine reaches every other (in a trunk, those of its VLAN). Rings
/// and meshes of switches have the spanning tree protocol. `created`: what somebody would select. Error: what to
/// change.
Result<Patch> generate(const Document &document, const Generator &generator, QPointF centre,
                       std::vector<Id> *created = nullptr);

/// The one switch, or bridge, among `ids`; none when there are several or there is none.
Id hubAmong(const Topology &topology, const std::vector<Id> &ids);
/// A cable from each machine among `ids` to the one switch or bridge among them, with addresses as by hand; machines
/// that have one already are left out.
Result<Patch> connectToHub(const Document &document, const std::vector<Id> &ids);
/// A cable between every two of the machines among `ids` that have none.
Result<Patch> connectMesh(const Document &document, const std::vector<Id> &ids);

}  // namespace toile::arrange
