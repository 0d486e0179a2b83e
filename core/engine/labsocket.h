// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace toile {

/// Whether Linux can have a socket of this path.
bool fitsSocketAddress(const QByteArray &path);

/// Whether a process, be it a stopped one, listens on the local socket `path`.
bool somebodyListens(const QByteArray &path);

/// Whether the helper of the local socket `path` is not ready to serve yet; it says so by the file's mode.
bool isStarting(const QByteArray &path);

/// Removes the socket file `path` in `folder` unless somebody listens on it, and the folder when nothing else is in it.
/// It is locked meanwhile, as a helper does from bind() to listen(): what does not listen is dead.
void removeIfDead(const QString &folder, const QByteArray &path);

}  // namespace toile
