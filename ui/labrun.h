// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/engine/enginesession.h"
#include "core/kernel/plan.h"
#include "core/model/topology.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace toile {

/// The running side of an open drawing: is it deployed, what does the kernel say, what went wrong where.
/// The canvas draws from here its second layer; it never shows what was meant as if it were so.
/// What is only read is virtual, so that a drawing can be tested with a state fed by hand.
class LabRun : public QObject {
    Q_OBJECT
public:
    enum class State {
        Undeployed,
        Connecting,  ///< the helper is being started or reached
        Applying,
        Deployed,  ///< the kernel satisfies the drawing
        Changed,   ///< deployed, and drawing or kernel changed since
        Broken,    ///< the last deploy failed, or the helper died
    };

    explicit LabRun(QObject *parent = nullptr);
    ~LabRun() override;

    virtual State state() const;
    /// Nothing while not connected.
    virtual const LiveState *live() const;
    /// The drawing that the kernel was given, as it was when the two were last the same. Nothing: it does not run, or
    /// nobody knows, as in a window that found the lab running and differing from its drawing.
    virtual std::shared_ptr<const Topology> deployed() const;
    EngineSession *session();
    /// The name that the lab runs under. It keeps it when its drawing is renamed, until it is undeployed. Empty: it
    /// does not run.
    virtual QString runningName() const;
    /// Where it runs: "sandbox", "vm"; empty while not connected.
    virtual QString engine() const;

    /// The computer's network cards, where its system service lends them: those of the running lab as it has them; else
    /// as lookAtCards() found them.
    virtual CardStates cards() const;
    /// Why lookAtCards() found none; nothing when cards() are known, or of no concern.
    std::optional<Error> cardsUnknown() const;
    /// Has the system service asked for the cards, when the drawing takes some and does not run, and calls `next` with
    /// the answer or without one; at once otherwise; not at all when `owner` goes before.
    void lookAtCards(QObject *owner, const std::function<void()> &next);
    /// All is well with the real cards that the lab was lent: it keeps them.
    void confirmCards();
    /// They go back to the computer at once.
    void revertCards();

    /// The drawing as it is now; recomputes Deployed / Changed.
    void setTopology(const Topology &topology, const QString &file);
    /// The drawing was saved as the file that setTopology() named: a lab that runs remembers it from now on.
    void rememberFile();
    /// What deploying now would do.
    virtual Plan pendingPlan() const;
    /// What takes all of it out of the kernel again.
    Plan undeployPlan() const;
    /// Connects to a lab of this name that already runs, silently if there is none. Leaves the lab of another drawing
    /// running on its own, and forgets how its last deploy went.
    void attach();
    /// Where a lab that begins from now on runs: "auto" (as it is at first), or another of engineNames().
    void preferEngine(const QString &engine);
    QString preferredEngine() const;
    /// Applies `shown`, the plan that somebody agreed to with cards() as they are known, or nothing: planDiffers() when
    /// by now it would be another, or cost the computer something else.
    /// A lab that does not run yet begins where it is preferred, or in `engine`, of engineNames().
    void deploy(const Plan &shown, const QString &engine = {});
    /// undeploy() may find something to take away: not where no helper could even be started.
    bool mayUndeploy() const;
    /// A deploy is under way.
    bool isBusy() const { return state() == State::Connecting || state() == State::Applying; }
    /// The deploy that is under way is undone again: ends in the state before it, or in failed() when not all could be
    /// undone, or in Deployed when it was done already. Nothing when none is under way.
    void cancelDeploy();
    /// Ends in Undeployed, also when nothing runs any more, or in failed().
    void undeploy();

    /// Of the last failed deploy of this drawing.
    virtual const std::optional<Applied> &failure() const;
    /// Names of the machine and interface ("VM1", "eth0") that the failed step acts on, or empty.
    virtual QString failedMachine() const;
    virtual QString failedInterface() const;

Q_SIGNALS:
    void stateChanged();
    void pendingChanged();  ///< pendingPlan() is another one
    void planDiffers();     ///< it, or what its cards are, from what was to be deployed; nothing was done
    void liveReset();
    void liveChanged(const toile::LiveDelta &delta);
    void countersChanged(const toile::CountersSample &sample);
    void cardsChanged();                    ///< cards() are others
    void starting(const QString &text);     ///< what happens before the lab is reached, for the person who waits
    void engineChosen(const QString &why);  ///< the lab runs elsewhere than most do
    void progress(int done, int total);
    void failed(const toile::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace toile
