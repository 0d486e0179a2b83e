// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"
#include "core/linux/sandboxfailure.h"

#include <sys/types.h>

#include <string>

namespace toile {

/// A listening local socket and where its file is. The folder is held open, so that the file can be removed by a
/// process that no longer sees its path.
struct LabSocket {
    Descriptor listener;
    Descriptor directory;
    std::string name;
    ino_t node = 0;         ///< of the file
    Descriptor watch = {};  ///< readable when something left the folder; see isLost()
};

/// Who may connect. Everybody: mode 0666 in a folder of mode 0755, which all may enter and only its owner may change.
enum class SocketAccess { Owner, Everybody };

/// Listens on `path` with mode 0600 in a folder that is ours alone (made with mode 0700 when missing). A file left by
/// a helper that died is replaced; a helper that listens is AlreadyRunning. Two that start at once cannot both win: the
/// folder is locked meanwhile.
SandboxResult<LabSocket> listenOn(const std::string &path, SocketAccess access = SocketAccess::Owner);

/// Whether clients cannot find the socket any more: its file was removed or replaced, or its folder moved away. Takes
/// what can be read from `watch`.
bool isLost(const LabSocket &socket);

/// Removes the socket's file, not one that took its place.
void removeSocket(const LabSocket &socket);

/// Removes the socket file unless somebody listens on it.
void removeDeadSocket(int directory, const std::string &name);

}  // namespace toile
