// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/kernel/kernelstate.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <optional>
#include <variant>
#include <vector>

/// The meaning of a drawing: values only, no geometry (see layout.h), no behaviour (see interfacekind.h).
namespace toile {

/// A text in the languages of the course. An empty one falls back to the other.
struct LocalizedText {
    QString fr;
    QString en;
    /// The text in `language` ("fr", "en"), or the other when that is empty.
    QString in(const QString &language) const;
    bool isEmpty() const { return fr.isEmpty() && en.isEmpty(); }
    bool operator==(const LocalizedText &) const = default;
};

/// What the file says of the lab as a whole. There is exactly one, with Topology::kHeaderId.
struct LabHeader {
    QString name;  ///< deployed under this name; shipped labs: the file's name without ".toile"
    LocalizedText title;
    LocalizedText description;        ///< a short text for the student
    LocalizedText instructions = {};  ///< the practical, step by step, in Markdown
    bool operator==(const LabHeader &) const = default;
};

/// A machine: one network namespace once deployed. `kind` is the key of a MachineKind (host, vm, router, switch, pc).
struct Machine {
    QString name;
    QString kind;
    Id parent;                        ///< the machine it is drawn inside, or none
    bool forwarding = false;          ///< net.ipv4.ip_forward
    std::vector<RouteState> routes;   ///< static; `interface` may be empty
    std::vector<FirewallRule> rules;  ///< firewall and NAT
    bool operator==(const Machine &) const = default;
};

/// One end of a cable.
struct EthernetSettings {
    bool operator==(const EthernetSettings &) const = default;
};

struct TapInterface {
    std::optional<unsigned> owner;  ///< uid; none: root alone
    bool operator==(const TapInterface &) const = default;
};

struct TunInterface {
    std::optional<unsigned> owner;
    bool operator==(const TunInterface &) const = default;
};

/// A real network card of this computer.
struct UplinkInterface {
    QString card;       ///< its name on the computer; empty: that of the interface
    bool carry = true;  ///< its addresses and routes come along, to the bridge whose port it is
    bool operator==(const UplinkInterface &) const = default;
};

/// One alternative an interface kind. Bridge, VLAN and VXLAN are the kernel's own; the interface that those are made on
/// is Interface::parent, and its name in them stays empty.
using InterfaceSettings = std::variant<EthernetSettings, BridgeSettings, VlanSettings, VxlanSettings, TapInterface,
                                       TunInterface, UplinkInterface>;

/// First to last, both included.
struct VlanRange {
    int first = 1;
    int last = 1;
    bool operator==(const VlanRange &) const = default;
};

/// What a port of a bridge that tells VLANs apart carries, or such a bridge itself. See membershipOf() in vlans.h.
struct PortVlans {
    std::optional<int> untagged;               ///< access or native VLAN; 0: none; nullopt: the bridge's default PVID
    std::vector<VlanRange> tagged;             ///< ascending and disjoint
    std::optional<int> pvid = std::nullopt;    ///< of what comes without a tag; 0: none; nullopt: as `untagged`
    std::vector<VlanRange> moreUntagged = {};  ///< leave without a tag too; ascending and disjoint
    bool operator==(const PortVlans &) const = default;
};

struct Interface {
    Id machine;
    QString name;
    InterfaceSettings settings;
    bool up = true;
    std::optional<MacAddress> mac;
    int mtu = 0;                      ///< 0: the kernel's default
    std::vector<IpPrefix> addresses;  ///< in the order they were typed
    Id bridge;                        ///< the bridge (an Interface of the same machine) whose port this is, or none
    Id parent = {};  ///< the interface of the same machine that a VLAN is made on or a VXLAN is carried by, or none
    PortVlans vlans = {};
    bool operator==(const Interface &) const = default;
};

/// Joins two ethernet interfaces.
struct Cable {
    Id a;
    Id b;
    bool operator==(const Cable &) const = default;
};

/// Name and colour of a VLAN of the lab.
struct Vlan {
    int id = 1;
    QString name;
    QString colour;  ///< "#rrggbb", or empty: chosen by the program
    bool operator==(const Vlan &) const = default;
};

/// A text on the canvas, in Markdown.
struct TextNote {
    bool operator==(const TextNote &) const = default;
};

/// A rectangle behind boxes that belong together; the note's text is its title.
struct FrameNote {
    QString colour;  ///< "#rrggbb", or empty: the drawing's own
    bool operator==(const FrameNote &) const = default;
};

/// Points from one place or element to another; the note's text is written beside it. An end without an element is
/// where the layout says.
struct ArrowNote {
    Id from;  ///< a machine, an interface or a note, or none
    Id to;
    QString colour;
    bool operator==(const ArrowNote &) const = default;
};

/// A picture that lives in the file; the note's text says what it shows.
struct PictureNote {
    QByteArray data;  ///< as it was read from its file: see pictures.h
    bool operator==(const PictureNote &) const = default;
};

using NoteShape = std::variant<TextNote, FrameNote, ArrowNote, PictureNote>;

/// What somebody adds to the drawing for whoever reads it. It never changes a plan.
struct Note {
    LocalizedText text;
    NoteShape shape = {};
    bool operator==(const Note &) const = default;
};

/// What must hold when the lab runs. Run by `toilectl check`.
struct Check {
    enum class Kind {
        Reach,       ///< `from` gets an answer from `to`
        NoReach,     ///< `from` gets no answer from `to`
        Translated,  ///< after `from` pings `to`, conntrack of `machine` shows the source (or destination) replaced by
                     ///< `as`
    };
    Kind kind = Kind::Reach;
    LocalizedText name;
    QString from;     ///< a machine's name
    QString to;       ///< an address
    QString machine;  ///< Translated: where
    QString as;       ///< Translated: the address that the other side sees
    bool operator==(const Check &) const = default;
};

/// One element of a document, as patches carry it.
using Element = std::variant<LabHeader, Machine, Interface, Cable, Note, Check, Vlan>;

/// All elements by Id. Ids ascend in order of creation, which is also the order of the file.
struct Topology {
    static constexpr Id kHeaderId{1};
    static constexpr quint32 kFirstFreeId = 2;

    LabHeader header;
    std::map<Id, Machine> machines;
    std::map<Id, Interface> interfaces;
    std::map<Id, Cable> cables;
    std::map<Id, Note> notes;
    std::map<Id, Check> checks;
    std::map<Id, Vlan> vlans;

    bool operator==(const Topology &) const = default;

    std::optional<Element> find(Id id) const;
    const Machine *machine(Id id) const;
    const Interface *interface(Id id) const;
    Id machineByName(QStringView name) const;
    Id interfaceByName(Id machine, QStringView name) const;
    /// In order of creation.
    std::vector<Id> interfacesOf(Id machine) const;
    std::vector<Id> childrenOf(Id machine) const;  ///< directly inside
    std::vector<Id> portsOf(Id bridge) const;
    std::vector<Id> stackedOn(Id interface) const;  ///< VLANs and VXLANs whose parent it is
    Id cableAt(Id interface) const;                 ///< the cable that ends there, or none
    Id otherEnd(Id interface) const;                ///< the interface at the other end of its cable, or none
    bool isBridge(Id interface) const;
    /// The name on the computer of the real card that it is; empty: it is none.
    QString cardOf(Id interface) const;
    bool isAncestor(Id ancestor, Id machine) const;
    /// "VM1", "VM1:eth0", "VM1:eth0 – Host1:tap0", “The first words of a…”: how an element is named to a person.
    QString label(Id id) const;
};

/// A layer-2 network: what a broadcast reaches without a tag, through cables, bridges, VLANs and VXLANs. A VLAN
/// interface is in the network of its tag; a cable is where its untagged frames go. Where VLANs go one way only, it is
/// who talks with one another or with a common third (hearing.h says who does).
struct Segment {
    std::vector<Id> interfaces;  ///< members, ascending; bridges and their ports included
    std::vector<Id> cables;
    std::vector<IpPrefix>
        prefixes;  ///< networks of the addresses on it, each once, most used first, else as in the file
    bool operator==(const Segment &) const = default;
};

/// All segments with at least one cable or one port, in a stable order (lowest interface Id first).
std::vector<Segment> segments(const Topology &topology);

/// A note whose width and height may be negative.
bool isArrow(const Topology &topology, Id id);

}  // namespace toile
