// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/cards.h"
#include "app/toilectl/command.h"
#include "app/toilectl/deployment.h"
#include "app/toilectl/examine.h"
#include "app/toilectl/progressline.h"
#include "app/toilectl/suggest.h"
#include "core/engine/otherkernel.h"
#include "core/kernel/describe.h"
#include "core/kernel/plan.h"
#include "core/lab/lower.h"
#include "core/vm/qemu.h"

#include <algorithm>

namespace toile::ctl {

namespace {

/// A lab without machines has nothing to observe. Who started the helper may not be the first to deploy with it.
Result<KernelState> observedBy(Connection &connection)
{
    const auto status = connection.status();
    if (!status)
        return status.error();
    if (status->machines.isEmpty())
        return KernelState();
    const auto live = connection.observe();
    if (!live)
        return live.error();
    return configuration(*live);
}

int printFailure(const Applied &applied, const Plan &steps)
{
    const auto index = static_cast<std::size_t>(applied.failedStep);
    if (applied.failedStep >= 0 && index < steps.size())
        printError(Text::tr("Step %1 of %2 failed: %3")
                       .arg(applied.failedStep + 1)
                       .arg(steps.size())
                       .arg(sentence(steps[index])));
    printError(applied.error);
    if (applied.rolledBack)
        printError(Text::tr("Everything is again as it was before."));
    return kRefused;
}

/// A lab that runs stays where it is.
Result<> requireEngine(const HelperHello &hello, const EngineWish &wish)
{
    if (wish.engine == QLatin1String("auto") || wish.engine == hello.engine)
        return Ok{};
    return makeError(ErrorCode::Refused,
                     Text::tr("The lab “%1” runs already, in %2. To move it, which begins it anew: toilectl "
                              "deploy --move --engine %3 FILE")
                         .arg(hello.lab, engineInWords(hello.engine), wish.engine));
}

/// A lab that runs is reached where it runs; what is asked for says where it starts.
Result<std::vector<Launch>> launchesFor(const QString &lab, const EngineWish &wish)
{
    const auto running = runningLaunches();
    if (!running)
        return running.error();
    const auto found =
        std::find_if(running->begin(), running->end(), [&](const Launch &launch) { return launch.lab == lab; });
    if (found == running->end())
        return engineLaunches(lab, wish.engine, wish.kernel);
    if (found->service)
        return std::vector{*found};
    const bool elsewhere = wish.engine == QLatin1String("system");
    return engineLaunches(lab, elsewhere ? QStringLiteral("sandbox") : wish.engine, wish.kernel);
}

Result<> open(Connection &connection, const Topology &topology, const EngineWish &wish)
{
    const auto launches = launchesFor(topology.header.name, wish);
    if (!launches)
        return launches.error();
    const ProgressLine line;
    const KernelState wanted = lower(topology);
    const auto opened = connection.openOrStart(
        *launches, requiredFeatures(wanted), cardsTakenBy(plan(wanted, {})),
        [&](const QString &text) { line.show(text); },
        [&](const QString &why) {
            line.clear();
            printError(why);
        });
    return opened ? requireEngine(connection.session().hello(), wish) : opened;
}

bool isPossibleInVm(KernelFeature feature)
{
    return isPossibleIn(QStringLiteral("vm"), feature);
}

/// Whether a lab that needs this can begin where it is wished for. A micro-VM is not booted to be asked: its kernel has
/// what a kernel can have.
Result<> canBeginIn(const EngineWish &wish, const KernelFeatures &needed)
{
    const bool vmHasIt = std::all_of(needed.begin(), needed.end(), isPossibleInVm);
    const bool any = wish.engine == QLatin1String("auto");
    if (vmHasIt && (any || wish.engine == QLatin1String("vm"))) {
        const auto parts = findVmParts(wish.kernel.isEmpty() ? qEnvironmentVariable("TOILE_VM_KERNEL") : wish.kernel);
        return parts || (any && probeSystemEngine()) ? Result<>(Ok{}) : parts.error();
    }
    if (wish.engine == QLatin1String("vm"))
        return lacksFeatures(needed);
    const Examined there = examine(any ? QStringLiteral("system") : wish.engine, wish.kernel);
    if (!there.runs)
        return there.why;
    const auto missing = missingFeatures(needed, there.features);
    return missing.empty() ? Result<>(Ok{}) : lacksFeatures(missing);
}

QString onlyRemoved()
{
    return Text::tr("The lab that ran was undeployed, and nothing was deployed in its place.");
}

/// A lab that runs is undeployed where it cannot become what is drawn, or not where it is wished for; but not when it
/// could not begin there either. The answer: whether it was.
Result<bool> makeWay(Connection &connection, const Topology &topology, const EngineWish &wish)
{
    const auto running = launchOfRunning(topology.header.name);
    if (!running)
        return running.error();
    if (const auto opened = connection.open(*running); !opened)
        return opened.error().code == ErrorCode::NotFound ? Result<bool>(false) : Result<bool>(opened.error());
    const HelperHello &hello = connection.session().hello();
    const KernelFeatures needed = requiredFeatures(lower(topology));
    if (missingFeatures(needed, hello.features).empty() && requireEngine(hello, wish))
        return false;
    if (const auto can = canBeginIn(wish, needed); !can)
        return can.error();
    const auto gone = connection.undeploy();
    if (!gone && connection.interruptedStatus())
        return makeError(ErrorCode::Disconnected, onlyRemoved());
    return gone ? Result<bool>(true) : Result<bool>(gone.error());
}

/// A lab that runs stays under its kernel.
Result<> requireKernel(const EngineSession &session, const Plan &steps)
{
    const auto missing = lackedBy(session.hello(), steps);
    if (session.startedHelper() || missing.empty())
        return Ok{};
    Error error = needsOtherKernel(session.hello(), missing);
    error.message += u' ' + Text::tr("Both at once: toilectl deploy --move FILE");
    return error;
}

/// Nothing stays of a first deploy that did not end well; of another, what the helper made of it. Only a plan that is
/// being performed for us (`running`) is undeployed: what there is otherwise may be somebody else's by now. Who presses
/// Ctrl+C twice does not wait for what was begun; the helper ends it without us.
int giveUp(Connection &connection, bool running = false)
{
    const int status = connection.interruptedStatus().value_or(kRefused);
    if (connection.lost())
        return status;
    EngineSession &session = connection.session();
    session.startedHelper() && running ? session.undeploy() : session.leave();
    if (!connection.isHurried())
        (void)connection.waitClosed();
    else if (running)
        printError(Text::tr("The helper undoes the rest without us."));
    return status;
}

/// Before the lab was reached: nothing stays of a helper that was being started for it.
int giveUpStarting(Connection &connection, bool removed, int status)
{
    connection.stopStarting();
    if (connection.session().isReady())
        giveUp(connection);
    printError(removed ? onlyRemoved() : Text::tr("Nothing was deployed."));
    return status;
}

Result<Applied> apply(Connection &connection, const Plan &steps, const QString &file)
{
    const ProgressLine line;
    return connection.apply(
        steps, file, [&](int done) { line.show(Text::tr("%1 of %2 steps").arg(done).arg(steps.size())); },
        [&] {
            line.clear();
            printError(Text::tr("Interrupted: what was done is being undone. Press Ctrl+C again not to wait for it."));
        });
}

/// The lab was deployed before the helper heard that it should not be.
int undoInterrupted(Connection &connection, int status)
{
    if (!connection.session().startedHelper())
        return printError(Text::tr("The deploy was complete when you interrupted it.")), status;
    if (const auto gone = connection.undeploy(); !gone)
        return printError(gone.error()), status;
    return printError(Text::tr("Everything is again as it was before.")), status;
}

}  // namespace

std::variant<EngineWish, int> readEngineWish(const Arguments &arguments)
{
    const QStringList engines = engineNames();
    const EngineWish wish{arguments.has("--engine") ? arguments.value("--engine") : engines.first(),
                          arguments.value("--kernel"), arguments.has("--move"), arguments.has("--yes")};
    if (!engines.contains(wish.engine)) {
        printError(Text::tr("There is no engine “%1”.").arg(wish.engine) + suggestion(wish.engine, engines));
        return kUsage;
    }
    return wish;
}

int deploy(Connection &connection, const Topology &topology, const QString &file, const EngineWish &wish)
{
    connection.tidyOnSignals();
    CardStates agreed;
    if (const auto taken = agreeBeforehand(topology, wish, agreed); taken != kDone)
        return taken;
    const auto removed = wish.move ? makeWay(connection, topology, wish) : Result<bool>(false);
    if (!removed)
        return connection.interruptedStatus().value_or(printError(removed.error()));
    if (const auto opened = open(connection, topology, wish); !opened) {
        const int status = printError(opened.error());
        if (const auto interrupted = connection.interruptedStatus())
            return giveUpStarting(connection, *removed, *interrupted);
        return status == kUsage ? kRefused : status;  // a missing helper is not the user's wrong usage
    }
    if (connection.session().startedHelper())
        for (const QString &note : connection.session().hello().notes)
            printError(note);
    const auto observed = observedBy(connection);
    if (!observed)
        return printError(observed.error()), giveUp(connection);
    const Plan steps = planFor(topology, *observed, connection.session().cards());
    if (const auto able = requireKernel(connection.session(), steps); !able)
        return printError(able.error()), giveUp(connection);
    if (const auto taken = agreeToCards(connection.session().cards(), steps, wish, agreed); taken != kDone)
        return giveUp(connection), taken;
    const auto applied = apply(connection, steps, file);
    const auto interrupted = connection.interruptedStatus();
    if (applied && applied->ok)
        return interrupted ? undoInterrupted(connection, *interrupted) : (tellConfirmation(connection), kDone);
    if (!applied)
        printError(applied.error());
    else if (interrupted && applied->rolledBack)
        printError(Text::tr("Everything is again as it was before."));
    else
        printFailure(*applied, steps);
    return giveUp(connection, !applied);
}

int runDeploy(const Arguments &arguments)
{
    const auto wish = readEngineWish(arguments);
    if (const int *status = std::get_if<int>(&wish))
        return *status;
    const auto source = findLab(arguments.positional[0]);
    if (!source)
        return printError(source.error());
    const auto topology = loadTopology(*source);
    if (!topology)
        return kNo;
    Connection connection;
    const int status = deploy(connection, *topology, source->file, std::get<EngineWish>(wish));
    if (status == kDone)
        print(topology->header.name + u'\n');
    return status;
}

}  // namespace toile::ctl
