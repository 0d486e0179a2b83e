// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/drawing.h"

#include <QStringList>

#include <unordered_set>

/// What gestures with cables mean, beside connectElements() in drawing.h.
namespace toile {

/// Whether a cable may begin there at all. Error: why not.
Result<> mayBeginCable(const Topology &topology, Id from);
/// Every machine, bridge and interface where a cable from `from` may end.
std::unordered_set<Id> cableTargets(const Topology &topology, Id from);
/// As connectElements(), but nobody gets an address. The cable, or none where an interface became a port of a bridge of
/// its own machine.
Result<Id> joinElements(Edit &edit, Id from, Id to);

/// A new machine of this kind (or, where `parent` is a machine, a new bridge in it; elsewhere a bridge comes in a
/// switch) around `centre`, and a cable to it from `from`.
Result<Patch> connectToNew(const Document &document, Id from, const QString &kind, QPointF centre, Id parent,
                           Id *created = nullptr);

/// A patch, and what the person should know of it.
struct Advised {
    Patch patch;
    QString advice;  ///< a whole sentence, or empty
};

/// Puts a machine or a bridge between the two ends of a cable. On a bridge or a switch both ends stay in one network,
/// tags included; any other machine gets two interfaces and parts the network: one side keeps its addresses, and the
/// advice says what is left to address. Error: why it cannot be there.
Result<Advised> insertOnCable(const Document &document, Id cable, Id box);

/// Puts a machine into another, or out of all, as reparent() does. Its cables stay: in the kernel nothing changes. But
/// where the new host has a bridge in the same network, a cable to a bridge of the old host is plugged into that.
Result<Advised> rehome(const Document &document, Id machine, Id parent);

/// The cable passes these points; too many are refused.
Result<Patch> bendCable(const Document &document, Id cable, const std::vector<QPointF> &bends);
/// Of these cables, or, when there are none among `ids`, of every cable without a style of its own.
Patch styleCables(const Document &document, const std::vector<Id> &ids, CableStyle style);
CableStyle styleOf(const Layout &layout, Id cable);
/// Bends of cables whose two ends were moved go along with them.
void carryBends(Edit &edit, const std::set<Id> &moved, QPointF by);
/// True when the cable's bends go along: both its ends are on something moved.
bool isCarried(const Topology &topology, const Cable &cable, const std::set<Id> &moved);

}  // namespace toile
