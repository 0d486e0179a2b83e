// SPDX-License-Identifier: GPL-2.0-or-later
// From the command line to a micro-VM that boots.
#include "app/toiled/application.h"
#include "app/toiled/front.h"
#include "app/toiled/helper.h"
#include "app/toiled/lostsocket.h"
#include "app/toiled/signals.h"
#include "app/toiled/text.h"
#include "core/vm/imagecache.h"
#include "core/vm/labimage.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>

#include <unistd.h>

#include <clocale>

using namespace toile;

namespace {

/// A line that HelperStart shows to the person who waits.
void tell(const QString &text)
{
    say(stdout, QStringLiteral("progress ") + text);
}

/// Lines about the image, each of which lets the person wait on. Not one for each file: only what can be read.
class ImageTeller {
public:
    void operator()(ImageWork work, int percent)
    {
        constexpr qint64 kPause = 500;
        if (m_since.isValid() && m_since.elapsed() < kPause && work == m_work)
            return;
        m_since.start();
        m_work = work;
        switch (work) {
        case ImageWork::Reading:
            return tell(ToiledText::tr("Looking what belongs into the virtual machine… (%1 %)").arg(percent));
        case ImageWork::Waiting:
            return tell(ToiledText::tr("Waiting for another who puts the virtual machine’s image together…"));
        case ImageWork::Building:
            return tell(ToiledText::tr("Putting the virtual machine’s image together… (%1 %)").arg(percent));
        }
    }

private:
    QElapsedTimer m_since;
    ImageWork m_work = ImageWork::Reading;
};

/// The language of the helper in the guest, as its environment says it. Only what is surely one word.
QStringList guestEnvironment(const QString &given)
{
    const QString language = QLocale(given.isEmpty() ? QLocale().uiLanguages().value(0) : given).name();
    static const QRegularExpression word(QStringLiteral("^[A-Za-z_]{1,16}$"));
    return {word.match(language).hasMatch() ? QStringLiteral("LANG=%1.UTF-8").arg(language)
                                            : QStringLiteral("LANG=C.UTF-8")};
}

Result<std::vector<QemuStart>> prepareStarts(const Arguments &arguments, qint64 pid)
{
    const auto parts = findVmParts(arguments.kernel);
    if (!parts)
        return parts.error();
    const auto recipe = labImage(parts->kernel, QFile::symLinkTarget(QStringLiteral("/proc/self/exe")));
    if (!recipe)
        return recipe.error();
    ImageTeller teller;
    const auto image = cachedImage(*recipe, imageFolder(), std::ref(teller));
    if (!image)
        return image.error();
    QemuStart start;
    start.program = parts->qemu;
    start.kernel = parts->kernel.image;
    start.image = *image;
    start.environment = guestEnvironment(arguments.language);
    start.initArguments = {QStringLiteral("--guest"), QStringLiteral("--lab"), arguments.lab, QStringLiteral("--pid"),
                           QString::number(pid)};
    std::vector<QemuStart> starts{start};
    if (mayUseKvm()) {
        start.accelerator = Accelerator::Kvm;
        starts.push_back(start);
    }
    return starts;
}

int fail(const QString &message)
{
    say(stderr, message);
    return kSandboxFailed;
}

}  // namespace

int runFront(const Arguments &arguments, SandboxInside inside, LabSocket socket)
{
    Application application(arguments.language);
    std::setlocale(LC_MESSAGES, "C");  // what the system says goes to clients of any language, as it says it
    tell(ToiledText::tr("Starting a virtual machine…"));
    // It asks other programs, and waits for them itself: before anything here reaps children.
    const auto starts = prepareStarts(arguments, inside.outerPid);
    if (!starts)
        return fail(starts.error().message);

    Signals signalSource;
    Front front(std::move(socket.listener), application.interpreter);
    QObject::connect(&signalSource, &Signals::childEnded, &front, &Front::childEnded);
    QObject::connect(&signalSource, &Signals::terminationAsked, &front,
                     [&front] { front.shutDown([] { return ToiledText::tr("The lab’s helper was told to end."); }); });
    QObject::connect(&front, &Front::booting, &front, [&socket](int seconds) {
        showStarting(socket);
        tell(ToiledText::tr("Starting a virtual machine… (%1 s)").arg(seconds));
    });
    QObject::connect(&front, &Front::ready, &front, [&inside, &socket] {
        showReady(socket);
        say(stdout, QStringLiteral("ready"));
        letGoOfStreams();
        reportReady(inside);
    });
    QObject::connect(&front, &Front::failed, &front, [](const QString &message) { ::_exit(fail(message)); });
    QObject::connect(&front, &Front::closing, &front, [&socket] { removeSocket(socket); });
    // One that we removed ourselves is not lost: the helper inside still says goodbye.
    endWithSocket(front, socket, [&front](const Wording &reason) {
        if (front.isListening())
            front.shutDown(reason);
    });
    // No destructor: QEMU dies with this process.
    QObject::connect(&front, &Front::finished, &front, [] { ::_exit(0); });
    QSocketNotifier outside(inside.link.get(), QSocketNotifier::Read);
    QObject::connect(&outside, &QSocketNotifier::activated, &front, [&front] {
        front.shutDown([] { return ToiledText::tr("The lab’s helper was ended from outside."); });
    });
    if (!dieWithOutside(inside, &socket))
        return kSandboxFailed;
    if (const auto booted = front.boot(*starts); !booted)
        return fail(booted.error().message);
    return QCoreApplication::exec();
}
