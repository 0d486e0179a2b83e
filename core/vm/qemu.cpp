// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/vm/qemu.h"

#include "core/vm/guesttools.h"
#include "core/vm/text.h"

#include <QStandardPaths>

#include <fcntl.h>
#include <unistd.h>

namespace toile {

namespace {

/// A panic ends the guest, and so QEMU; only what matters is printed. The check of the timer counts ticks against
/// delays: where the machine is busy an emulated processor gets too few, and the kernel panics.
QString kernelWords(const QemuStart &start)
{
    QStringList words{QStringLiteral("console=ttyS0"), QStringLiteral("quiet"),      QStringLiteral("loglevel=3"),
                      QStringLiteral("panic=-1"),      QStringLiteral("oops=panic"), QStringLiteral("no_timer_check"),
                      QStringLiteral("rdinit=/init")};
    words += start.environment;
    words += QStringLiteral("--");
    words += start.initArguments;
    return words.join(u' ');
}

}  // namespace

Result<QString> findQemu()
{
    const QString name = QStringLiteral("qemu-system-x86_64");
    QString program = QStandardPaths::findExecutable(name);
    if (program.isEmpty())
        return makeError(ErrorCode::Unsupported,
                         VmText::tr("The engine vm needs QEMU, and there is no %1 in the program "
                                    "search path. Install it: apt install qemu-system-x86")
                             .arg(name));
    return program;
}

QStringList qemuArguments(const QemuStart &start)
{
    const bool kvm = start.accelerator == Accelerator::Kvm;
    QStringList words{
        start.program, QStringLiteral("-nodefaults"), QStringLiteral("-no-user-config"), QStringLiteral("-no-reboot"),
        QStringLiteral("-display"), QStringLiteral("none"), QStringLiteral("-sandbox"),
        QStringLiteral("on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny"),
        QStringLiteral("-accel"),
        // The buffer for translated code is 1 GiB when nobody says otherwise.
        kvm ? QStringLiteral("kvm") : QStringLiteral("tcg,tb-size=128"), QStringLiteral("-cpu"),
        kvm ? QStringLiteral("host") : QStringLiteral("max"), QStringLiteral("-smp"), QStringLiteral("1"),
        QStringLiteral("-m"), QString::number(start.megabytes), QStringLiteral("-chardev"),
        QStringLiteral("stdio,id=console,signal=off"), QStringLiteral("-serial"), QStringLiteral("chardev:console")};
    if (start.channel >= 0)
        words += {QStringLiteral("-device"),
                  QStringLiteral("virtio-serial-pci,max_ports=2"),
                  QStringLiteral("-chardev"),
                  QStringLiteral("socket,id=lab,fd=%1").arg(start.channel),
                  QStringLiteral("-device"),
                  QStringLiteral("virtserialport,chardev=lab,name=%1").arg(QLatin1String(kPortName))};
    words += {QStringLiteral("-kernel"), start.kernel,      QStringLiteral("-initrd"), start.image,
              QStringLiteral("-append"), kernelWords(start)};
    return words;
}

bool mayUseKvm()
{
    return ::access("/dev/kvm", R_OK | W_OK) == 0;
}

Result<VmParts> findVmParts(const QString &kernel)
{
    const auto qemu = findQemu();
    if (!qemu)
        return qemu.error();
    const auto found = findBootKernel(kernel);
    if (!found)
        return found.error();
    for (const GuestTool &tool : guestTools())
        if (tool.needed && findTool(tool.name).isEmpty())
            return makeError(ErrorCode::Unsupported,
                             VmText::tr("The engine vm needs the program %1. Install it: apt install %2")
                                 .arg(QLatin1String(tool.name), QLatin1String(tool.package)));
    return VmParts{*qemu, *found};
}

}  // namespace toile
