// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/kinds.h"

/// What each kind's file gives to the table in kinds.cpp.
namespace toile {

const InterfaceKind &ethernetKind();
const InterfaceKind &bridgeKind();

}  // namespace toile
