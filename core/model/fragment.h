// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"

namespace toile {

/// What was copied of a drawing: a drawing of its own, so that it can be written, read and looked at like any other.
struct Fragment {
    Document document;
    /// Machines that are only there because an interface cannot be without one: what was copied are their interfaces.
    /// When pasted, these go into another machine.
    std::set<QString> holders;
    bool isEmpty() const { return document.topology().machines.empty() && document.topology().notes.empty(); }
    bool operator==(const Fragment &) const = default;
};

/// Machines with all that is in them, notes, and interfaces of machines that are not among `ids`. Cables between what
/// is copied come along, those to the outside do not; so do checks and the names of VLANs that speak of nothing else.
Fragment copyElements(const Document &document, const std::vector<Id> &ids);

/// Where a fragment goes.
struct PastePlace {
    Id into;                         ///< the machine that takes what is outermost, or none
    std::optional<QPointF> topLeft;  ///< of all that is pasted; none: where it was copied
    /// Duplicating: every machine goes into the one that the machine of its name is in; `into` says nothing.
    bool beside = false;
};

struct Pasted {
    Patch patch;
    std::vector<Id> outermost;  ///< what a person would call pasted: machines, notes and interfaces
};

/// Names, addresses and MACs that the drawing has already are replaced by the next free ones: a machine's name by its
/// next number, an address by the lowest free one of the same network. Routes, rules, VXLANs and checks of what is
/// pasted follow. What is free stays as it is. Error: the result would pass a limit.
Result<Pasted> pasteFragment(const Document &document, const Fragment &fragment, const PastePlace &place);

/// What all of it covers on the canvas.
QRectF boundsOf(const Fragment &fragment);

}  // namespace toile
