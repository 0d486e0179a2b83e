// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <sys/types.h>

namespace toile {

/// Whether Linux can have a socket of this path.
bool fitsSocketAddress(const QByteArray &path);

/// Whether a process, be it a stopped one, listens on the local socket `path`.
bool somebodyListens(const QByteArray &path);

/// Whether the helper of the local socket `path` is not ready to serve yet; it says so by the file's mode. One that
/// has given no sign for long (the file's time) is stuck, and not starting.
bool isStarting(const QByteArray &path);

/// Who listens on a socket of ours at the other end of this connection: this user, or for the system service root.
enum class Listener { Helper, Service };
/// Whether that is who it should be: in a folder that others may write in, anybody's could have that name.
bool isTrusted(int connection, Listener listener);
/// The process that listens there; 0 when nobody knows.
pid_t listenerOf(int connection);

/// Removes the socket file `path` in `folder` unless somebody listens on it, and the folder when nothing else is in it.
/// It is locked meanwhile, as a helper does from bind() to listen(): what does not listen is dead.
void removeIfDead(const QString &folder, const QByteArray &path);

/// Removes the folder when nothing is in it: a helper was killed before it had a socket there.
void removeIfEmpty(const QString &folder);

}  // namespace toile
