// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/engine/launch.h"

#include "core/base/address.h"
#include "core/engine/labsocket.h"
#include "core/engine/language.h"
#include "core/engine/service.h"
#include "core/engine/text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace toile {

namespace {

constexpr auto kSocketSuffix = ".sock";

bool isOurFolder(const QByteArray &path)
{
    struct stat info {};
    return ::lstat(path.constData(), &info) == 0 && S_ISDIR(info.st_mode) && info.st_uid == ::geteuid();
}

/// $XDG_RUNTIME_DIR when it is ours: under sudo it still names the folder of the user before.
QByteArray sessionFolder()
{
    const QByteArray path = qgetenv("XDG_RUNTIME_DIR");
    return path.startsWith('/') && isOurFolder(path) ? path : QByteArray();
}

/// Every engine's helper listens on the lab's one socket: a lab runs once, whatever it runs in.
Result<Launch> launchOf(const QString &lab, const QString &engine)
{
    if (!isLabName(lab))
        return makeError(ErrorCode::InvalidInput,
                         EngineText::tr("“%1” cannot be a lab’s name: use 1 to 64 letters, digits, “-”, “_” and “.”, "
                                        "beginning with a letter or digit.")
                             .arg(lab));
    const auto folder = runtimeDirectory();
    if (!folder)
        return folder.error();
    const QString path = socketPathOf(*folder, lab);
    if (!fitsSocketAddress(QFile::encodeName(path)))
        return makeError(
            ErrorCode::LimitExceeded,
            EngineText::tr("The socket’s path %1 is too long for Linux. Set XDG_RUNTIME_DIR to a shorter one.")
                .arg(path));
    const auto program = helperProgram();
    if (!program)
        return program.error();
    return Launch{lab,
                  engine,
                  path,
                  {*program, QStringLiteral("--") + engine, QStringLiteral("--lab"), lab, QStringLiteral("--socket"),
                   path, QStringLiteral("--language"), messageLanguage()},
                  false};
}

}  // namespace

Result<QString> runtimeDirectory()
{
    const QByteArray base = sessionFolder();
    const QByteArray path = base.isEmpty() ? "/tmp/toile-" + QByteArray::number(::geteuid()) : base + "/toile";
    const QString name = QFile::decodeName(path);
    struct stat info {};
    if (::lstat(path.constData(), &info) != 0 && errno == ENOENT)
        return name;
    if (!isOurFolder(path))
        return makeError(ErrorCode::Refused,
                         EngineText::tr("%1 is not a folder of yours. Remove it, or set XDG_RUNTIME_DIR "
                                        "to a folder that only you can use.")
                             .arg(name));
    if (::stat(path.constData(), &info) == 0 && (info.st_mode & 077) != 0 && ::chmod(path.constData(), 0700) != 0)
        return makeError(ErrorCode::Refused,
                         EngineText::tr("Others may use the folder %1. Run: chmod 700 %1").arg(name));
    return name;
}

QString socketPathOf(const QString &runtimeDirectory, const QString &lab)
{
    return runtimeDirectory + u'/' + lab + QLatin1String(kSocketSuffix);
}

Result<QString> helperProgram()
{
    const QString folder = QCoreApplication::applicationDirPath();
    const QStringList places{QDir::cleanPath(folder + QStringLiteral("/toiled")),
                             QDir::cleanPath(folder + QStringLiteral("/../libexec/toile/toiled")),
                             QDir::cleanPath(folder + QStringLiteral("/../lib/toile/toiled"))};
    for (const QString &place : places) {
        if (const QFileInfo file(place); file.isFile() && file.isExecutable())
            return place;
    }
    return makeError(
        ErrorCode::NotFound,
        EngineText::tr("The helper program toiled is missing. It was looked for as %1. Build or install Toile "
                       "again.")
            .arg(places.join(QStringLiteral(", "))));
}

Result<Launch> sandboxLaunch(const QString &lab)
{
    return launchOf(lab, QStringLiteral("sandbox"));
}

Result<Launch> vmLaunch(const QString &lab, const QString &kernel)
{
    auto launch = launchOf(lab, QStringLiteral("vm"));
    const QString path = kernel.isEmpty() ? qEnvironmentVariable("TOILE_VM_KERNEL") : kernel;
    if (launch && !path.isEmpty())
        launch->arguments += {QStringLiteral("--kernel"), QFileInfo(path).absoluteFilePath()};
    return launch;
}

QString engineWord(const QString &engine)
{
    if (engine == QLatin1String("sandbox"))
        return EngineText::tr("sandbox");
    if (engine == QLatin1String("vm"))
        return EngineText::tr("micro-VM");
    return engine == QLatin1String("system") ? EngineText::tr("system service") : engine;
}

QString engineInWords(const QString &engine)
{
    if (engine == QLatin1String("sandbox"))
        return EngineText::tr("the sandbox");
    if (engine == QLatin1String("vm"))
        return EngineText::tr("the micro-VM");
    return engine == QLatin1String("system") ? EngineText::tr("the system service") : engine;
}

QStringList engineNames()
{
    return {QStringLiteral("auto"), QStringLiteral("sandbox"), QStringLiteral("vm"), QStringLiteral("system")};
}

Result<std::vector<Launch>> engineLaunches(const QString &lab, const QString &engine, const QString &kernel)
{
    std::vector<Result<Launch>> wanted;
    const bool any = engine == QLatin1String("auto");
    if (any || engine == QLatin1String("sandbox"))
        wanted.emplace_back(sandboxLaunch(lab));
    if (any || engine == QLatin1String("vm"))
        wanted.emplace_back(vmLaunch(lab, kernel));
    if (engine == QLatin1String("system") || (any && probeSystemEngine()))
        wanted.emplace_back(systemLaunch(lab));
    if (wanted.empty())
        return makeError(ErrorCode::InvalidInput, EngineText::tr("There is no engine “%1”.").arg(engine));
    std::vector<Launch> launches;
    for (const Result<Launch> &launch : wanted) {
        if (!launch)
            return launch.error();
        launches.push_back(*launch);
    }
    return launches;
}

namespace {

std::vector<Launch> runningIn(const QString &folder)
{
    std::vector<Launch> launches;
    const QStringList names =
        QDir(folder).entryList({u'*' + QLatin1String(kSocketSuffix)}, QDir::System | QDir::Hidden, QDir::Name);
    if (names.isEmpty())
        removeIfEmpty(folder);
    for (const QString &name : names) {
        const QString path = folder + u'/' + name;
        const QString lab = name.chopped(static_cast<qsizetype>(std::strlen(kSocketSuffix)));
        if (somebodyListens(QFile::encodeName(path)))
            launches.push_back({lab, {}, path, {}, false, isStarting(QFile::encodeName(path))});
        else
            removeIfDead(folder, QFile::encodeName(path));
    }
    return launches;
}

std::vector<Launch> withService(std::vector<Launch> launches, const QStringList &labs)
{
    for (const QString &lab : labs)
        launches.push_back(serviceLaunch(lab));
    return launches;
}

}  // namespace

Result<std::vector<Launch>> runningLaunches()
{
    const auto folder = runtimeDirectory();
    if (!folder)
        return folder.error();
    return withService(runningIn(*folder), labsOfService());
}

void findRunning(QObject *owner, const std::function<void(const Result<std::vector<Launch>> &)> &tell)
{
    const auto folder = runtimeDirectory();
    if (!folder)
        return tell(folder.error());
    askForLabs(owner, [tell, local = runningIn(*folder)](const QStringList &labs) { tell(withService(local, labs)); });
}

Result<QStringList> runningLabs()
{
    const auto launches = runningLaunches();
    if (!launches)
        return launches.error();
    QStringList labs;
    for (const Launch &launch : *launches)
        labs += launch.lab;
    labs.sort();
    labs.removeDuplicates();
    return labs;
}

Result<Launch> launchOfRunning(const QString &lab)
{
    const auto running = runningLaunches();
    return running ? launchAmong(*running, lab) : Result<Launch>(running.error());
}

Result<Launch> launchAmong(const std::vector<Launch> &running, const QString &lab)
{
    const auto found =
        std::find_if(running.begin(), running.end(), [&](const Launch &launch) { return launch.lab == lab; });
    if (found != running.end())
        return *found;
    const auto folder = runtimeDirectory();
    if (!folder)
        return folder.error();
    return Launch{lab, {}, socketPathOf(*folder, lab), {}, false};
}

}  // namespace toile
