// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <map>

namespace toile {

/// One thing in a micro-VM's first file system.
struct ImageEntry {
    enum class Kind { Folder, Link, Text, File };
    Kind kind = Kind::Folder;
    quint32 mode = 0755;
    QString source;      ///< File: where its content is on this machine
    QByteArray content;  ///< Text: itself; Link: its target
    bool operator==(const ImageEntry &) const = default;
};

/// What goes into a micro-VM's first file system, in the order in which it is written. /bin, /sbin and /lib are links
/// into /usr, as in every Debian since 12.
class ImageRecipe {
public:
    ImageRecipe();

    /// Paths begin with '/'. Folders above are added, and a path that is there already is replaced.
    void addFolder(const QString &path, quint32 mode = 0755);
    void addLink(const QString &path, const QString &target);
    void addText(const QString &path, const QByteArray &content, quint32 mode = 0644);
    void addFile(const QString &path, const QString &source, quint32 mode = 0644);
    /// Every plain file in `folder`, at the same path.
    void addFilesIn(const QString &folder);
    /// A program at its own path (a chain of links becomes one link) with every shared library that it needs.
    Result<> addProgram(const QString &program);
    /// A program at another path than its own.
    Result<> addProgram(const QString &path, const QString &program);

    bool has(const QString &path) const { return m_entries.contains(inUsr(path)); }
    /// Without the leading '/'.
    const std::map<QString, ImageEntry> &entries() const { return m_entries; }

private:
    static QString inUsr(const QString &path);
    void put(const QString &path, ImageEntry entry);

    std::map<QString, ImageEntry> m_entries;
};

}  // namespace toile
