// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QtGlobal>

/// As core/kernel/limits.h, for what the system service reads and keeps.
namespace toile::limits {

inline constexpr quint32 kServiceFrameBytes = 32 * 1024;  ///< the one frame that it reads from a client
inline constexpr int kLabsOfUser = 16;                    ///< labs that one user may run in it
inline constexpr int kLabsOfService = 256;                ///< labs of all users in it
inline constexpr int kWaitingOfUser = 16;                 ///< connections of one user that are not handed over yet
inline constexpr int kQuestionsOfUser = 4;                ///< about cards, at a time; one of each lab
inline constexpr int kWaitingOfService = 256;             ///< those of users who may run labs
inline constexpr int kWaitingOfStrangers = 64;            ///< those of all others, who have places of their own

}  // namespace toile::limits
