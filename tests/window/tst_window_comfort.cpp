// SPDX-License-Identifier: GPL-2.0-or-later
// Shortcuts, settings, history, recent files and the tour, as a user has them.
#include "core/lab/labfile.h"
#include "core/model/drawing.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/cableitem.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/look.h"
#include "ui/history.h"
#include "ui/window/historypanel.h"
#include "ui/window/planlist.h"
#include "ui/window/recentlist.h"
#include "ui/window/settingsdialog.h"
#include "ui/window/shortcuts.h"
#include "ui/window/teaching.h"
#include "ui/window/terminal.h"
#include "ui/window/tour.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QGraphicsItem>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QStatusBar>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <QTreeWidget>
#include <QUndoView>

#include <algorithm>

using namespace toile;

class ComfortTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keysAreChangedKeptAndSetBack()
    {
        WindowFixture fixture;
        fixture.action("actionCustomize")->trigger();
        auto *list = fixture.find<QTreeWidget>("shortcutList");
        fixture.find<QLineEdit>("shortcutSearch")->setText(QStringLiteral("fit all"));
        QCOMPARE(list->currentItem()->text(0), QStringLiteral("Fit all"));
        QCOMPARE(list->findItems(QStringLiteral("Redo"), Qt::MatchExactly).front()->text(1),
                 QStringLiteral("Ctrl+Shift+Z or Ctrl+Y"));
        fixture.find<QKeySequenceEdit>("shortcutKeys")->setKeySequence(QKeySequence(Qt::CTRL | Qt::Key_J));
        QTest::mouseClick(fixture.find<QPushButton>("shortcutSet"), Qt::LeftButton);
        QCOMPARE(fixture.action("actionFit")->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_J));
        QVERIFY(fixture.action("actionFit")->toolTip().contains(QStringLiteral("Ctrl+J")));
        fixture.restart();
        QCOMPARE(fixture.action("actionFit")->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_J));
        fixture.action("actionCustomize")->trigger();
        QTest::mouseClick(fixture.find<QPushButton>("shortcutResetAll"), Qt::LeftButton);
        QCOMPARE(fixture.action("actionFit")->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_9));
        QVERIFY(!fixture.find<QPushButton>("shortcutResetAll")->isEnabled());
    }

    void aConflictIsSaidAndTakenOverOnlyWhenWanted()
    {
        WindowFixture fixture;
        fixture.action("actionCustomize")->trigger();
        fixture.find<QLineEdit>("shortcutSearch")->setText(QStringLiteral("fit all"));
        auto *keys = fixture.find<QKeySequenceEdit>("shortcutKeys");
        keys->setKeySequence(QKeySequence(Qt::Key_F5));
        QVERIFY(fixture.find<QLabel>("shortcutNote")->text().contains(QStringLiteral("Deploy")));
        QCOMPARE(fixture.action("actionDeploy")->shortcut(), QKeySequence(Qt::Key_F5));
        QTest::mouseClick(fixture.find<QPushButton>("shortcutSet"), Qt::LeftButton);
        QCOMPARE(fixture.action("actionFit")->shortcut(), QKeySequence(Qt::Key_F5));
        QVERIFY(fixture.action("actionDeploy")->shortcut().isEmpty());
        for (const QKeySequence &bad :
             {QKeySequence(Qt::Key_A), QKeySequence(Qt::Key_Up), QKeySequence(Qt::Key_Return)}) {
            keys->setKeySequence(bad);
            QVERIFY2(!fixture.find<QPushButton>("shortcutSet")->isEnabled(), qPrintable(bad.toString()));
            QVERIFY(!fixture.find<QLabel>("shortcutNote")->text().isEmpty());
        }
    }

    void noKeysBelongToTwoActions()
    {
        QCOMPARE(keysOfDesktop(
                     {QKeySequence(Qt::Key_Delete), QKeySequence(Qt::CTRL | Qt::Key_D), QKeySequence(Qt::Key_F16)}),
                 QList<QKeySequence>({QKeySequence(Qt::Key_Delete)}));
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        QMap<QString, QString> owners;
        for (const QAction *action : fixture.window().findChildren<QAction *>()) {
            for (const QKeySequence &keys : action->shortcuts()) {
                const QString text = keys.toString(QKeySequence::PortableText);
                QVERIFY2(!owners.contains(text), qPrintable(text + u' ' + owners[text] + u' ' + action->objectName()));
                owners[text] = action->objectName();
            }
        }
    }

    void theListOfKeysIsSeenWhole()
    {
        WindowFixture fixture;
        fixture.action("actionCustomize")->trigger();
        auto *list = fixture.find<QTreeWidget>("shortcutList");
        QCOMPARE(list->header()->length(), list->viewport()->width());
        QCOMPARE(list->horizontalScrollBar()->maximum(), 0);
        for (int row = 0; row < list->topLevelItemCount(); ++row) {
            const QTreeWidgetItem *item = list->topLevelItem(row);
            QVERIFY2(list->visualItemRect(item).left() >= 0, qPrintable(item->text(0)));
            const int text = list->fontMetrics().horizontalAdvance(item->text(0)) + list->iconSize().width();
            QVERIFY2(text < list->columnWidth(0), qPrintable(item->text(0)));
        }
    }

    void theSheetShowsKeysAsTheyAre()
    {
        WindowFixture fixture;
        QTest::keyClick(&fixture.window(), Qt::Key_Slash, Qt::ControlModifier);
        auto *table = fixture.find<QTreeWidget>("shortcutsTable");
        QVERIFY(table);
        QVERIFY(!table->findItems(QStringLiteral("F5"), Qt::MatchExactly, 0).isEmpty());
        QVERIFY(!table->findItems(QStringLiteral("Fit all"), Qt::MatchExactly, 1).isEmpty());
    }

    void settingsHoldAtOnceAndAreKept()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1"));
        fixture.action("actionSettings")->trigger();
        auto *snap = fixture.find<QCheckBox>("setting-actionSnap");
        QVERIFY(snap->isChecked());
        QTest::mouseClick(snap, Qt::LeftButton, {}, QPoint(8, snap->height() / 2));
        QVERIFY(!fixture.action("actionSnap")->isChecked());
        auto *language = fixture.find<QComboBox>("settingLanguage");
        QVERIFY(!fixture.find<QLabel>("settingLanguageNote")->isVisible());
        language->setCurrentIndex(language->findData(QStringLiteral("fr")));
        QVERIFY(fixture.find<QLabel>("settingLanguageNote")->isVisible());
        auto *engine = fixture.find<QComboBox>("settingEngine");
        QCOMPARE(fixture.window().run().preferredEngine(), QStringLiteral("auto"));
        engine->setCurrentIndex(engine->findData(QStringLiteral("vm")));
        QCOMPARE(fixture.window().run().preferredEngine(), QStringLiteral("vm"));
        QVERIFY(!fixture.find<QLabel>("settingEngineNote")->text().isEmpty());
        fixture.restart();
        QVERIFY(!fixture.action("actionSnap")->isChecked());
        QCOMPARE(fixture.window().run().preferredEngine(), QStringLiteral("vm"));
        const QSettings settings(fixture.path(QStringLiteral("settings.ini")), QSettings::IniFormat);
        QCOMPARE(languageIn(settings), QStringLiteral("fr"));
        QCOMPARE(themeIn(settings), Theme::Desktop);
    }

    void whatDrawingFillsInIsASetting_data()
    {
        QTest::addColumn<QString>("action");
        QTest::newRow("names") << QStringLiteral("actionAutoNames");
        QTest::newRow("addresses") << QStringLiteral("actionAutoAddresses");
        QTest::newRow("macs") << QStringLiteral("actionAutoMacs");
    }

    void whatDrawingFillsInIsASetting()
    {
        QFETCH(QString, action);
        WindowFixture fixture;
        fixture.action("actionSettings")->trigger();
        auto *box = fixture.window().findChild<QCheckBox *>(QStringLiteral("setting-") + action);
        QVERIFY(box && box->isChecked() && !box->toolTip().isEmpty());
        box->click();
        fixture.restart();
        QVERIFY(!fixture.window().findChild<QAction *>(action)->isChecked());
    }

    void theTerminalFontIsThatOfRepliesAndCommands()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1"));
        auto *replies = fixture.find<QPlainTextEdit>("pingOutput");
        const QFont before = replies->font();
        fixture.action("actionSettings")->trigger();
        auto *family = fixture.find<QComboBox>("settingTerminalFont");
        QCOMPARE(family->currentData().toString(), QString());
        QVERIFY(fixture.find<QLabel>("settingTerminalNote")->text().contains(QStringLiteral("xterm")));
        fixture.find<QSpinBox>("settingTerminalSize")->setValue(19);
        QCOMPARE(replies->font().pointSize(), 19);
        QCOMPARE(replies->font().family(), before.family());
        QVERIFY(family->count() > 1);
        family->setCurrentIndex(family->count() - 1);
        QCOMPARE(replies->font().family(), family->currentText());
        const TerminalFont wanted{family->currentText(), 19};
        fixture.restart();
        fixture.open(QStringLiteral("case-1"));
        QCOMPARE(fixture.find<QPlainTextEdit>("pingOutput")->font(), fontOf(wanted));
        fixture.action("actionShowPlan")->trigger();
        QCOMPARE(fixture.find<PlanView>("planView")->commandFont(), fontOf(wanted));
    }

    void theThemeIsAskedOfTheProgram()
    {
        WindowFixture fixture;
        QSettings settings(fixture.path(QStringLiteral("other.ini")), QSettings::IniFormat);
        std::vector<Theme> worn;
        MainWindow window({settings, fixture.autosaves(), {}, [&](Theme theme) { worn.push_back(theme); }});
        window.findChild<QAction *>(QStringLiteral("actionSettings"))->trigger();
        auto *theme = window.findChild<QComboBox *>(QStringLiteral("settingTheme"));
        theme->setCurrentIndex(theme->findData(QStringLiteral("dark")));
        QCOMPARE(worn, std::vector{Theme::Dark});
        QCOMPARE(themeIn(settings), Theme::Dark);
    }

    void aStepOfTheHistoryIsGoneToAndPictured()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1"));
        const Document before = fixture.editor().document();
        for (const char *name : {"PC1", "PC2", "PC3"})
            draw(fixture, name);
        fixture.find<QDockWidget>("historyDock")->show();
        fixture.find<QDockWidget>("historyDock")->raise();
        auto *panel = fixture.find<HistoryPanel>("historyPanel");
        auto *list = fixture.find<QUndoView>("historyList");
        QTRY_COMPARE(panel->pictured(), 3);
        QVERIFY(!fixture.find<QLabel>("historyPicture")->pixmap().isNull());
        const QRect row = list->visualRect(list->model()->index(1, 0));
        QTest::mouseMove(list->viewport(), row.center());
        QTRY_COMPARE(panel->pictured(), 1);
        QVERIFY(fixture.machine("PC3"));  // looking changes nothing
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, row.center());
        QVERIFY(fixture.machine("PC1") && !fixture.machine("PC2"));
        QCOMPARE(documentAt(fixture.editor(), 0), std::optional(before));
        QVERIFY(documentAt(fixture.editor(), 3)->topology().machineByName(QStringLiteral("PC3")));
        QVERIFY(!documentAt(fixture.editor(), 4) && !documentAt(fixture.editor(), -1));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Down);
        QVERIFY(fixture.machine("PC2"));
    }

    void theHistoryHasTheColoursOfTheDrawing()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        std::vector<Id> cables;
        for (const auto &[id, cable] : fixture.topology().cables)
            cables.push_back(id);
        const Id kept = cables.back();
        cables.pop_back();
        fixture.editor().setSelection(cables);
        fixture.action("actionDelete")->trigger();
        CanvasScene &scene = fixture.window().canvas().canvasScene();
        const int tint = dynamic_cast<CableItem *>(scene.itemOf(kept))->tint();
        auto *dock = fixture.find<QDockWidget>("historyDock");
        dock->setFloating(true);
        dock->show();
        dock->resize(1600, 700);
        QTRY_COMPARE(fixture.find<HistoryPanel>("historyPanel")->pictured(), 1);
        auto *picture = fixture.find<QLabel>("historyPicture");
        QTRY_VERIFY(picture->pixmap().width() > 600);
        const QImage image = picture->pixmap().toImage();
        const auto count = [&](int which) {
            const QRgb wanted = lightLook().segments[std::size_t(which)].line.rgb();
            int pixels = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    pixels += image.pixel(x, y) == wanted ? 1 : 0;
            return pixels;
        };
        QVERIFY(count(tint) > 20);
        for (int other = 0; other < int(lightLook().segments.size()); ++other)
            QVERIFY(other == tint || count(other) < count(tint) / 10);  // what is written may have some of it
    }

    void recentFilesHavePicturesAndMissingOnesGo()
    {
        WindowFixture fixture;
        const QString there = fixture.path(QStringLiteral("there.toile"));
        const QString gone = fixture.path(QStringLiteral("gone.toile"));
        for (const QString &path : {there, gone})
            QVERIFY(saveLab(loadLab(shippedLabPath(QStringLiteral("case-1b"))).document, path).ok());
        fixture.open(there);
        fixture.open(gone);
        QVERIFY(QFile::remove(gone));
        fixture.restart();
        auto *list = fixture.find<RecentList>("recentFiles");
        QCOMPARE(list->count(), 2);
        QTRY_VERIFY(list->allPicturesDrawn());
        QVERIFY(!list->item(1)->data(Qt::UserRole + 2).value<QPixmap>().isNull());
        QVERIFY(list->item(0)->data(Qt::UserRole + 1).toString().contains(QStringLiteral("Delete")));
        list->setCurrentRow(0);
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(list->count(), 1);
        QCOMPARE(list->item(0)->text(), QStringLiteral("there.toile"));
    }

    void theStatusBarForgetsWhatIsUndone()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        fixture.editor().setSelection({fixture.machine("Host2")});
        fixture.action("actionCut")->trigger();
        QStatusBar &bar = *fixture.window().statusBar();
        QVERIFY2(bar.currentMessage().contains(QStringLiteral("Cut Host2")), qPrintable(bar.currentMessage()));
        fixture.action("actionUndo")->trigger();
        QVERIFY(fixture.machine("Host2"));
        QCOMPARE(bar.currentMessage(), QString());
    }

    void theStatusBarForgetsWhatTheHistoryGoesBackFrom()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        fixture.editor().setSelection({fixture.machine("Host2")});
        fixture.action("actionDelete")->trigger();
        QVERIFY(!fixture.window().statusBar()->currentMessage().isEmpty());
        auto *list = fixture.find<QUndoView>("historyList");
        list->setCurrentIndex(list->model()->index(0, 0));
        QVERIFY(fixture.machine("Host2"));
        QCOMPARE(fixture.window().statusBar()->currentMessage(), QString());
    }

    void theStatusBarForgetsWhatWasRefusedAndGivenUp()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        fixture.editor().setSelection({fixture.machine("VM1")});
        fixture.action("actionRename")->trigger();
        auto *name = fixture.find<QLineEdit>("renameEditor");
        name->setText(QStringLiteral("Host2"));
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(!fixture.window().statusBar()->currentMessage().isEmpty());
        QTest::keyClick(name, Qt::Key_Escape);
        QCOMPARE(fixture.window().statusBar()->currentMessage(), QString());
    }

    void whatShowsAValueSaysItAloud()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        auto *zoom = fixture.find<QToolButton>("statusZoom");
        fixture.action("actionZoomIn")->trigger();
        QVERIFY2(zoom->accessibleName().contains(zoom->text()), qPrintable(zoom->accessibleName()));
        QCOMPARE(fixture.find<QComboBox>("pingFrom")->accessibleName(), QStringLiteral("From"));
    }

    void aPingWaitsForTheLabAndSaysSo()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        fixture.find<QDockWidget>("pingDock")->raise();
        QVERIFY(!fixture.find<QPushButton>("pingStart")->isEnabled());
        QCOMPARE(fixture.find<QLabel>("pingState")->text(), QStringLiteral("Deploy the lab to ping."));
        // Who has no address gets no reply: it is not proposed first.
        fixture.open(QStringLiteral("tp2"));
        fixture.find<QDockWidget>("pingDock")->raise();
        auto *from = fixture.find<QComboBox>("pingFrom");
        QVERIFY(from->isVisible());
        const QString proposed = from->currentText();
        const auto interfaces = fixture.topology().interfacesOf(fixture.topology().machineByName(proposed));
        QVERIFY2(std::ranges::any_of(interfaces,
                                     [&](Id id) { return !fixture.topology().interface(id)->addresses.empty(); }),
                 qPrintable(proposed));
        QVERIFY(from->count() > 1 && from->currentIndex() > 0);
        QTest::keyClick(from, Qt::Key_Home);
        const QString chosen = from->currentText();
        fixture.action("actionInsert-pc")->trigger();
        QCOMPARE(from->currentText(), chosen);
    }

    void theCanvasTeachesWhatIsUnderThePointer()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        const auto commands = [&](Id id) {
            QStringList lines;
            for (const Lesson &lesson : lessonsOf(fixture.topology(), id))
                lines += lesson.command;
            return lines.join(u'\n');
        };
        const QString host = commands(fixture.machine("Host1"));
        QVERIFY2(host.contains(QStringLiteral("ip_forward=1")), qPrintable(host));
        QVERIFY2(host.contains(QStringLiteral("-o eth0 -j MASQUERADE")), qPrintable(host));
        const Id cable = fixture.topology().cableAt(fixture.interface("Host2", "eth0"));
        QCOMPARE(commands(cable), QStringLiteral("ip link add eth0 netns Host1 type veth peer name eth0 netns Host2"));
        CanvasView &canvas = fixture.window().canvas();
        const QGraphicsItem *item = canvas.canvasScene().itemOf(fixture.machine("Host1"));
        const QPointF header = item->sceneBoundingRect().topLeft() + QPointF(40, 20);
        const QPoint at = canvas.mapFromScene(header);
        QHelpEvent help(QEvent::ToolTip, at, canvas.viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(canvas.viewport(), &help);
        QVERIFY2(QToolTip::text().contains(QStringLiteral("Host1")), qPrintable(QToolTip::text()));
        QToolTip::hideText();
    }

    void theTourGoesRoundByKeyboardAndIsOfferedOnce()
    {
        WindowFixture fixture;
        fixture.open({});
        auto *tour = fixture.find<Tour>("tour");
        QVERIFY(tour && tour->isVisible());
        QVERIFY(!tour->accessibleDescription().isEmpty());
        int steps = 0;
        for (QPointer<Tour> going = tour; going && going->isVisible() && steps < 20; ++steps) {
            QVERIFY(fixture.window().rect().contains(going->geometry()));
            QTest::keyClick(fixture.window().focusWidget(), Qt::Key_Space);  // Next has the focus
            QCoreApplication::processEvents();
        }
        QCOMPARE(steps, 6);
        QVERIFY(fixture.topology().machineByName(QStringLiteral("Host1")));
        QVERIFY(!fixture.editor().isModified());
        fixture.restart();
        fixture.open({});
        QVERIFY(!fixture.window().findChild<Tour *>());
        fixture.action("actionTour")->trigger();
        tour = fixture.find<Tour>("tour");
        QVERIFY(tour && tour->isVisible());
        QTest::keyClick(fixture.window().focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!fixture.window().findChild<Tour *>());
    }

private:
    static void draw(WindowFixture &fixture, const char *name)
    {
        Edit edit(fixture.editor().draft());
        Machine pc;
        pc.name = QString::fromLatin1(name);
        pc.kind = QStringLiteral("pc");
        edit.create(pc);
        QVERIFY(fixture.editor().perform(QStringLiteral("draw ") + QLatin1String(name), edit.patch()));
    }
};

QTEST_MAIN(ComfortTest)
#include "tst_window_comfort.moc"
