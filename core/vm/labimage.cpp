// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/vm/labimage.h"

#include "core/vm/guesttools.h"
#include "core/vm/kernelmodules.h"
#include "core/vm/text.h"

#include <QDir>
#include <QDirIterator>
#include <QProcess>

namespace toile {

namespace {

constexpr int kTimeLimit = 10000;

/// What a lab may use, and what the kernel then loads by itself. Not br_netfilter: once loaded it sends bridged frames
/// through iptables, which is not what the course's bridges do.
QStringList networkModules()
{
    QStringList paths;
    for (const char *folder : {"net/802/",
                               "net/8021q/",
                               "net/bridge/bridge.ko",
                               "net/bridge/netfilter/",
                               "net/core/",
                               "net/ipv4/",
                               "net/ipv6/",
                               "net/llc/",
                               "net/mpls/",
                               "net/netfilter/",
                               "net/packet/",
                               "net/sched/",
                               "net/unix/",
                               "net/xfrm/",
                               "drivers/net/bonding/",
                               "drivers/net/dummy.ko",
                               "drivers/net/geneve.ko",
                               "drivers/net/ifb.ko",
                               "drivers/net/ipvlan/",
                               "drivers/net/macvlan.ko",
                               "drivers/net/macvtap.ko",
                               "drivers/net/tap.ko",
                               "drivers/net/tun.ko",
                               "drivers/net/veth.ko",
                               "drivers/net/vrf.ko",
                               "drivers/net/vxlan/",
                               "drivers/net/vxlan.ko",
                               "drivers/net/wireguard/"})
        paths += QStringLiteral("kernel/") + QLatin1String(folder);
    return paths;
}

/// Needed to reach the lab at all, then what nearly every lab uses: loading them by hand takes the kernel a twentieth
/// of the time that asking for modprobe does.
QStringList bootModules()
{
    QStringList names;
    for (const char *name :
         {"virtio_pci", "virtio_console", "veth", "bridge", "8021q", "vxlan", "tun", "nf_tables", "nft_compat",
          "nft_chain_nat", "xt_MASQUERADE", "xt_nat", "nft_masq", "nf_conntrack_netlink"})
        names += QString::fromLatin1(name);
    return names;
}

Result<> addModules(ImageRecipe &recipe, const BootKernel &kernel)
{
    const auto modules = KernelModules::read(kernel.modules);
    if (!modules)
        return modules.error();
    QStringList paths = modules->under(networkModules());
    const QStringList first = modules->inLoadingOrder(bootModules());
    for (const QString &path : first)
        if (!paths.contains(path))
            paths += path;
    const QString folder = QStringLiteral("/lib/modules/") + kernel.version + u'/';
    for (const QString &path : std::as_const(paths))
        recipe.addFile(folder + path, kernel.modules + u'/' + path);
    recipe.addText(folder + QStringLiteral("modules.dep"), modules->dependencyText(paths));
    recipe.addText(folder + QStringLiteral("modules.alias"), modules->aliasText(paths));
    QByteArray list;
    for (const QString &path : first)
        list += QFile::encodeName(folder + path) + '\n';
    recipe.addText(QLatin1String(kModuleList), list);
    return Ok{};
}

Result<> addTools(ImageRecipe &recipe)
{
    for (const GuestTool &tool : guestTools()) {
        const QString path = findTool(tool.name);
        if (path.isEmpty())
            continue;
        if (auto added = recipe.addProgram(path); !added)
            return added.error();
    }
    // iptables loads its matches and targets by name.
    for (const char *folder : {"/usr/lib/x86_64-linux-gnu/xtables", "/usr/lib64/xtables", "/usr/lib/xtables"})
        recipe.addFilesIn(QString::fromLatin1(folder));
    return Ok{};
}

/// What busybox can do and no real program does.
Result<> addApplets(ImageRecipe &recipe)
{
    const QString busybox = findTool("busybox");
    QProcess process;
    process.setProcessEnvironment(QProcessEnvironment());
    process.start(busybox, {QStringLiteral("--list")});
    if (!process.waitForFinished(kTimeLimit)) {
        process.kill();
        process.waitForFinished();
        return makeError(ErrorCode::Io,
                         VmText::tr("%1 could not list what it can do: %2.").arg(busybox, process.errorString()));
    }
    const QString real = QFileInfo(busybox).canonicalFilePath();
    const QStringList applets = QString::fromLatin1(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &applet : applets)
        if (!recipe.has(QStringLiteral("/usr/bin/") + applet) && !recipe.has(QStringLiteral("/usr/sbin/") + applet))
            recipe.addLink(QStringLiteral("/usr/bin/") + applet, real);
    // The kernel calls it by this name to load a module.
    recipe.addLink(QStringLiteral("/usr/sbin/modprobe"), real);
    // busybox' own shell would take its applets before the real programs in PATH.
    for (const char *shell : {"dash", "bash"}) {
        if (const QString path = findTool(shell); !path.isEmpty()) {
            recipe.addLink(QStringLiteral("/usr/bin/sh"), QFileInfo(path).canonicalFilePath());
            break;
        }
    }
    return Ok{};
}

void addFolderTree(ImageRecipe &recipe, const QString &folder)
{
    QDirIterator it(folder, QDir::Files | QDir::Readable, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        recipe.addFile(path, path);
    }
}

void addSettings(ImageRecipe &recipe)
{
    for (const char *folder :
         {"/proc", "/sys", "/dev", "/run", "/root", "/mnt", "/var/lib", "/var/log", "/etc/network"})
        recipe.addFolder(QString::fromLatin1(folder));
    recipe.addFolder(QStringLiteral("/tmp"), 01777);
    recipe.addLink(QStringLiteral("/var/run"), QStringLiteral("/run"));
    // tcpdump gives up its rights for a user of this name.
    recipe.addText(QStringLiteral("/etc/passwd"), "root:x:0:0:root:/root:/bin/bash\n"
                                                  "tcpdump:x:100:100::/nonexistent:/bin/false\n"
                                                  "nobody:x:65534:65534:nobody:/nonexistent:/bin/false\n");
    recipe.addText(QStringLiteral("/etc/group"), "root:x:0:\ntty:x:5:\ntcpdump:x:100:\nnogroup:x:65534:\n");
    recipe.addText(QStringLiteral("/etc/hosts"), "127.0.0.1 localhost\n::1 localhost\n");
    recipe.addText(QStringLiteral("/etc/nsswitch.conf"), "passwd: files\ngroup: files\nhosts: files\n"
                                                         "protocols: files\nservices: files\n");
    recipe.addText(QStringLiteral("/root/.bashrc"), "PS1='\\h:\\w\\$ '\nalias ls='ls --color=auto'\n");
    for (const char *file : {"/etc/protocols", "/etc/services", "/etc/ethertypes"})
        if (QFile::exists(QString::fromLatin1(file)))
            recipe.addFile(QString::fromLatin1(file), QString::fromLatin1(file));
    for (const char *folder : {"/etc/iproute2", "/usr/share/iproute2", "/lib/terminfo"})
        addFolderTree(recipe, QString::fromLatin1(folder));
}

}  // namespace

Result<ImageRecipe> labImage(const BootKernel &kernel, const QString &helper)
{
    ImageRecipe recipe;
    addSettings(recipe);
    for (const auto &added : {addModules(recipe, kernel), addTools(recipe), addApplets(recipe),
                              recipe.addProgram(QStringLiteral("/init"), helper)})
        if (!added)
            return added.error();
    return recipe;
}

}  // namespace toile
