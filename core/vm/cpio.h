// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace toile {

/// Writes an archive in cpio's "newc" form, the one that Linux unpacks as its first file system
/// (Documentation/driver-api/early-userspace/buffer-format.rst). The same calls always give the same bytes: no time, no
/// owner but root. Paths have no leading '/'; folders come before what is in them.
class CpioWriter {
public:
    explicit CpioWriter(QIODevice &to) : m_to(to) {}

    void addFolder(const QByteArray &path, quint32 mode = 0755);
    void addLink(const QByteArray &path, const QByteArray &target);
    void addFile(const QByteArray &path, const QByteArray &content, quint32 mode);
    /// Writes the trailer. False when the device refused any byte; its errorString() says why.
    bool finish();

private:
    void add(const QByteArray &path, quint32 mode, const QByteArray &content);
    void write(const QByteArray &bytes);
    void align();

    QIODevice &m_to;
    quint32 m_number = 0;  ///< each entry is an inode of its own
    qint64 m_written = 0;
    bool m_ok = true;
};

}  // namespace toile
