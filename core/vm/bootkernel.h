// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace toile {

/// A kernel that a micro-VM can boot, with its modules.
struct BootKernel {
    QString image;    ///< "/boot/vmlinuz-6.1.0-56-cloud-amd64"
    QString version;  ///< as `uname -r` says it
    QString modules;  ///< "/lib/modules/VERSION"
    bool operator==(const BootKernel &) const = default;
};

/// The version that a bzImage names in its header (Documentation/arch/x86/boot.rst, kernel_version).
std::optional<QString> kernelVersion(const QByteArray &image);

/// The kernel `given`; or, when that is empty, Debian's cloud kernel, else its general one, the newest that can be read
/// and has modules. `root` stands before /boot and /lib in tests.
Result<BootKernel> findBootKernel(const QString &given, const QString &root = {});

}  // namespace toile
