// SPDX-License-Identifier: GPL-2.0-or-later
// The main job through the window, on the real kernel: deploy, ping, see, change, undeploy.
#include "core/engine/launch.h"
#include "core/lab/labfile.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/appearance.h"
#include "ui/window/deploydialog.h"
#include "ui/window/pingpanel.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using namespace toile;

namespace {

constexpr int kPatience = 20000;

}  // namespace

class LiveWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }
    void init() { m_fixture = std::make_unique<WindowFixture>(); }

    void cleanup()
    {
        m_fixture->window().run().undeploy();
        QTRY_VERIFY_WITH_TIMEOUT(runningLabs().ok() && runningLabs()->isEmpty(), kPatience);
        m_fixture.reset();
    }

    void theMainJob()
    {
        m_fixture->open(QStringLiteral("case-1b"));
        deploy();
        QCOMPARE(m_fixture->find<QLabel>("statusState")->text(), QStringLiteral("Deployed"));
        QVERIFY(m_fixture->action("actionUndeploy")->isEnabled());

        // Ping Host2 from VM1 and watch the tables fill on the drawing.
        select("VM1");
        m_fixture->action("actionPing")->trigger();
        auto *target = m_fixture->find<QComboBox>("pingTo");
        target->setEditText(QStringLiteral("1.0.0.2"));
        QTest::mouseClick(m_fixture->find<QPushButton>("pingStart"), Qt::LeftButton);
        auto *output = m_fixture->find<QPlainTextEdit>("pingOutput");
        QTRY_VERIFY_WITH_TIMEOUT(output->toPlainText().contains(QStringLiteral("from 1.0.0.2")), kPatience);
        QVERIFY(output->toPlainText().contains(QStringLiteral("1.0.0.2\nPING")));
        QVERIFY2(!output->toPlainText().endsWith(u'\n'), "the lowest line that is seen is a reply");
        QVERIFY(output->viewport()->rect().contains(output->cursorRect()));
        QTRY_VERIFY_WITH_TIMEOUT(tables("VM1").contains(QStringLiteral("2.0.0.2")), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(tables("Host1").contains(QStringLiteral("icmp")), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(tables("Host2").contains(QStringLiteral("1.0.0.1")), kPatience);
        QVERIFY(m_fixture->find<PingPanel>("pingPanel")->isRunning());
        QTest::mouseClick(m_fixture->find<QPushButton>("pingStart"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(output->toPlainText().contains(QStringLiteral("packets transmitted")), kPatience);
        QTRY_VERIFY(!m_fixture->find<PingPanel>("pingPanel")->isRunning());

        QTRY_VERIFY2(seesEverything(), "nobody chose another view: all tables are seen");
        keep(QStringLiteral("live-case-1b"));
        theLivePictureHasTheTables();
        theTablesAreMovedByKeys();

        undeploy();
        QTRY_COMPARE_WITH_TIMEOUT(state(), LabRun::State::Undeployed, kPatience);
        QVERIFY(tables("VM1").isEmpty());
        QVERIFY(runningLabs()->isEmpty());
    }

    void undeployShowsFirstWhatGoes()
    {
        m_fixture->open(QStringLiteral("case-1b"));
        deploy();
        m_fixture->action("actionUndeploy")->trigger();
        auto *plan = m_fixture->find<DeployDialog>("deployDialog");
        QVERIFY(plan->isVisible());
        keep(QStringLiteral("undeploy-plan"));
        QTest::mouseClick(m_fixture->find<QPushButton>("planCopy"), Qt::LeftButton);
        const QString copied = QGuiApplication::clipboard()->text();
        for (const char *machine : {"VM1", "Host1", "Host2"})
            QVERIFY2(copied.contains(QStringLiteral("ip netns del ") + QLatin1String(machine)), qPrintable(copied));
        QTest::mouseClick(m_fixture->find<QPushButton>("planClose"), Qt::LeftButton);
        QCOMPARE(state(), LabRun::State::Deployed);
        undeploy();
        QTRY_COMPARE_WITH_TIMEOUT(state(), LabRun::State::Undeployed, kPatience);
        QTRY_VERIFY(!plan->isVisible());
        QVERIFY(runningLabs()->isEmpty());
    }

    void anEditAppliesOnlyTheDifference()
    {
        m_fixture->open(QStringLiteral("case-1b"));
        deploy();
        m_fixture->editor().setSelection({m_fixture->interface("VM1", "eth0")});
        auto *edit = m_fixture->find<QLineEdit>("field-addresses-1");
        edit->setFocus();
        QTest::keyClicks(edit, QStringLiteral("2.0.0.77/8"));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(state(), LabRun::State::Changed, kPatience);
        QVERIFY(m_fixture->window().run().pendingPlan().size() <= 2);
        const auto said = [this] {
            return m_fixture->window().canvas().spokenName(m_fixture->interface("VM1", "eth0"));
        };
        QVERIFY2(said().contains(QStringLiteral("2.0.0.77/8 (not deployed yet)")), qPrintable(said()));
        keep(QStringLiteral("live-changed"));
        deploy();
        const auto &link = m_fixture->window().run().live()->machines.at(QStringLiteral("VM1")).links;
        QCOMPARE(link.at(QStringLiteral("eth0")).config.addresses.size(), std::size_t(2));
        QTRY_VERIFY(!said().contains(u'('));
        const QStringList loses{QStringLiteral("exec"), QStringLiteral("case-1b"),    QStringLiteral("VM1"),
                                QStringLiteral("--"),   QStringLiteral("ip"),         QStringLiteral("addr"),
                                QStringLiteral("del"),  QStringLiteral("2.0.0.77/8"), QStringLiteral("dev"),
                                QStringLiteral("eth0")};
        QCOMPARE(QProcess::execute(QDir(qEnvironmentVariable("TOILE_BIN")).filePath(QStringLiteral("toilectl")), loses),
                 0);
        QTRY_VERIFY2(said().contains(QStringLiteral("2.0.0.77/8 (not in the kernel)")), qPrintable(said()));
        deploy();
        m_fixture->action("actionUndo")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(state(), LabRun::State::Changed, kPatience);
    }

    void theChecksAreRunAndSayWhatWasSeen()
    {
        m_fixture->open(QStringLiteral("case-1b"));
        deploy();
        QTRY_VERIFY(m_fixture->action("actionRunChecks")->isEnabled());
        m_fixture->action("actionRunChecks")->trigger();
        QVERIFY(!m_fixture->action("actionRunChecks")->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(summary(), QStringLiteral("3 of 3 hold."), kPatience);
        QCOMPARE(checkCell(1, 0), QStringLiteral("Holds"));
        QCOMPARE(checkCell(1, 3), QStringLiteral("No answer came."));
        keep(QStringLiteral("live-checks"));

        // An edit does not make it untrue, but it was before.
        select("Host1");
        m_fixture->find<QListWidget>("rulesList")->setCurrentRow(0);
        QTest::mouseClick(m_fixture->find<QPushButton>("ruleRemove"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(summary().contains(QStringLiteral("before the last change")), kPatience);

        // Without the NAT rule two of them fail; what was seen is said.
        deploy();
        QCOMPARE(checkCell(0, 0), QStringLiteral("Not run"));
        m_fixture->action("actionRunChecks")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(summary(), QStringLiteral("1 of 3 hold."), kPatience);
        QCOMPARE(checkCell(0, 0), QStringLiteral("Fails"));
        QCOMPARE(checkCell(0, 3), QStringLiteral("No answer came."));
        keep(QStringLiteral("live-checks-failed"));
        undeploy();
        QTRY_COMPARE_WITH_TIMEOUT(checkCell(0, 0), QStringLiteral("Not run"), kPatience);
    }

    void aRenamedLabRunsUnderItsNameUntilItIsUndeployed()
    {
        m_fixture->open(QStringLiteral("case-1b"));
        deploy();
        m_fixture->editor().setSelection({});
        auto *name = m_fixture->find<QLineEdit>("field-name");
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("mine"));
        QTest::keyClick(name, Qt::Key_Return);
        const auto said = [this] { return m_fixture->find<QLabel>("stateSentence")->text(); };
        QTRY_VERIFY2(said().contains(QStringLiteral("runs as “case-1b”")), qPrintable(said()));
        QVERIFY(said().contains(QStringLiteral("“mine”")));
        QCOMPARE(state(), LabRun::State::Deployed);

        // What runs and is not drawn is said too, and neither hides the other.
        m_fixture->editor().setSelection({m_fixture->machine("VM1")});
        m_fixture->action("actionDelete")->trigger();
        QTRY_VERIFY2_WITH_TIMEOUT(said().contains(QStringLiteral("still running: VM1.")), qPrintable(said()),
                                  kPatience);
        QVERIFY2(said().contains(QStringLiteral("runs as “case-1b”")), qPrintable(said()));
        m_fixture->action("actionUndo")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(state(), LabRun::State::Deployed, kPatience);

        // An edit goes to the lab that runs.
        m_fixture->editor().setSelection({m_fixture->interface("VM1", "eth0")});
        auto *edit = m_fixture->find<QLineEdit>("field-addresses-1");
        edit->setFocus();
        QTest::keyClicks(edit, QStringLiteral("2.0.0.77/8"));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(state(), LabRun::State::Changed, kPatience);
        deploy();
        QCOMPARE(*runningLabs(), QStringList{QStringLiteral("case-1b")});

        undeploy();
        QTRY_COMPARE_WITH_TIMEOUT(state(), LabRun::State::Undeployed, kPatience);
        deploy();
        QCOMPARE(*runningLabs(), QStringList{QStringLiteral("mine")});
        QVERIFY(!said().contains(QStringLiteral("case-1b")));
    }

    void whatIsDeletedAndStillRunsIsNamed()
    {
        m_fixture->open(QStringLiteral("case-1b"));
        deploy();
        const auto said = [this] { return m_fixture->find<QLabel>("stateSentence")->text(); };
        m_fixture->editor().setSelection({m_fixture->machine("VM1")});
        m_fixture->action("actionDelete")->trigger();
        QTRY_VERIFY2_WITH_TIMEOUT(said().contains(QStringLiteral("still running: VM1.")), qPrintable(said()),
                                  kPatience);
        m_fixture->editor().setSelection({m_fixture->machine("Host1")});
        m_fixture->action("actionDelete")->trigger();
        QTRY_VERIFY2(said().contains(QStringLiteral("Host1, VM1")), qPrintable(said()));
        m_fixture->action("actionUndo")->trigger();
        m_fixture->action("actionUndo")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(state(), LabRun::State::Deployed, kPatience);
        QVERIFY2(!said().contains(QStringLiteral("VM1")), qPrintable(said()));
    }

    void aMadeUpNameStaysWhenTheRunningLabGetsItsFile()
    {
        m_fixture->action("actionNew")->trigger();
        m_fixture->action("actionInsert-vm")->trigger();
        const QString madeUp = m_fixture->topology().header.name;
        deploy();
        m_fixture->action("actionSave")->trigger();
        auto *dialog = m_fixture->find<QFileDialog>("saveDialog");
        Q_EMIT dialog->fileSelected(m_fixture->path(QStringLiteral("homework.toile")));
        dialog->close();
        QCOMPARE(m_fixture->topology().header.name, madeUp);
        QVERIFY(QFileInfo::exists(m_fixture->path(QStringLiteral("homework.toile"))));
        QVERIFY(!m_fixture->editor().isModified());
    }

    void theLabOutlivesItsWindow()
    {
        m_fixture->open(QStringLiteral("case-1b"));
        deploy();
        m_fixture->window().close();
        QVERIFY(m_fixture->window().isVisible());
        QVERIFY(m_fixture->find<QMessageBox>("runningQuestion"));
        QTest::mouseClick(m_fixture->find<QPushButton>("runningKeep"), Qt::LeftButton);
        QTRY_VERIFY(!m_fixture->window().isVisible());
        m_fixture->restart();
        QCOMPARE(*runningLabs(), QStringList{QStringLiteral("case-1b")});
        m_fixture->open(QStringLiteral("case-1b"));
        QTRY_COMPARE_WITH_TIMEOUT(state(), LabRun::State::Deployed, kPatience);
    }

    void aLabFoundRunningSaysNotWhatItWasGiven()
    {
        m_fixture->open(QStringLiteral("case-1b"));
        deploy();
        QVERIFY(m_fixture->window().run().deployed());
        m_fixture->action("actionInsert-pc")->trigger();
        QTRY_VERIFY2(mark("PC1").startsWith(QStringLiteral("Drawn since")), qPrintable(mark("PC1")));
        const QString other = m_fixture->path(QStringLiteral("other.toile"));
        QVERIFY(saveLab(m_fixture->editor().document(), other));
        m_fixture->action("actionUndo")->trigger();
        m_fixture->restart();
        m_fixture->open(other);
        QTRY_COMPARE_WITH_TIMEOUT(state(), LabRun::State::Changed, kPatience);
        QVERIFY(!m_fixture->window().run().deployed());
        QTRY_COMPARE(mark("PC1"), QStringLiteral("The kernel has not got it. Apply to make it."));
        // Once the two are the same, it is known.
        select("PC1");
        m_fixture->action("actionDelete")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(state(), LabRun::State::Deployed, kPatience);
        m_fixture->action("actionUndo")->trigger();
        QTRY_VERIFY2(mark("PC1").startsWith(QStringLiteral("Drawn since")), qPrintable(mark("PC1")));
    }

    void anotherDrawingLeavesTheFirstLabAlone()
    {
        m_fixture->open(QStringLiteral("case-1b"));
        deploy();
        m_fixture->open(QStringLiteral("case-2.1"));
        QTRY_COMPARE_WITH_TIMEOUT(state(), LabRun::State::Undeployed, kPatience);
        QCOMPARE(*runningLabs(), QStringList{QStringLiteral("case-1b")});
        m_fixture->open(QStringLiteral("case-1b"));
        QTRY_COMPARE_WITH_TIMEOUT(state(), LabRun::State::Deployed, kPatience);
    }

    void aRefusedStepShowsTheKernelsWordsAndTheElement()
    {
        m_fixture->open(QStringLiteral("case-1b"));
        select("VM1");
        auto *edit = m_fixture->find<QLineEdit>("field-routes-0");
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("default via 9.9.9.9"));
        QTest::keyClick(edit, Qt::Key_Return);
        m_fixture->editor().setSelection({});
        m_fixture->action("actionDeploy")->trigger();
        QTest::mouseClick(m_fixture->find<QPushButton>("planDeploy"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(state(), LabRun::State::Broken, kPatience);
        const QString note = m_fixture->find<QLabel>("planNote")->text();
        QVERIFY2(note.contains(QStringLiteral("gateway")), qPrintable(note));
        keep(QStringLiteral("live-refused-window"));
        QVERIFY2(note.contains(QStringLiteral("has been undone")), qPrintable(note));
        QTRY_COMPARE(m_fixture->editor().selection(), std::vector<Id>{m_fixture->machine("VM1")});
        m_fixture->find<DeployDialog>("deployDialog")->close();
        QCOMPARE(m_fixture->find<QLabel>("statusState")->text(), QStringLiteral("Broken"));

        // Mended, it deploys.
        m_fixture->action("actionUndo")->trigger();
        deploy();
    }

private:
    LabRun::State state() { return m_fixture->window().run().state(); }
    void select(const char *machine) { m_fixture->editor().setSelection({m_fixture->machine(machine)}); }

    void undeploy()
    {
        m_fixture->action("actionUndeploy")->trigger();
        QTest::mouseClick(m_fixture->find<QPushButton>("planDeploy"), Qt::LeftButton);
    }

    void deploy()
    {
        m_fixture->action("actionDeploy")->trigger();
        QTest::mouseClick(m_fixture->find<QPushButton>("planDeploy"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(state(), LabRun::State::Deployed, kPatience);
        QTRY_VERIFY(!m_fixture->find<DeployDialog>("deployDialog")->isVisible());
    }

    QString mark(const char *name)
    {
        return m_fixture->window().canvas().canvasScene().markOf(m_fixture->machine(name)).why;
    }

    QString summary() { return m_fixture->find<QLabel>("checksSummary")->text(); }
    QString checkCell(int row, int column)
    {
        return m_fixture->find<QTreeWidget>("checksList")->topLevelItem(row)->text(column);
    }

    QString tables(const char *machine)
    {
        return m_fixture->window().canvas().canvasScene().tableTexts(m_fixture->machine(machine)).join(u'\n');
    }

    bool seesEverything()
    {
        CanvasView &canvas = m_fixture->window().canvas();
        const QRect room = canvas.viewport()->rect().adjusted(-5, -5, 5, 5);
        return canvas.mapToScene(room).boundingRect().contains(canvas.canvasScene().drawingRect());
    }

    /// With TOILE_PICTURES=FOLDER, a picture of the window to look at.
    void keep(const QString &name)
    {
        const QString folder = qEnvironmentVariable("TOILE_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(m_fixture->window().grab().save(QDir(folder).filePath(name + QStringLiteral(".png"))));
    }

    void theTablesAreMovedByKeys()
    {
        const Id vm = m_fixture->machine("VM1");
        CanvasView &canvas = m_fixture->window().canvas();
        Q_EMIT canvas.contextMenuWanted(vm, QPoint(100, 100));
        auto *menu = m_fixture->window().findChild<QMenu *>(QStringLiteral("contextMenu"));
        QVERIFY(menu);
        QVERIFY(std::ranges::any_of(menu->actions(), [](const QAction *action) {
            return action->menu() && action->menu()->objectName() == QStringLiteral("tablesMenu");
        }));
        menu->close();
        select("VM1");
        const QPointF was = canvas.canvasScene().tablesRect(vm).topLeft();
        m_fixture->action("actionMoveTables")->trigger();
        QCOMPARE(canvas.heldTables(), vm);
        QTest::keyClick(&canvas, Qt::Key_Down);
        QTest::keyClick(&canvas, Qt::Key_Return);
        QCOMPARE(m_fixture->editor().layout().of(vm).tables, was + QPointF(0, 8));
        m_fixture->action("actionResetTables")->trigger();
        QVERIFY(!m_fixture->editor().layout().of(vm).tables);
        QCOMPARE(state(), LabRun::State::Deployed);  // where they hang is nothing to deploy
        m_fixture->editor().undoStack().setIndex(0);
    }

    void theLivePictureHasTheTables()
    {
        const QString plain = m_fixture->path(QStringLiteral("plain.png"));
        const QString live = m_fixture->path(QStringLiteral("live.png"));
        QCOMPARE(draw({QStringLiteral("--export"), plain, QStringLiteral("case-1b")}), 0);
        QCOMPARE(draw({QStringLiteral("--export"), live, QStringLiteral("--live"), QStringLiteral("case-1b")}), 0);
        QVERIFY(QImage(live).height() > QImage(plain).height());  // the tables hang below the drawing
    }

    static int draw(const QStringList &arguments)
    {
        QProcess program;
        program.start(QDir(qEnvironmentVariable("TOILE_BIN")).filePath(QStringLiteral("toile")), arguments);
        return program.waitForFinished(60000) ? program.exitCode() : -1;
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(LiveWindowTest)
#include "tst_window_live.moc"
