// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/vm/cpio.h"

#include <sys/stat.h>

#include <initializer_list>

namespace toile {

namespace {

constexpr qint64 kAlignment = 4;

QByteArray hex(quint32 value)
{
    return QByteArray::number(value, 16).rightJustified(8, '0');
}

}  // namespace

void CpioWriter::addFolder(const QByteArray &path, quint32 mode)
{
    add(path, S_IFDIR | mode, {});
}

void CpioWriter::addLink(const QByteArray &path, const QByteArray &target)
{
    add(path, S_IFLNK | 0777, target);
}

void CpioWriter::addFile(const QByteArray &path, const QByteArray &content, quint32 mode)
{
    add(path, S_IFREG | mode, content);
}

bool CpioWriter::finish()
{
    m_number = 0;
    add("TRAILER!!!", 0, {});
    return m_ok;
}

void CpioWriter::add(const QByteArray &path, quint32 mode, const QByteArray &content)
{
    const bool trailer = mode == 0;
    const quint32 number = trailer ? 0 : ++m_number;
    const quint32 links = S_ISDIR(mode) ? 2 : 1;
    QByteArray header = "070701";
    // ino, mode, uid, gid, nlink, mtime, filesize, devmajor, devminor, rdevmajor, rdevminor, namesize, check
    for (const quint32 field : {number, mode, 0U, 0U, links, 0U, static_cast<quint32>(content.size()), 0U, 0U, 0U, 0U,
                                static_cast<quint32>(path.size() + 1), 0U})
        header += hex(field);
    write(header + path + '\0');
    align();
    write(content);
    align();
}

void CpioWriter::write(const QByteArray &bytes)
{
    m_ok = m_ok && m_to.write(bytes) == bytes.size();
    m_written += bytes.size();
}

void CpioWriter::align()
{
    if (const qint64 rest = m_written % kAlignment; rest != 0)
        write(QByteArray(kAlignment - rest, '\0'));
}

}  // namespace toile
