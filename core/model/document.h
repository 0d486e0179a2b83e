// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/layout.h"
#include "core/model/topology.h"

#include <optional>
#include <set>
#include <vector>

namespace toile {

/// One element before and after. No `before`: created; no `after`: removed.
struct ElementChange {
    Id id;
    std::optional<Element> before;
    std::optional<Element> after;
    bool operator==(const ElementChange &) const = default;
};

struct PlacementChange {
    Id id;
    Placement before;
    Placement after;
    bool operator==(const PlacementChange &) const = default;
};

/// The only way a document changes. Reversible: undo applies the inverse.
struct Patch {
    std::vector<ElementChange> elements;
    std::vector<PlacementChange> placements;

    bool isEmpty() const { return elements.empty() && placements.empty(); }
    /// True when only geometry changes.
    bool isLayoutOnly() const { return elements.empty(); }
    Patch inverse() const;
    bool operator==(const Patch &) const = default;
};

/// A drawing: meaning, geometry and the next free Id. A value: copy it to keep a state.
class Document {
public:
    Document();  ///< empty, with a header

    const Topology &topology() const { return m_topology; }
    const Layout &layout() const { return m_layout; }

    /// An Id never used in this document; taking it is no change of the document.
    Id takeId();

    /// Ids that the patch creates count as taken from then on. Refused, and nothing changed, when a `before` is not
    /// what the document holds or the result breaks an invariant (invariants(), below).
    Result<> apply(const Patch &patch);

    bool operator==(const Document &other) const
    {
        return m_topology == other.m_topology && m_layout == other.m_layout;
    }

private:
    friend class Edit;
    void put(Id id, const std::optional<Element> &element);
    void put(Id id, const Placement &placement);
    Result<> checkPlace(const PlacementChange &change) const;
    /// A change of places alone: the meaning is neither copied nor checked again, so that a drag stays cheap.
    Result<> applyPlaces(const std::vector<PlacementChange> &changes);

    Topology m_topology;
    Layout m_layout;
    quint32 m_nextId = Topology::kFirstFreeId;
};

/// The patch that turns `from` into `to`: several steps as one.
Patch patchBetween(const Document &from, const Document &to);
Patch patchBetween(const Document &from, const Topology &to, const Layout &places = {});

/// What every document holds at any time: unique names, no dangling references, cables between two different ethernet
/// interfaces each with one cable, ports only of bridges of the same machine, bridges not ports, interfaces made only
/// on others of the same machine and never on themselves, settings that the kernel takes, no nesting cycles, no size
/// past limits.h: whatever holds them can be written to a file and read again. Empty when all hold; else one sentence a
/// breach.
std::vector<QString> invariants(const Topology &topology);

/// Gathers changes into one Patch: later reads see earlier edits. `Edit(document).…` then `patch()`.
class Edit {
public:
    explicit Edit(Document document) : m_base(document), m_now(std::move(document)) {}

    const Topology &topology() const { return m_now.topology(); }
    const Layout &layout() const { return m_now.layout(); }
    /// As it is now; perhaps between two states that hold the invariants.
    const Document &document() const { return m_now; }

    Id create(Element element, Placement placement = {});
    /// Replaces an element. What refers to it by name follows a new name: checks and links; routes and rules of an
    /// interface's machine.
    void set(Id id, Element element);
    /// Nothing for an element that does not exist.
    void place(Id id, Placement placement);
    /// Removes it and all that cannot be without it: a machine's interfaces, machines inside it, cables at an
    /// interface, what is made on an interface, routes through an interface, memberships of a bridge, checks that name
    /// the machine.
    void remove(Id id);

    /// From the document given to the constructor to now.
    Patch patch() const;

private:
    void write(Id id, const std::optional<Element> &element);
    void endRest(Id tab);
    void removeMachine(Id id, const Machine &machine);
    void removeInterface(Id id, const Interface &interface);
    void followMachineName(const QString &from, const QString &to);
    void followInterfaceName(Id machine, const QString &from, const QString &to);
    void followStack(Id id, const Interface &before, const Interface &now);
    void renameVlan(Id id, const QString &from, const QString &to);

    Document m_base;
    Document m_now;
    std::set<Id> m_touched;
};

}  // namespace toile
