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

}  // namespace

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
        QTest::addColumn<QByteArray>("machine");
        QTest::addColumn<QByteArray>("interface");
        QTest::newRow("nothing selected") << QByteArray() << QByteArray();
        QTest::newRow("a host") << QByteArray("Host1") << QByteArray();
        QTest::newRow("a VM") << QByteArray("VM1") << QByteArray();
        QTest::newRow("an interface") << QByteArray("Host1") << QByteArray("eth0");
    }

    void isTakenBackByOneUndo()
    {
        QFETCH(QByteArray, machine);
        QFETCH(QByteArray, interface);
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        const Document before = fixture.editor().document();
        const QByteArray written = writeLab(before);
        int changed = 0;
        const std::vector<QAction *> all = menuActions(fixture.window());
        for (const QPointer<QAction> &action : std::vector<QPointer<QAction>>(all.begin(), all.end())) {
            if (!action || kElsewhere.contains(action->objectName()) || comesAndGoes(action))
                continue;
            select(fixture, machine, interface);
            if (!action->isEnabled())
                continue;
            const QString name = action->objectName();
            action->trigger();
            closeDialogs(fixture);
            QUndoStack &history = fixture.editor().undoStack();
            if (writeLab(fixture.editor().document()) != written) {
                ++changed;
                QVERIFY2(history.index() == 1, qPrintable(name + QStringLiteral(" is not one step")));
                QVERIFY2(!history.undoText().isEmpty(), qPrintable(name));
                history.undo();
            }
            QVERIFY2(fixture.editor().document() == before, qPrintable(name));
            QCOMPARE(history.index(), 0);
        }
        QVERIFY2(changed >= 6, qPrintable(QString::number(changed)));
    }

private:
    static void select(WindowFixture &fixture, const QByteArray &machine, const QByteArray &interface)
    {
        if (machine.isEmpty())
            fixture.editor().setSelection({});
        else if (interface.isEmpty())
            fixture.editor().setSelection({fixture.machine(machine.constData())});
        else
            fixture.editor().setSelection({fixture.interface(machine.constData(), interface.constData())});
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
