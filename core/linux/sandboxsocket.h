// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"
#include "core/linux/sandboxfailure.h"

#include <string>

namespace toile {

/// A listening local socket and where its file is. The folder is held open, so that the file can be removed by a
/// process that no longer sees its path.
struct LabSocket {
    Descriptor listener;
    Descriptor directory;
    std::string name;
};

/// Who may connect. Everybody: mode 0666 in a folder of mode 0755, which all may enter and only its owner may change.
enum class SocketAccess { Owner, Everybody };

/// Listens on `path` with mode 0600 in a folder that is ours alone (made with mode 0700 when missing). A file left by
/// a helper that died is replaced; a helper that listens is AlreadyRunning. Two that start at once cannot both win: the
/// folder is locked meanwhile.
SandboxResult<LabSocket> listenOn(const std::string &path, SocketAccess access = SocketAccess::Owner);

/// Removes the socket file unless somebody listens on it.
void removeDeadSocket(int directory, const std::string &name);

}  // namespace toile
