// SPDX-License-Identifier: GPL-2.0-or-later
// Every action there is, one by one: in a menu, named, helped, in two languages, reached by keyboard; and what it does
// to the drawing is taken back by one undo.
#include "core/lab/labfile.h"
#include "resources/assets.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/panelaction.h"
#include "ui/window/panels.h"

#include <QAction>
#include <QDialog>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QTest>
#include <QTranslator>

using namespace toile;

namespace {

void collect(const QList<QAction *> &actions, std::vector<QAction *> &found)
{
    for (QAction *action : actions) {
        if (action->menu())
            collect(action->menu()->actions(), found);
        else if (!action->isSeparator())
            found.push_back(action);
    }
}

std::vector<QAction *> menuActions(MainWindow &window)
{
    std::vector<QAction *> found;
    collect(window.menuBar()->actions(), found);
    return found;
}

/// Entries that say a file's or a VLAN's name.
bool comesAndGoes(const QAction *action)
{
    return action->objectName().startsWith(QStringLiteral("actionLens")) || action->objectName().isEmpty();
}

QMap<QString, QStringList> textsIn(QLocale::Language language)
{
    useAssets();
    useTranslations(*qApp, QLocale(language));
    QMap<QString, QStringList> texts;
    {
        WindowFixture fixture;
        for (const QAction *action : menuActions(fixture.window()))
            texts[action->objectName()] = {action->text(), action->statusTip()};
    }
    qDeleteAll(qApp->findChildren<QTranslator *>());
    return texts;
}

/// They end the drawing or the window, reach for the kernel or the desktop, or run a loop of Qt's own.
const QSet<QString> kElsewhere{
    QStringLiteral("actionQuit"),       QStringLiteral("actionCloseLab"),    QStringLiteral("actionNew"),
    QStringLiteral("actionNextTab"),    QStringLiteral("actionPreviousTab"), QStringLiteral("actionDeploy"),
    QStringLiteral("actionUndeploy"),   QStringLiteral("actionTerminal"),    QStringLiteral("actionAboutQt"),
    QStringLiteral("actionFullScreen"), QStringLiteral("actionUndo"),        QStringLiteral("actionRedo"),
};

struct Situation {
    const char *title;
    QString lab;
    QStringList chosen;
    QStringList before = {};  ///< actions that make it
};

std::vector<Situation> situations()
{
    const QString lab = QStringLiteral("case-1b");
    const QString host = QStringLiteral("Host1");
    const QString other = QStringLiteral("Host2");
    const QString vm = QStringLiteral("VM1");
    return {
        {"nothing selected", lab, {}},
        {"a host", lab, {host}},
        {"a VM", lab, {vm}},
        {"an interface", lab, {QStringLiteral("Host1:eth0")}},
        {"two boxes", lab, {host, other}},
        {"three boxes", QStringLiteral("trunk"), {QStringLiteral("SW1"), QStringLiteral("A1"), QStringLiteral("B1")}},
        {"a cable", lab, {QStringLiteral("cable")}},
        {"a note", lab, {QStringLiteral("note")}, {QStringLiteral("actionInsert-note")}},
        {"a group", lab, {host, other}, {QStringLiteral("actionGroup")}},
        {"what is locked", lab, {host}, {QStringLiteral("actionLock")}},
        {"everything", lab, {QStringLiteral("*")}},
        {"with VXLANs", QStringLiteral("vxlan"), {}},
        {"two views", lab, {host}, {QStringLiteral("actionSplitRight")}}};
}

}  // namespace

Q_DECLARE_METATYPE(Situation)

class EveryActionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isInAMenuWithNameTextAndHelp()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        const std::vector<QAction *> inMenus = menuActions(fixture.window());
        const QSet<QAction *> reachable(inMenus.begin(), inMenus.end());
        QStringList faults;
        for (const QAction *action : inMenus) {
            if (action->text().isEmpty())
                faults += action->objectName() + QStringLiteral(" has no text");
            if (action->objectName().isEmpty() && !comesAndGoes(action))
                faults += action->text() + QStringLiteral(" has no name");
            if (action->statusTip().isEmpty())
                faults += action->text() + QStringLiteral(" has no help");
        }
        // What tool bar, context menus and canvas offer, and everything else that is an action of the window.
        for (QAction *action : fixture.window().findChildren<QAction *>()) {
            const bool qts = action->objectName().startsWith(QStringLiteral("_q_")) || action->text().isEmpty();
            const bool ofToolBar = action->objectName() == QStringLiteral("toggle-toolBar");
            if (!qts && !ofToolBar && !action->menu() && !action->isSeparator() && !reachable.contains(action) &&
                action->parent() == &fixture.window())
                faults += action->objectName() + u' ' + action->text() + QStringLiteral(" is in no menu");
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void contextMenusOfferNothingElse()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        const std::vector<QAction *> inMenus = menuActions(fixture.window());
        for (const Id id : {Id(), fixture.machine("Host1"), fixture.interface("Host1", "eth0")}) {
            Q_EMIT fixture.window().canvas().contextMenuWanted(id, QPoint(100, 100));
            auto *menu = fixture.window().findChild<QMenu *>(QStringLiteral("contextMenu"));
            QVERIFY(menu);
            std::vector<QAction *> offered;
            collect(menu->actions(), offered);
            QVERIFY(!offered.empty());
            // That of the menu Edit asks which network.
            std::erase_if(offered, [](const QAction *action) {
                return action->objectName().startsWith(QStringLiteral("renumber-"));
            });
            for (QAction *action : offered)
                QVERIFY2(std::find(inMenus.begin(), inMenus.end(), action) != inMenus.end(),
                         qPrintable(action->text()));
            delete menu;
        }
    }

    void speaksFrench()
    {
        const auto english = textsIn(QLocale::English);
        const auto french = textsIn(QLocale::French);
        QStringList faults;
        for (auto it = english.begin(); it != english.end(); ++it) {
            if (it.key().isEmpty())
                continue;
            const QString help = it.value().at(1);
            if (!help.isEmpty() && french.value(it.key()).value(1) == help)
                faults += it.key() + u' ' + help;
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void theOutlineIsNotCalledAsThePlanOfADeployment()
    {
        const auto french = textsIn(QLocale::French);
        const QString plan = QStringLiteral("plan");
        const QString show = QString(french.value(QStringLiteral("actionShowPlan")).at(0)).remove(u'&');
        QVERIFY(show.contains(plan, Qt::CaseInsensitive));
        QVERIFY(!french.value(QStringLiteral("toggle-outlineDock")).at(0).contains(plan, Qt::CaseInsensitive));
    }

    /// By its own keys, or letter by letter through the menus.
    void isReachedByKeyboard()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        for (const QAction *menu : fixture.window().menuBar()->actions())
            QVERIFY2(menu->text().contains(u'&'), qPrintable(menu->text()));
        QStringList faults;
        for (const QAction *action : menuActions(fixture.window())) {
            const bool inserts = action->objectName().startsWith(QStringLiteral("actionInsert-"));
            if (!comesAndGoes(action) && !inserts && action->shortcut().isEmpty() && !action->text().contains(u'&'))
                faults += action->objectName() + u' ' + action->text();
            if (!action->isVisible())
                faults += action->objectName() + QStringLiteral(" is hidden");
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void everyPanelIsReachedByItsDock()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        for (const PanelSpec &spec : panelSpecs()) {
            QAction *toggle = fixture.action((QByteArray("toggle-") + spec.dock).constData());
            QVERIFY2(toggle, spec.dock);
            auto *dock = fixture.find<QDockWidget>(spec.dock);
            if (!isInFront(*dock))
                toggle->trigger();
            QTRY_VERIFY2(isInFront(*dock) && toggle->isChecked(), spec.dock);
            for (const PanelSpec &other : panelSpecs()) {
                const bool seen = isInFront(*fixture.find<QDockWidget>(other.dock));
                QTRY_VERIFY2(fixture.action((QByteArray("toggle-") + other.dock).constData())->isChecked() == seen,
                             other.dock);
            }
        }
        for (const QPointer<QWidget> &panel : fixture.window().tab().panels())
            QVERIFY2(!panel->accessibleName().isEmpty(), qPrintable(panel->objectName()));
    }

    void isTakenBackByOneUndo_data()
    {
        QTest::addColumn<Situation>("situation");
        for (const Situation &each : situations())
            QTest::newRow(each.title) << each;
    }

    void isTakenBackByOneUndo()
    {
        QFETCH(Situation, situation);
        WindowFixture fixture;
        prepare(fixture, situation);
        QUndoStack &history = fixture.editor().undoStack();
        const Document before = fixture.editor().document();
        const QByteArray written = writeLab(before);
        const int steps = history.index();
        int changed = 0;
        const std::vector<QAction *> all = menuActions(fixture.window());
        for (const QPointer<QAction> &action : std::vector<QPointer<QAction>>(all.begin(), all.end())) {
            if (!action || kElsewhere.contains(action->objectName()) || comesAndGoes(action))
                continue;
            select(fixture, situation);
            if (!action->isEnabled())
                continue;  // whatIsOfferedCanBeUsedSomewhere() sees that another row has it
            const QString name = action->objectName();
            action->trigger();
            closeDialogs(fixture);
            if (writeLab(fixture.editor().document()) != written) {
                ++changed;
                QVERIFY2(history.index() == steps + 1, qPrintable(name + QStringLiteral(" is not one step")));
                QVERIFY2(!history.undoText().isEmpty(), qPrintable(name));
                history.undo();
            }
            QVERIFY2(fixture.editor().document() == before, qPrintable(name));
            QCOMPARE(history.index(), steps);
        }
        QVERIFY2(changed >= 6, qPrintable(QString::number(changed)));
    }

    void whatIsOfferedCanBeUsedSomewhere()
    {
        // A lab that runs, or real network cards in it.
        const QSet<QString> live{
            QStringLiteral("actionPing"),        QStringLiteral("actionConfirmCards"),
            QStringLiteral("actionRevertCards"), QStringLiteral("actionRunChecks"),
            QStringLiteral("actionFoldTables"),  QStringLiteral("actionUnfoldTables"),
            QStringLiteral("actionMoveTables"),  QStringLiteral("actionResetTables"),
        };
        QSet<QString> disabled;
        QSet<QString> used;
        for (const Situation &each : situations()) {
            WindowFixture fixture;
            prepare(fixture, each);
            select(fixture, each);
            for (const QAction *action : menuActions(fixture.window())) {
                if (!kElsewhere.contains(action->objectName()) && !comesAndGoes(action))
                    (action->isEnabled() ? used : disabled) += action->objectName();
            }
        }
        QVERIFY(used.size() > 80);
        QCOMPARE(disabled - used, live);
    }

private:
    /// What is selected: "Host1", "Host1:eth0", "cable", "note", "*" for everything.
    static void select(WindowFixture &fixture, const Situation &situation)
    {
        const Topology &topology = fixture.topology();
        std::vector<Id> ids;
        for (const QString &name : situation.chosen) {
            const QByteArray machine = name.section(u':', 0, 0).toUtf8();
            if (name == QStringLiteral("cable"))
                ids.push_back(topology.cables.begin()->first);
            else if (name == QStringLiteral("note"))
                ids.push_back(topology.notes.begin()->first);
            else if (name == QStringLiteral("*"))
                ids = fixture.window().canvas().readingOrder();
            else if (name.contains(u':'))
                ids.push_back(fixture.interface(machine.constData(), name.section(u':', 1).toUtf8().constData()));
            else
                ids.push_back(fixture.machine(machine.constData()));
        }
        QVERIFY(std::find(ids.begin(), ids.end(), Id()) == ids.end());
        fixture.editor().setSelection(ids);
    }

    static void prepare(WindowFixture &fixture, const Situation &situation)
    {
        fixture.open(situation.lab);
        for (const QString &action : situation.before) {
            if (!situation.chosen.contains(QStringLiteral("note")))
                select(fixture, situation);
            fixture.action(action.toUtf8().constData())->trigger();
        }
    }

    static void closeDialogs(WindowFixture &fixture)
    {
        for (QDialog *dialog : fixture.window().findChildren<QDialog *>()) {
            if (dialog->isVisible())
                dialog->reject();
        }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
};

QTEST_MAIN(EveryActionTest)
#include "tst_window_everyaction.moc"
