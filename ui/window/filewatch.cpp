// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/filewatch.h"

#include "core/kernel/limits.h"

#include <QFileInfo>

namespace toile {

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(limits::kLabFileBytes + 1) : QByteArray();
}

}  // namespace

FileWatch::FileWatch(QObject *parent) : QObject(parent)
{
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &FileWatch::look);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FileWatch::look);
}

void FileWatch::follow(const QString &path)
{
    m_path = path;
    acceptDisk();
    watch();
}

void FileWatch::acceptDisk()
{
    m_wasThere = QFileInfo(m_path).isFile();
    m_known = m_told = m_wasThere ? contentOf(m_path) : QByteArray();
}

bool FileWatch::isChanged() const
{
    return !m_path.isEmpty() && QFileInfo(m_path).isFile() && contentOf(m_path) != m_known;
}

/// The folder as well: a file that is replaced, or deleted and made again, is another one to the kernel.
void FileWatch::watch()
{
    const QStringList before = m_watcher.files() + m_watcher.directories();
    if (!before.isEmpty())
        m_watcher.removePaths(before);
    if (m_path.isEmpty())
        return;
    m_watcher.addPath(QFileInfo(m_path).absolutePath());
    if (QFileInfo::exists(m_path))
        m_watcher.addPath(m_path);
}

void FileWatch::look()
{
    if (m_path.isEmpty())
        return;
    const bool isThere = QFileInfo(m_path).isFile();
    if (!isThere) {
        if (std::exchange(m_wasThere, false))
            Q_EMIT gone();
        return;
    }
    if (!m_watcher.files().contains(m_path))
        m_watcher.addPath(m_path);  // it was replaced by another file of that name
    const QByteArray now = contentOf(m_path);
    if (now.isEmpty() || (now == m_told && m_wasThere))
        return;  // an empty one is about to be written
    m_wasThere = true;
    m_told = now;
    if (now == m_known)
        Q_EMIT same();
    else
        Q_EMIT changed();
}

}  // namespace toile
