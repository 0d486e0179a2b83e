// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/vm/bootkernel.h"

#include "core/vm/text.h"

#include <QDir>
#include <QFile>
#include <QtEndian>

#include <algorithm>

namespace toile {

namespace {

constexpr qsizetype kMagicOffset = 0x202;    // "HdrS"
constexpr qsizetype kVersionOffset = 0x20e;  // u16: where the text is, counted from 0x200
constexpr qsizetype kVersionBase = 0x200;
constexpr qint64 kHeaderBytes = 64 * 1024;

Error missingKernel(const QString &folder)
{
    return makeError(
        ErrorCode::Unsupported,
        VmText::tr("The engine vm needs a kernel to boot, and there is none in %1. Install it: apt install "
                   "linux-image-cloud-amd64")
            .arg(folder));
}

/// Some distributions let only root read their kernels.
Error unreadableKernel(const QString &path)
{
    return makeError(ErrorCode::Refused,
                     VmText::tr("You may not read the kernel %1, which the engine vm would boot. Let "
                                "the administrator run: chmod a+r %1")
                         .arg(path));
}

Result<BootKernel> kernelAt(const QString &path, const QString &root)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return makeError(file.exists() ? ErrorCode::Refused : ErrorCode::NotFound,
                         VmText::tr("The kernel %1 cannot be read: %2.").arg(path, file.errorString()));
    }
    const auto version = kernelVersion(file.read(kHeaderBytes));
    if (!version)
        return makeError(ErrorCode::InvalidInput, VmText::tr("%1 is not a Linux kernel for x86-64.").arg(path));
    const QString modules = root + QStringLiteral("/lib/modules/") + *version;
    if (!QFile::exists(modules + QStringLiteral("/modules.dep")))
        return makeError(
            ErrorCode::NotFound,
            VmText::tr("The modules of the kernel %1 are not in %2. Install the kernel’s package again, or "
                       "another: apt install linux-image-cloud-amd64")
                .arg(path, modules));
    return BootKernel{path, *version, modules};
}

/// "6.1.0-9" as "0000000006.0000000001.0000000000-0000000009", which sorts as a person would.
QString sortingKey(const QString &name)
{
    QString key;
    QString number;
    for (const QChar c : name + u'.') {
        if (c.isDigit()) {
            number += c;
            continue;
        }
        key += (number.isEmpty() ? QString() : number.rightJustified(10, u'0')) + c;
        number.clear();
    }
    return key;
}

/// Debian's cloud kernel boots in half the time; among equals the newest comes first.
QStringList candidates(const QString &folder)
{
    QStringList names = QDir(folder).entryList({QStringLiteral("vmlinuz-*")}, QDir::Files);
    const auto isCloud = [](const QString &name) { return name.contains(QStringLiteral("-cloud-")); };
    std::sort(names.begin(), names.end(), [&](const QString &a, const QString &b) {
        return isCloud(a) != isCloud(b) ? isCloud(a) : sortingKey(a) > sortingKey(b);
    });
    return names;
}

}  // namespace

std::optional<QString> kernelVersion(const QByteArray &image)
{
    if (image.size() < kVersionOffset + 2 || image.mid(kMagicOffset, 4) != "HdrS")
        return std::nullopt;
    const qsizetype start = kVersionBase + qFromLittleEndian<quint16>(image.constData() + kVersionOffset);
    const qsizetype end = start == kVersionBase ? -1 : image.indexOf(' ', start);
    const QString version = end < 0 ? QString() : QString::fromLatin1(image.mid(start, end - start));
    const bool plain = std::all_of(version.begin(), version.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || QStringLiteral("-._+~").contains(c));
    });
    if (version.isEmpty() || !plain || version.startsWith(u'.'))
        return std::nullopt;
    return version;
}

Result<BootKernel> findBootKernel(const QString &given, const QString &root)
{
    if (!given.isEmpty())
        return kernelAt(given, root);
    const QString folder = root + QStringLiteral("/boot");
    std::optional<Error> useless;
    for (const QString &name : candidates(folder)) {
        const QString path = folder + u'/' + name;
        auto kernel = kernelAt(path, root);
        if (kernel)
            return kernel;
        if (!useless)
            useless = kernel.error().code == ErrorCode::Refused ? unreadableKernel(path) : kernel.error();
    }
    return useless ? *useless : missingKernel(folder);
}

}  // namespace toile
