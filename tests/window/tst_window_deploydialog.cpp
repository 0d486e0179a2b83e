// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/plan.h"
#include "core/lab/labfile.h"
#include "core/lab/lower.h"
#include "tests/window/windowfixture.h"
#include "ui/window/deploydialog.h"
#include "ui/window/planlist.h"
#include "ui/window/statebanner.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace toile;

class DeployDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void deployShowsThePlanFirst()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        fixture.action("actionDeploy")->trigger();
        auto *dialog = fixture.find<DeployDialog>("deployDialog");
        QVERIFY(dialog && dialog->isVisible());
        QAbstractItemModel *model = fixture.find<PlanView>("planView")->model();
        const Plan expected = plan(lower(fixture.topology()), {});
        QCOMPARE(model->rowCount(), int(expected.size()));
        QString all;
        for (int row = 0; row < model->rowCount(); ++row) {
            const QModelIndex index = model->index(row, 0);
            QVERIFY(!index.data().toString().isEmpty());
            QVERIFY(!index.data(PlanModel::CommandsRole).toString().isEmpty());
            all += index.data(PlanModel::CommandsRole).toString() + u'\n';
        }
        QVERIFY(all.contains(QStringLiteral("ip netns add VM1")));
        QVERIFY(all.contains(QStringLiteral("MASQUERADE")));
        QCOMPARE(fixture.window().run().state(), LabRun::State::Undeployed);
    }

    void commandsAreWrittenInTheFontThatWasChosenMeanwhile()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        const auto commandFont = [&fixture] {
            fixture.action("actionShowPlan")->trigger();
            fixture.find<DeployDialog>("deployDialog")->close();
            return fixture.find<PlanView>("planView")->commandFont();
        };
        QVERIFY(commandFont().pointSize() != 20);
        fixture.action("actionSettings")->trigger();
        fixture.find<QSpinBox>("settingTerminalSize")->setValue(20);
        QCOMPARE(commandFont().pointSize(), 20);
    }

    void theWholePlanIsCopied()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        fixture.action("actionShowPlan")->trigger();
        QTest::mouseClick(fixture.find<QPushButton>("planCopy"), Qt::LeftButton);
        const QString text = QApplication::clipboard()->text();
        QVERIFY(text.startsWith(u'#'));
        QVERIFY(text.contains(QStringLiteral("\nip netns add VM1\n")));
    }

    void cancelDoesNothing()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        fixture.action("actionDeploy")->trigger();
        QTest::mouseClick(fixture.find<QPushButton>("planClose"), Qt::LeftButton);
        QVERIFY(!fixture.find<DeployDialog>("deployDialog")->isVisible());
        QCOMPARE(fixture.window().run().state(), LabRun::State::Undeployed);
    }

    void whereNoHelperStartsNothingIsUndeployed()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        fixture.action("actionDeploy")->trigger();
        QTest::mouseClick(fixture.find<QPushButton>("planDeploy"), Qt::LeftButton);
        QTRY_COMPARE(fixture.window().run().state(), LabRun::State::Broken);
        QVERIFY(!fixture.action("actionUndeploy")->isEnabled());
        QVERIFY(fixture.action("actionDeploy")->isEnabled());
    }

    void anEmptyDrawingSaysWhatToDo()
    {
        WindowFixture fixture;
        fixture.action("actionNew")->trigger();
        fixture.action("actionDeploy")->trigger();
        QVERIFY(!fixture.window().findChild<DeployDialog *>());
    }

    void progressCountsSteps()
    {
        DeployDialog dialog;
        dialog.showPlan(QStringLiteral("x"), somePlan(), 0, false);
        QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("planDeploy")), Qt::LeftButton);
        dialog.showProgress(3, int(somePlan().size()));
        QCOMPARE(dialog.findChild<QProgressBar *>()->value(), 3);
        QVERIFY(dialog.findChild<QLabel *>(QStringLiteral("planCurrent"))->text().startsWith(QStringLiteral("4 of ")));
        QAbstractItemModel *model = dialog.findChild<PlanView *>()->model();
        QCOMPARE(model->index(2, 0).data(PlanModel::StatusRole).toInt(), int(PlanModel::Status::Done));
        QCOMPARE(model->index(3, 0).data(PlanModel::StatusRole).toInt(), int(PlanModel::Status::Running));
    }

    void whatHappensBeforeTheFirstStepIsSaid()
    {
        DeployDialog dialog;
        dialog.showPlan(QStringLiteral("x"), somePlan(), 0, false);
        auto *current = dialog.findChild<QLabel *>(QStringLiteral("planCurrent"));
        const QString booting = QStringLiteral("Starting a virtual machine…");
        dialog.showStarting(booting);
        QVERIFY(current->text() != booting);  // nobody asked for it here
        QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("planDeploy")), Qt::LeftButton);
        dialog.showStarting(booting);
        QCOMPARE(current->text(), booting);
        dialog.showProgress(0, int(somePlan().size()));
        QVERIFY(current->text().startsWith(QStringLiteral("1 of ")));
    }

    void aLabThatHasToMoveIsOfferedThat()
    {
        DeployDialog dialog;
        dialog.showPlan(QStringLiteral("x"), somePlan(), 0, true);
        dialog.offerMove(QStringLiteral("No VLANs <here>."));
        dialog.show();
        auto *move = dialog.findChild<QPushButton *>(QStringLiteral("planMove"));
        auto *deploy = dialog.findChild<QPushButton *>(QStringLiteral("planDeploy"));
        QVERIFY(move->isVisible() && !deploy->isVisible());
        QVERIFY(dialog.findChild<QLabel *>(QStringLiteral("planNote"))->text().contains(QStringLiteral("&lt;here")));
        QSignalSpy wanted(&dialog, &DeployDialog::moveWanted);
        QTest::mouseClick(move, Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        QVERIFY(dialog.isFollowing() && !move->isEnabled());
        dialog.showPlan(QStringLiteral("x"), somePlan(), 0, true);
        QVERIFY(!move->isVisible() && deploy->isVisible());
    }

    void aRefusalKeepsTheKernelsWords()
    {
        DeployDialog dialog;
        dialog.showPlan(QStringLiteral("x"), somePlan(), 0, false);
        Applied failure;
        failure.ok = false;
        failure.failedStep = 2;
        failure.rolledBack = true;
        failure.error = {ErrorCode::KernelRefused,
                         QStringLiteral("The bridge was refused."),
                         {},
                         40,
                         QStringLiteral("Can not enslave a bridge to a bridge")};
        dialog.showFailure(failure, QStringLiteral("VM1:eth0"));
        const QString note = dialog.findChild<QLabel *>(QStringLiteral("planNote"))->text();
        QVERIFY(note.contains(QStringLiteral("Can not enslave a bridge to a bridge")));
        QVERIFY(note.contains(QStringLiteral("Step 3 of")));
        QVERIFY(note.contains(QStringLiteral("at VM1:eth0")));
        QVERIFY(note.contains(QStringLiteral("Everything done before it has been undone.")));
        QVERIFY(note.contains(QStringLiteral("Correct VM1:eth0")));
        auto *reveal = dialog.findChild<QPushButton *>(QStringLiteral("planReveal"));
        QVERIFY(reveal->text().contains(QStringLiteral("VM1:eth0")));
        QSignalSpy wanted(&dialog, &DeployDialog::revealWanted);
        reveal->click();
        QCOMPARE(wanted.count(), 1);
        QAbstractItemModel *model = dialog.findChild<PlanView *>()->model();
        QCOMPARE(model->index(2, 0).data(PlanModel::StatusRole).toInt(), int(PlanModel::Status::Failed));
        const QModelIndex before = model->index(1, 0);
        QCOMPARE(before.data(PlanModel::StatusRole).toInt(), int(PlanModel::Status::Undone));
        QVERIFY(before.data(Qt::AccessibleTextRole).toString().startsWith(QStringLiteral("undone: ")));
        failure.rolledBack = false;
        failure.error.message.clear();
        dialog.showFailure(failure, {});
        QCOMPARE(before.data(PlanModel::StatusRole).toInt(), int(PlanModel::Status::Done));
        const QString left = dialog.findChild<QLabel *>(QStringLiteral("planNote"))->text();
        QVERIFY2(left.contains(QStringLiteral("undeploy the lab")) && !left.contains(QStringLiteral("<br/><br/>")),
                 qPrintable(left));
        failure.failedStep = -1;
        failure.rolledBack = true;
        dialog.showFailure(failure, {});
        QCOMPARE(before.data(PlanModel::StatusRole).toInt(), int(PlanModel::Status::Undone));
    }

    void findingsAreSaidBeforeDeploying()
    {
        DeployDialog dialog;
        dialog.show();
        dialog.showPlan(QStringLiteral("x"), somePlan(), 2, false);
        auto *button = dialog.findChild<QToolButton *>(QStringLiteral("planFindings"));
        QVERIFY(button->isVisible() && button->text().contains(u'2'));
        dialog.showPlan(QStringLiteral("x"), somePlan(), 0, false);
        QVERIFY(!button->isVisible());
    }

    void everyStateHasItsOwnShapeAndWord()
    {
        QSet<QString> words;
        QSet<QString> shapes;
        for (const auto state : {LabRun::State::Undeployed, LabRun::State::Connecting, LabRun::State::Deployed,
                                 LabRun::State::Changed, LabRun::State::Broken}) {
            words.insert(lookOf(state).word);
            shapes.insert(lookOf(state).icon);
        }
        QCOMPARE(words.size(), 5);
        QCOMPARE(shapes.size(), 5);
    }

private:
    static Plan somePlan()
    {
        return plan(lower(loadLab(shippedLabPath(QStringLiteral("case-1b"))).document.topology()), {});
    }
};

QTEST_MAIN(DeployDialogTest)
#include "tst_window_deploydialog.moc"
