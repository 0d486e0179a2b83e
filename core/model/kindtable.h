// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/kinds.h"

/// What each kind's file gives to the table in kinds.cpp.
namespace toile {

const InterfaceKind &ethernetKind();
const InterfaceKind &bridgeKind();
const InterfaceKind &vlanKind();
const InterfaceKind &vxlanKind();
const InterfaceKind &tapKind();
const InterfaceKind &tunKind();
const InterfaceKind &uplinkKind();

/// The name of Interface::parent, for `lower`; empty without one.
QString parentName(const Topology &topology, const Interface &interface);

}  // namespace toile
