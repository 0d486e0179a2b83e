// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/command.h"
#include "app/toilectl/deployment.h"
#include "app/toilectl/suggest.h"
#include "core/kernel/describe.h"

#include <unistd.h>

namespace toile::ctl {

namespace {

class ProgressLine {
public:
    explicit ProgressLine(std::size_t total) : m_total(total), m_shown(::isatty(STDERR_FILENO) == 1) {}
    ~ProgressLine()
    {
        if (m_shown)
            printBytes(STDERR_FILENO, "\r\x1b[K");
    }
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    void show(int done) const
    {
        if (m_shown)
            printBytes(STDERR_FILENO, '\r' + Text::tr("%1 of %2 steps").arg(done).arg(m_total).toUtf8());
    }

private:
    std::size_t m_total;
    bool m_shown;
};

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

int checkEngine(const QString &engine)
{
    static const QStringList kNow{QString(), QStringLiteral("auto"), QStringLiteral("sandbox"),
                                  QStringLiteral("system")};
    static const QStringList kLater{QStringLiteral("vm"), QStringLiteral("ssh")};
    if (kNow.contains(engine))
        return kDone;
    if (kLater.contains(engine)) {
        printError(
            Text::tr("This build of Toile has only the engines sandbox and system, not “%1”. Leave --engine out.")
                .arg(engine));
        return kRefused;
    }
    printError(Text::tr("There is no engine “%1”.").arg(engine) +
               suggestion(engine, {QStringLiteral("sandbox"), QStringLiteral("system"), QStringLiteral("auto")}));
    return kUsage;
}

/// Nothing stays of a first deploy that did not end well; of another, what the helper made of it. Only a plan that is
/// being performed for us (`running`) is undeployed: what there is otherwise may be somebody else's by now.
int giveUp(Connection &connection, bool running = false)
{
    const bool first = connection.session().startedHelper();
    if (!connection.lost())
        (void)(first && running ? connection.undeploy() : connection.leave());
    const auto interrupted = connection.interruptedStatus();
    if (interrupted && !first)
        printError(Text::tr("The helper goes on without us. What is still to do: toilectl plan FILE"));
    return interrupted.value_or(kRefused);
}

}  // namespace

int deploy(Connection &connection, const Topology &topology, const QString &file, const QString &engine)
{
    connection.tidyOnSignals();
    if (const auto open = connection.openOrStart(topology.header.name, engine); !open) {
        const int status = printError(open.error());
        if (connection.interruptedStatus() && connection.waitReady())
            return giveUp(connection);
        return status == kUsage ? kRefused : status;  // a missing helper is not the user's wrong usage
    }
    if (connection.session().startedHelper())
        for (const QString &note : connection.session().hello().notes)
            printError(note);
    const auto observed = observedBy(connection);
    if (!observed)
        return printError(observed.error()), giveUp(connection);
    const Plan steps = planFor(topology, *observed);
    const auto applied = [&] {
        const ProgressLine line(steps.size());
        return connection.apply(steps, file, [&](int done) { line.show(done); });
    }();
    if (applied && applied->ok)
        return kDone;
    if (applied)
        printFailure(*applied, steps);
    else
        printError(applied.error());
    return giveUp(connection, !applied);
}

int runDeploy(const Arguments &arguments)
{
    if (const int status = checkEngine(arguments.value("--engine")); status != kDone)
        return status;
    const auto source = findLab(arguments.positional[0]);
    if (!source)
        return printError(source.error());
    const auto topology = loadTopology(*source);
    if (!topology)
        return kNo;
    Connection connection;
    const int status = deploy(connection, *topology, source->file, arguments.value("--engine"));
    if (status == kDone)
        print(topology->header.name + u'\n');
    return status;
}

}  // namespace toile::ctl
