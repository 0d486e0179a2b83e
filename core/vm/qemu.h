// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vm/bootkernel.h"

#include <QStringList>

namespace toile {

enum class Accelerator { Kvm, Tcg };

/// The port in the guest that leads to the host.
inline constexpr char kPortName[] = "org.toile.lab";
inline constexpr int kGuestMegabytes = 512;

/// One start of QEMU. The process has descriptor `channel` for the port (none when negative), standard output for the
/// console.
struct QemuStart {
    QString program;
    QString kernel;
    QString image;
    Accelerator accelerator = Accelerator::Tcg;
    int channel = -1;
    int megabytes = kGuestMegabytes;
    QStringList environment = {};    ///< "LANG=fr_FR.UTF-8", for the guest's first program
    QStringList initArguments = {};  ///< its words; no spaces and no quotes in them
    bool operator==(const QemuStart &) const = default;
};

/// qemu-system-x86_64 in PATH, or the package that has it.
Result<QString> findQemu();
/// Its whole command line, argv[0] included: one processor, no network, no disk, no shared folder, no monitor, and a
/// seccomp filter on QEMU itself.
QStringList qemuArguments(const QemuStart &start);
/// KVM is worth a try: the device is there and may be opened. That it works is known only once a guest ran.
bool mayUseKvm();

/// What the engine vm needs on this machine, found.
struct VmParts {
    QString qemu;
    BootKernel kernel;
    bool operator==(const VmParts &) const = default;
};
/// `kernel`: a path, or empty for this machine's best.
Result<VmParts> findVmParts(const QString &kernel);

}  // namespace toile
