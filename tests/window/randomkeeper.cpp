// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/window/randomkeeper.h"

#include "core/engine/launch.h"
#include "core/model/physical.h"
#include "tests/canvas/canvashand.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/geometry.h"
#include "ui/window/canvasarea.h"
#include "ui/window/deploydialog.h"
#include "ui/window/deployflow.h"
#include "ui/window/drawingtab.h"
#include "ui/window/physicalview.h"

#include <QAction>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <numeric>

namespace toile {

const std::vector<RandomKeeper::Act> &RandomKeeper::acts()
{
    static const std::vector<Act> all{
        {"save", 4, &RandomKeeper::save},
        {"save as", 3, &RandomKeeper::saveAs},
        {"open", 3, &RandomKeeper::open},
        {"close", 2, &RandomKeeper::close},
        {"go to another tab", 3, &RandomKeeper::step},
        {"another program writes the file", 4, &RandomKeeper::otherProgramWrites},
        {"crash and recover", 1, &RandomKeeper::crash},
        {"deploy", 5, &RandomKeeper::deploy},
        {"undeploy", 3, &RandomKeeper::undeploy},
        {"look at the physical network", 4, &RandomKeeper::lookAtPhysical},
    };
    return all;
}

QString RandomKeeper::act(QString &complaint)
{
    static const int total =
        std::accumulate(acts().begin(), acts().end(), 0, [](int sum, const Act &each) { return sum + each.weight; });
    int chosen = int(below(std::size_t(total)));
    const Act *act = acts().data();
    while (chosen >= act->weight)
        chosen -= act++->weight;
    complaint = (this->*act->does)();
    answerQuestions();
    std::erase_if(m_helpers, [](const auto &entry) { return entry.second->hasEnded(); });
    return QLatin1String(act->name);
}

/// Until it holds, or it is clear that it will not.
bool RandomKeeper::wait(const std::function<bool()> &holds)
{
    return QTest::qWaitFor(holds, 20000);
}

QPushButton *RandomKeeper::visibleButton(const char *name)
{
    for (auto *button : m_desk.window().findChildren<QPushButton *>(QLatin1String(name)))
        if (button->isVisible() && button->isEnabled())
            return button;
    return nullptr;
}

bool RandomKeeper::click(const char *name)
{
    QPushButton *button = visibleButton(name);
    if (button)
        QTest::mouseClick(button, Qt::LeftButton);
    return button;
}

SimulatedLab *RandomKeeper::helperOf(const QString &lab)
{
    auto &helper = m_helpers[lab];
    if (helper && !helper->listens())
        helper.reset();  // it is ending: its lab is gone
    if (!helper)
        helper = std::make_unique<SimulatedLab>(lab, socketPathOf(*runtimeDirectory(), lab));
    return helper.get();
}

/// What is drawn, or the difference to what runs; sometimes the kernel refuses.
QString RandomKeeper::deploy()
{
    LabRun &run = tab().run();
    if (editor().topology().machines.empty() || run.isBusy())
        return {};
    const QString name = run.runningName().isEmpty() ? editor().topology().header.name : run.runningName();
    SimulatedLab *helper = helperOf(name);
    if (!helper->listens())
        return QStringLiteral("the helper of %1 cannot be reached").arg(name);
    const bool refused = oneIn(6);
    if (refused)
        helper->refuseNext();
    QSignalSpy told(&run, &LabRun::failed);
    m_desk.action("actionDeploy")->trigger();
    if (!click("planDeploy"))
        return {};  // nothing to do, or what the kernel cannot do
    if (!wait([&] { return !run.isBusy(); }))
        return QStringLiteral("the deploy does not end: %1").arg(m_desk.find<QLabel>("statusState")->text());
    const bool shownAgain = visibleButton("planDeploy");  // what runs was found to be other than it was
    if (auto *dialog = tab().findChild<DeployDialog *>())
        dialog->close();
    if (shownAgain)
        return {};
    const bool broken = run.state() == LabRun::State::Broken;
    if (refused && !broken && told.isEmpty() && !tab().isRunning())
        return QStringLiteral("a refused step is not told");
    return broken && tab().flow().brokenReason().isEmpty() ? QStringLiteral("not deployed, and not said why")
                                                           : QString();
}

QString RandomKeeper::undeploy()
{
    LabRun &run = tab().run();
    if (!tab().isRunning() || run.isBusy())
        return {};
    m_desk.action("actionUndeploy")->trigger();
    (void)click("planDeploy");
    if (!wait([&] { return run.state() == LabRun::State::Undeployed; }))
        return QStringLiteral("the lab is not undeployed");
    return {};
}

/// It is looked at, pulled at, and perhaps the drawing goes back and forth under it; it stays what the drawing says.
QString RandomKeeper::lookAtPhysical()
{
    m_desk.action("actionPhysical")->trigger();
    CanvasArea &area = tab().area();
    if (!area.showsPhysical())
        return {};  // it was said why
    (void)tab().commitPending();
    auto *view = area.findChild<PhysicalView *>();
    const Document before = editor().document();
    CanvasHand hand(view->canvas());
    for (int times = 0; times < 3; ++times) {
        const Geometry &geometry = view->canvas().canvasScene().geometry();
        if (!geometry.boxes.empty()) {
            const auto box = std::next(geometry.boxes.begin(), std::ptrdiff_t(below(geometry.boxes.size())));
            hand.drag(box->second.center(), box->second.center() + QPointF(80, 40));
        }
        QTest::keyClick(&view->canvas(), oneIn(2) ? Qt::Key_Tab : Qt::Key_Delete);
    }
    if (!(editor().document() == before))
        return QStringLiteral("the physical view changed the drawing");
    m_walks = true;
    for (QAction *each : {m_desk.action("actionUndo"), m_desk.action("actionRedo")})
        if (each->isEnabled() && oneIn(2))
            each->trigger();
    m_walks = false;
    QCoreApplication::processEvents();
    QString complaint;
    const Result<PhysicalLab> wanted = physicalLab(editor().document());
    if (area.showsPhysical() && wanted && !(view->lab().document.topology() == wanted->document.topology()))
        complaint = QStringLiteral("the physical view does not follow the drawing");
    if (area.showsPhysical())
        m_desk.action("actionPhysical")->trigger();
    return area.showsPhysical() ? QStringLiteral("the physical view stays") : complaint;
}

}  // namespace toile
