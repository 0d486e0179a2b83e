// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"
#include "core/model/kinds.h"

#include <functional>
#include <map>
#include <optional>
#include <set>

/// What gestures on the canvas mean: pure functions from a document to a Patch, shared by mouse, keyboard and tests.
namespace toile {

/// "VM3", "eth1", "br0": the first free name with the kind's prefix.
QString nextMachineName(const Topology &topology, const MachineKind &kind);
QString nextInterfaceName(const Topology &topology, Id machine, const QString &prefix);
/// A locally administered MAC not yet in the lab: 02:00:00:00:MM:II.
MacAddress nextMac(const Topology &topology, Id machine);
/// The next free address of the network that `interface` is on, or nothing when that network has no prefix yet.
std::optional<IpPrefix> nextAddress(const Topology &topology, Id interface);
/// A prefix that no address of the lab is in: 10.0.0.0/24, 10.0.1.0/24…
IpPrefix freePrefix(const Topology &topology);

/// How the bridge of a machine that starts with one begins. Not every kernel has bridges that tell VLANs apart.
enum class FirstBridge { TellsVlansApart, IsPlain };

/// Drops a new machine of `kind` with its top left at `position`, inside `parent` or on the canvas.
Patch addMachine(const Document &document, const MachineKind &kind, QPointF position, Id parent, Id *created = nullptr,
                 FirstBridge bridge = FirstBridge::TellsVlansApart);
/// The same within an edit that goes on; containers do not grow.
Id createMachine(Edit &edit, const MachineKind &kind, const QRectF &rect, Id parent,
                 FirstBridge bridge = FirstBridge::TellsVlansApart);
/// A new box interface (a bridge) inside a machine.
Patch addBoxInterface(const Document &document, const InterfaceKind &kind, Id machine, QPointF position,
                      Id *created = nullptr);

/// A note of any shape, there. An arrow's rectangle may go backwards.
Patch addNote(const Document &document, const Note &note, const QRectF &rect, Id *created = nullptr);
/// A text with its top left at `position`, in the language ("fr", "en") of who writes it.
Patch addNote(const Document &document, const QString &text, const QString &language, QPointF position,
              Id *created = nullptr);
/// "eth0.100": how a VLAN interface is called unless somebody says otherwise.
QString vlanName(const QString &parent, int id);
/// A new interface that takes no cable and is no box: on `on`, an interface of its machine (VLAN, VXLAN), or of the
/// machine `on` (VXLAN, tap, tun). A VLAN gets the lab's first id that is free there. Error: why not.
Result<Patch> addInterface(const Document &document, const InterfaceKind &kind, Id on, Id *created = nullptr);

/// Where a cable may end: an ethernet interface without a cable, a machine (an interface is made), a bridge (a port
/// is made on its machine). Error: why not.
Result<> mayConnect(const Topology &topology, Id from, Id to);
/// Between an interface and a bridge of the same machine: the interface becomes a port, and there is no cable.
/// Joins them; makes interfaces as needed, with sensible names, MACs and the next free addresses of that network
/// (a port of a bridge gets none; a network without any address gets none unless `inventAddresses`).
Result<Patch> connectElements(const Document &document, Id from, Id to, bool inventAddresses, Id *cable = nullptr);

/// Puts a machine into another (or out, with no parent) keeping its place; refused when it would contain itself.
Result<Patch> reparent(const Document &document, Id machine, Id parent);
/// `restOf`: what keeps a tab that loses its cable where it is; without, they turn as tabs without a cable do.
Patch removeElements(const Document &document, const std::vector<Id> &ids,
                     const std::function<std::optional<Rest>(Id tab)> &restOf = {});
Result<Patch> rename(const Document &document, Id id, const QString &name);
/// Moves elements and everything inside them; ancestors grow to hold what moved.
Patch moveElements(const Document &document, const std::vector<Id> &ids, QPointF by);
/// Each by its own distance, with everything inside; what is inside another of them moves with that.
Patch moveEach(const Document &document, const std::map<Id, QPointF> &by);
Patch resizeElement(const Document &document, Id id, QRectF rect);
/// Every element with a place: given ones kept, others put where nothing is yet; containers grow to hold their content.
Layout completeLayout(const Document &document);
/// A free private network (RFC 1918) that the addresses of `network` can move to: of the same length where there is
/// one. It is apart from `alsoTaken` too.
std::optional<IpPrefix> privatePrefixFor(const Topology &topology, const IpPrefix &network,
                                         const std::set<IpPrefix> &alsoTaken = {});

/// What becomes of addresses that are written in a lab's texts when their network moves.
enum class WrittenToo { Follow, Stay };
/// Every address, route, rule and check in `from` moved to `to`, host part kept. `to` may be smaller when every host
/// part fits; refused when addresses would not fit or `to` is in use. Addresses in texts follow, those that fit.
Result<Patch> renumber(const Document &document, const IpPrefix &from, const IpPrefix &to,
                       WrittenToo texts = WrittenToo::Follow);
/// The same for these addresses of `from` alone; nothing when one does not fit.
std::vector<ElementChange> renumberSome(const Topology &topology, const std::set<IpAddress> &addresses,
                                        const IpPrefix &from, const IpPrefix &to);

}  // namespace toile
