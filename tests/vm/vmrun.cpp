// SPDX-License-Identifier: GPL-2.0-or-later
// vmrun CACHE INIT NAME PROGRAM…: boots a micro-VM whose image holds INIT and all the PROGRAMs, runs the one called
// NAME in it, prints what its console says, and ends with its status. What is missing for that is a failure. As
// NAME,MODULE it runs in a kernel without that module.
#include "core/vm/imagecache.h"
#include "core/vm/labimage.h"
#include "core/vm/qemu.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>

#include <sys/prctl.h>

#include <csignal>
#include <cstdio>
#include <utility>

using namespace toile;

namespace {

constexpr int kFailed = 99;
constexpr int kTimeLimit = 280000;
constexpr int kMegabytes = 1024;

int fail(const QString &message)
{
    std::fprintf(stderr, "vmrun: %s\n", qPrintable(message));
    return kFailed;
}

Result<QemuStart> prepare(const QStringList &words)
{
    const auto parts = findVmParts({});
    if (!parts)
        return parts.error();
    auto recipe = labImage(parts->kernel, words[1]);
    if (!recipe)
        return recipe.error();
    for (const QString &program : words.sliced(3))
        if (const auto added = recipe->addProgram(QStringLiteral("/tests/") + QFileInfo(program).fileName(), program);
            !added)
            return added.error();
    const auto image = cachedImage(*recipe, words[0], [told = false](ImageWork work, int) mutable {
        if (work == ImageWork::Building && !std::exchange(told, true))
            std::puts("vmrun: building the image");
    });
    if (!image)
        return image.error();
    QemuStart start{parts->qemu, parts->kernel.image, *image};
    start.megabytes = kMegabytes;
    start.initArguments = (QStringLiteral("/tests/") + words[2]).split(u',');
    return start;
}

/// Relays the console; the status that the guest named, or kFailed.
int relay(QProcess &qemu)
{
    static const QByteArray kStatus("STATUS-OF-THE-TEST ");
    int status = kFailed;
    while (qemu.canReadLine() || qemu.waitForReadyRead(kTimeLimit)) {
        while (qemu.canReadLine()) {
            const QByteArray line = qemu.readLine().replace('\r', "");
            if (line.startsWith(kStatus))
                status = line.mid(kStatus.size()).trimmed().toInt();
            else
                std::fputs(line.constData(), stdout);
        }
        std::fflush(stdout);
    }
    return status;
}

}  // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments().sliced(1);
    if (words.size() < 4)
        return fail(QStringLiteral("CACHE INIT NAME PROGRAM…"));
    const auto start = prepare(words);
    if (!start)
        return fail(start.error().message);
    QProcess qemu;
    qemu.setProcessChannelMode(QProcess::MergedChannels);
    qemu.setStandardInputFile(QProcess::nullDevice());
    qemu.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0); });
    const QStringList command = qemuArguments(*start);
    qemu.start(command.first(), command.sliced(1));
    if (!qemu.waitForStarted())
        return fail(qemu.errorString());
    const int status = relay(qemu);
    qemu.kill();
    qemu.waitForFinished();
    return status == kFailed ? fail(QStringLiteral("the guest ended without a word about the test")) : status;
}
