// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/vm/libraries.h"

#include "core/vm/text.h"

#include <QFile>
#include <QProcess>

#include <elf.h>

#include <cstring>

namespace toile {

namespace {

constexpr int kLddTimeLimit = 20000;
constexpr qint64 kHeadBytes = 4096;

/// The loader that an ELF program asks for (PT_INTERP); empty: it needs none.
QString loaderOf(const QString &program)
{
    QFile file(program);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray head = file.read(kHeadBytes);
    Elf64_Ehdr header{};
    if (head.size() < qsizetype(sizeof header) || !head.startsWith(ELFMAG))
        return {};
    std::memcpy(&header, head.constData(), sizeof header);
    for (quint64 i = 0; i < header.e_phnum; ++i) {
        const quint64 at = header.e_phoff + i * header.e_phentsize;
        Elf64_Phdr segment{};
        if (at + sizeof segment > quint64(head.size()))
            return {};
        std::memcpy(&segment, head.constData() + at, sizeof segment);
        if (segment.p_type == PT_INTERP && segment.p_offset + segment.p_filesz <= quint64(head.size()))
            return QFile::decodeName(head.constData() + segment.p_offset);
    }
    return {};
}

}  // namespace

Result<QStringList> sharedLibraries(const QString &program)
{
    const QString loader = loaderOf(program);
    if (loader.isEmpty())
        return QStringList();
    QProcess process;
    process.setProcessEnvironment(QProcessEnvironment());
    process.start(loader, {QStringLiteral("--list"), program});
    if (!process.waitForFinished(kLddTimeLimit) || process.exitStatus() != QProcess::NormalExit) {
        process.kill();
        process.waitForFinished();
        return makeError(
            ErrorCode::Io,
            VmText::tr("%1 could not say which libraries %2 needs: %3.").arg(loader, program, process.errorString()));
    }
    auto libraries = parseLibraryList(program, QFile::decodeName(process.readAllStandardOutput()));
    if (libraries && !libraries->contains(loader))
        *libraries += loader;
    return libraries;
}

Result<QStringList> parseLibraryList(const QString &program, const QString &text)
{
    QStringList libraries;
    for (const QString &line : text.split(u'\n')) {
        if (line.contains(QStringLiteral("=> not found")))
            return makeError(ErrorCode::NotFound,
                             VmText::tr("%1 needs the library %2, which is not on this machine. Install the program "
                                        "again.")
                                 .arg(program, line.section(QStringLiteral("=>"), 0, 0).trimmed()));
        // "\tlibz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x…)" or "\t/lib64/ld-linux-x86-64.so.2 (0x…)"
        const qsizetype start = line.indexOf(u'/');
        const qsizetype end = line.lastIndexOf(QStringLiteral(" ("));
        if (start < 0 || end <= start)
            continue;
        QString path = line.mid(start, end - start);
        if (const qsizetype arrow = path.indexOf(QStringLiteral(" => ")); arrow >= 0)
            path = path.mid(arrow + 4);
        if (!libraries.contains(path))
            libraries += path;
    }
    return libraries;
}

}  // namespace toile
