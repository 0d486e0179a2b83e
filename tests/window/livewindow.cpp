// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/window/livewindow.h"

#include "core/engine/launch.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/deploydialog.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QTest>

namespace toile {

LiveWindow::~LiveWindow()
{
    (void)toilectl({QStringLiteral("undeploy"), QStringLiteral("--all")});
}

QString LiveWindow::stateWord()
{
    return find<QLabel>("statusState")->text();
}

void LiveWindow::click(const char *button)
{
    QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton);
}

void LiveWindow::deploy()
{
    action("actionDeploy")->trigger();
    click("planDeploy");
    QTRY_COMPARE_WITH_TIMEOUT(state(), LabRun::State::Deployed, kPatience);
    QTRY_VERIFY(!find<DeployDialog>("deployDialog")->isVisible());
}

void LiveWindow::tryToDeploy()
{
    action("actionDeploy")->trigger();
    click("planDeploy");
    QTRY_VERIFY_WITH_TIMEOUT(state() == LabRun::State::Deployed || state() == LabRun::State::Broken, kPatience);
}

void LiveWindow::deployInVain()
{
    action("actionDeploy")->trigger();
    click("planDeploy");
    QTRY_COMPARE_WITH_TIMEOUT(state(), LabRun::State::Broken, kPatience);
    QTRY_VERIFY(find<QLabel>("planNote")->isVisible());
    find<DeployDialog>("deployDialog")->close();
}

void LiveWindow::undeploy()
{
    const bool hasPlan = run().live() != nullptr;
    action("actionUndeploy")->trigger();
    if (hasPlan)
        click("planDeploy");
    QTRY_COMPARE_WITH_TIMEOUT(state(), LabRun::State::Undeployed, kPatience);
}

void LiveWindow::type(Id id, const char *field, const QString &text)
{
    if (id == Topology::kHeaderId)
        editor().setSelection({});
    else
        editor().setSelection({id});
    auto *edit = find<QLineEdit>(field);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Return);
    editor().setSelection({});
}

QString LiveWindow::tables(Id owner)
{
    return window().canvas().canvasScene().tableTexts(owner).join(u'\n');
}

void LiveWindow::keep(const QString &name, QWidget *dialog)
{
    QCoreApplication::processEvents();
    const QString folder = qEnvironmentVariable("TOILE_PICTURES");
    const QPixmap picture = (dialog ? dialog : &window())->grab();
    QVERIFY(!picture.isNull());
    if (!folder.isEmpty())
        QVERIFY(picture.save(QDir(folder).filePath(name + QStringLiteral(".png"))));
}

LiveWindow::Outcome LiveWindow::toilectl(const QStringList &arguments)
{
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(QDir(qEnvironmentVariable("TOILE_BIN")).filePath(QStringLiteral("toilectl")), arguments);
    program.waitForFinished(kPatience);
    return {program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1, program.readAll()};
}

}  // namespace toile
