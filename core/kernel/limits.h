// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QtGlobal>

/// Every size that a file, a peer or the kernel controls.
namespace toile::limits {

inline constexpr int kMachines = 6000;              ///< machines (namespaces) in a lab
inline constexpr int kInterfaces = 30000;           ///< interfaces in a lab
inline constexpr int kInterfacesPerMachine = 1100;  ///< a full bridge, and some more
inline constexpr int kPortsPerBridge = 1023;        ///< BR_MAX_PORTS is 2^10, port 0 unused (net/bridge/br_private.h)
inline constexpr int kNesting = 32;                 ///< machines inside machines
inline constexpr int kAddressesPerInterface = 64;
inline constexpr int kRoutesPerMachine = 1024;
/// What iptables-restore gets into one transaction with the socket buffer of an ordinary user (net.core.wmem_default).
inline constexpr int kRulesPerMachine = 200;
inline constexpr int kVxlanRemotes = 256;
inline constexpr int kVlanMax = 4094;  ///< the highest id; IEEE 802.1Q keeps 4095
inline constexpr int kVniMax = (1 << 24) - 1;
inline constexpr int kChecks = 1000;
inline constexpr int kNotes = 500;
inline constexpr int kBendsPerCable = 64;
inline constexpr int kTextLength = 20000;  ///< characters of a description or note
inline constexpr int kTitleLength = 200;
inline constexpr qsizetype kPictureBytes = 1024 * 1024;       ///< of one picture on the canvas, as its file has it
inline constexpr qsizetype kPicturesBytes = 8 * 1024 * 1024;  ///< of all in a lab; as text they take a third more
inline constexpr int kPictureSide = 8192;                     ///< pixels
inline constexpr qint64 kPicturesPixels = 240000000;          ///< of all in a lab
inline constexpr qint64 kLabFileBytes = 16 * 1024 * 1024;
inline constexpr int kFileProblems = 200;  ///< problems listed for one file

inline constexpr quint32 kFrameBytes = 64 * 1024 * 1024;  ///< one protocol frame
inline constexpr int kWireTextBytes = 128 * 1024;         ///< one text in a frame (a program's argument is the longest)
inline constexpr int kPlanSteps = 200000;
inline constexpr int kClients = 32;   ///< connections to one helper
inline constexpr int kPrograms = 64;  ///< programs running at once for one client
inline constexpr int kProgramArguments = 4096;
inline constexpr int kProgramArgumentBytes = 128 * 1024;
inline constexpr qsizetype kChannelBacklogBytes = 1024 * 1024;      ///< unread output of a program before it is paused
inline constexpr qsizetype kClientBacklogBytes = 64 * 1024 * 1024;  ///< unread frames before a client is dropped

inline constexpr int kSeenAddresses =
    4096;                                 ///< of one interface, as the kernel shows them: more than a lab may ask for
inline constexpr int kSeenRoutes = 4096;  ///< of one machine
inline constexpr int kSeenRules = 4096;
inline constexpr int kNeighbourRows = 200000;  ///< rows kept of one table of one machine
inline constexpr int kFdbRows = 200000;
inline constexpr int kConntrackRows = 200000;
/// Of those three tables in all machines together: what one frame can carry.
inline constexpr int kLabRows = 200000;

inline constexpr int kMtuMin = 68;        ///< RFC 791
inline constexpr int kIpv6MtuMin = 1280;  ///< RFC 8200: with less the kernel switches IPv6 off on the interface
inline constexpr int kMtuMax = 65535;
inline constexpr int kCards = 32;               ///< network cards of the computer that are told of
inline constexpr int kCardRoutes = 64;          ///< routes of one of them that come along
inline constexpr int kCardWaiting = 32;         ///< routes of one of them that do not
inline constexpr int kCardForeignLength = 200;  ///< characters of what such a route has more
inline constexpr int kCardFaults = 16;          ///< things that are told of one that is not as it was

}  // namespace toile::limits
