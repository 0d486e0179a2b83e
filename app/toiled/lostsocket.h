// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/linux/sandboxsocket.h"
#include "core/protocol/interpreter.h"

#include <QObject>

#include <functional>

/// Calls `end`, with the reason for people, when clients cannot find the socket any more: nobody could reach the lab
/// again, nor end it, and it must not go on unseen. Both outlive `owner`.
void endWithSocket(QObject &owner, const toile::LabSocket &socket,
                   const std::function<void(const toile::Wording &)> &end);
