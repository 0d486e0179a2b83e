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
    ino_t node = 0;           ///< of the file
    Descriptor watch = {};    ///< readable when something left the folder; see isLost()
    std::string folder = {};  ///< the folder, seen from within ("../toile"), when it is Toile's own: goes when empty
};

/// Who may connect. Everybody: mode 0666 in a folder of mode 0755, which all may enter and only its owner may change.
enum class SocketAccess { Owner, Everybody };

/// Listens on `path`, of mode 0600 after showReady(), in a folder that is ours alone (made with mode 0700 when
/// missing). A file left by a helper that died is replaced; a helper that listens is AlreadyRunning. Two that start at
/// once cannot both win: the folder is locked meanwhile. A folder "toile" or "toile-…" of the owner's is Toile's own.
SandboxResult<LabSocket> listenOn(const std::string &path, SocketAccess access = SocketAccess::Owner);

/// From now on clients are served. Until then the file of an owner's socket has mode 0700, by which whoever finds it
/// knows that the lab is starting: nobody answers yet, and nothing is wrong.
void showReady(const LabSocket &socket);

/// A sign for them, now and then while that takes long.
void showStarting(const LabSocket &socket);

/// Whether clients cannot find the socket any more: its file was removed or replaced, or its folder moved away. Takes
/// what can be read from `watch`.
bool isLost(const LabSocket &socket);

/// Removes the socket's file, not one that took its place, and Toile's own folder when nothing else is in it.
void removeSocket(const LabSocket &socket);

/// The same unless somebody listens on it.
void removeDeadSocket(const LabSocket &socket);

/// Removes the folder that is open as `directory` when it is empty and what `fromWithin` names ("": nothing); for
/// signal handlers too. A lab that starts there meanwhile makes it again.
void removeEmptyFolder(int directory, const char *fromWithin);

}  // namespace toile
