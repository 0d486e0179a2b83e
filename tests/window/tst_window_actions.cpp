// SPDX-License-Identifier: GPL-2.0-or-later
#include "resources/assets.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasview.h"

#include <QAction>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QSet>
#include <QTest>
#include <QTextBrowser>
#include <QToolBar>
#include <QToolButton>
#include <QTranslator>

using namespace toile;

namespace {

void collect(const QList<QAction *> &actions, QSet<QAction *> &found)
{
    for (QAction *action : actions) {
        if (action->menu())
            collect(action->menu()->actions(), found);
        else if (!action->isSeparator())
            found.insert(action);
    }
}

QSet<QAction *> menuActions(MainWindow &window)
{
    QSet<QAction *> found;
    collect(window.menuBar()->actions(), found);
    return found;
}

/// By objectName: what a user can do and how it is called.
QMap<QString, QString> texts(MainWindow &window)
{
    QMap<QString, QString> texts;
    for (QAction *action : menuActions(window))
        texts[action->objectName()] = action->text();
    return texts;
}

void removeTranslations()
{
    qDeleteAll(qApp->findChildren<QTranslator *>());
}

}  // namespace

class ActionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyActionIsInAMenuWithTextAndName()
    {
        WindowFixture fixture;
        const QSet<QAction *> inMenus = menuActions(fixture.window());
        QVERIFY(inMenus.size() > 30);
        for (QAction *action :
             fixture.window().findChildren<QAction *>(QRegularExpression(QStringLiteral("^action")))) {
            QVERIFY2(inMenus.contains(action), qPrintable(action->objectName()));
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
        }
        for (QAction *action : inMenus) {
            QVERIFY2(!action->objectName().isEmpty(), qPrintable(action->text()));
            QVERIFY2(!action->statusTip().isEmpty() || action->objectName() == QStringLiteral("actionClearRecent"),
                     qPrintable(action->text()));
        }
    }

    void menusCanBeUsedByKeyboardAlone_data()
    {
        QTest::addColumn<bool>("french");
        QTest::newRow("en") << false;
        QTest::newRow("fr") << true;
    }

    void menusCanBeUsedByKeyboardAlone()
    {
        QFETCH(bool, french);
        useAssets();
        useTranslations(*qApp, QLocale(french ? QLocale::French : QLocale::English));
        WindowFixture fixture;
        QString taken;
        QSet<QChar> menus;
        for (QAction *menu : fixture.window().menuBar()->actions()) {
            QVERIFY2(menu->text().contains(u'&'), qPrintable(menu->text()));
            const QChar own = menu->text().at(menu->text().indexOf(u'&') + 1).toLower();
            QVERIFY2(!menus.contains(own), qPrintable(menu->text()));
            menus.insert(own);
            QSet<QChar> mnemonics;
            for (QAction *action : menu->menu()->actions()) {
                const qsizetype at = action->text().indexOf(u'&');
                if (action->isSeparator() || at < 0)
                    continue;
                const QChar letter = action->text().at(at + 1).toLower();
                if (mnemonics.contains(letter))
                    taken += menu->text() + u' ' + action->text() + u'\n';
                mnemonics.insert(letter);
            }
        }
        removeTranslations();
        QVERIFY2(taken.isEmpty(), qPrintable(taken));
    }

    /// Only names of things begin with a capital after the first word.
    void actionsAreWrittenAsSentencesAre()
    {
        WindowFixture fixture;
        static const QRegularExpression capital(QStringLiteral("[ -](?!Toile|Qt|Linux)[A-Z][a-z]"));
        for (QAction *action : menuActions(fixture.window())) {
            if (!action->objectName().startsWith(QStringLiteral("actionOpenRecent")))
                QVERIFY2(!action->text().remove(u'&').contains(capital), qPrintable(action->text()));
        }
    }

    void keysAreThoseOfAKeyboard()
    {
        WindowFixture fixture;
        for (QAction *action : menuActions(fixture.window())) {
            for (const QKeySequence &keys : action->shortcuts())
                QVERIFY2(keys[0].key() <= Qt::Key_F12 || keys[0].key() == Qt::Key_Menu, qPrintable(keys.toString()));
        }
        QVERIFY(fixture.action("actionCopy")->shortcuts().contains(QKeySequence(Qt::CTRL | Qt::Key_C)));
    }

    void noShortcutIsTakenTwice()
    {
        WindowFixture fixture;
        QMap<QString, QString> owners;
        for (QAction *action : menuActions(fixture.window())) {
            for (const QKeySequence &keys : action->shortcuts()) {
                const QString text = keys.toString();
                QVERIFY2(!owners.contains(text), qPrintable(text + u' ' + owners.value(text) + action->objectName()));
                owners[text] = action->objectName();
            }
        }
        QCOMPARE(owners.value(QStringLiteral("Ctrl+P")), QStringLiteral("actionPrint"));
        QCOMPARE(owners.value(QStringLiteral("F5")), QStringLiteral("actionDeploy"));
        QCOMPARE(owners.value(QStringLiteral("Ctrl+S")), QStringLiteral("actionSave"));
    }

    void everyActionSpeaksFrench()
    {
        const QMap<QString, QString> english = [] {
            WindowFixture fixture;
            return texts(fixture.window());
        }();
        useAssets();
        useTranslations(*qApp, QLocale(QLocale::French));
        WindowFixture fixture;
        const QMap<QString, QString> french = texts(fixture.window());
        // Words that are the same in both languages.
        const QSet<QString> same{
            QStringLiteral("actionPing"),         QStringLiteral("toggle-pingDock"),
            QStringLiteral("toggle-paletteDock"), QStringLiteral("actionInsert-vm"),
            QStringLiteral("actionInsert-pc"),    QStringLiteral("actionInsert-switch"),
            QStringLiteral("actionInsert-note"),  QStringLiteral("actionInsert-vxlan"),
        };
        for (auto it = english.begin(); it != english.end(); ++it) {
            if (!same.contains(it.key()))
                QVERIFY2(french.value(it.key()) != it.value(), qPrintable(it.key() + u' ' + it.value()));
        }
        removeTranslations();
    }

    void everyControlHasANameForAssistiveTechnology()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        for (QAbstractButton *button : fixture.window().findChildren<QAbstractButton *>()) {
            if (button->isVisible() && !button->objectName().startsWith(QStringLiteral("qt_")))
                QVERIFY2(
                    !button->text().isEmpty() || !button->accessibleName().isEmpty(),
                    qPrintable(button->objectName() + u' ' + QString::fromLatin1(button->metaObject()->className())));
        }
        for (const char *name : {"elementPalette", "canvas", "inspector", "findingsList", "stateBanner"})
            QVERIFY2(!fixture.find<QWidget>(name)->accessibleName().isEmpty(), name);
    }

    void theStartPageOffersNoCanvasActions()
    {
        WindowFixture fixture;
        QVERIFY(fixture.find<QWidget>("startPage")->isVisible());
        for (const char *name : {"actionDeploy", "actionSave", "actionZoomIn", "actionInsert-vm"})
            QVERIFY2(!fixture.action(name)->isEnabled(), name);
        fixture.open(QStringLiteral("case-1b"));
        for (const char *name : {"actionDeploy", "actionSave", "actionZoomIn", "actionInsert-vm"})
            QVERIFY2(fixture.action(name)->isEnabled(), name);
        QVERIFY(!fixture.action("actionPing")->isEnabled());  // nothing runs yet
    }

    void dockPlacesOutliveTheWindow()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        fixture.find<QDockWidget>("findingsDock")->hide();
        fixture.window().close();
        QTRY_VERIFY(!fixture.window().isVisible());
        fixture.restart();
        fixture.open(QStringLiteral("case-1b"));
        QVERIFY(!fixture.find<QDockWidget>("findingsDock")->isVisible());
        QVERIFY(fixture.find<QDockWidget>("inspectorDock")->isVisible());
    }

    void f6GoesRoundThePanes()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        QTRY_VERIFY(fixture.find<QWidget>("canvas")->hasFocus());
        QSet<QString> visited;
        for (int i = 0; i < 5; ++i) {
            QTest::keyClick(&fixture.window(), Qt::Key_F6);
            QWidget *at = fixture.window().focusWidget();
            QVERIFY(at);
            QVERIFY2(at->focusPolicy() & Qt::TabFocus && at->isVisible(), qPrintable(at->objectName()));
            QTRY_COMPARE(fixture.window().findChildren<QWidget *>(QStringLiteral("paneFrame")).size(), 1);
            auto *frame = fixture.find<QWidget>("paneFrame");
            QVERIFY(frame->isVisible());
            QVERIFY(frame->parentWidget() == at || frame->parentWidget()->isAncestorOf(at));
            QCOMPARE(frame->size(), frame->parentWidget()->size());
            for (QWidget *widget = fixture.window().focusWidget(); widget; widget = widget->parentWidget())
                visited.insert(widget->objectName());
        }
        for (const char *name : {"elementPalette", "canvas", "inspector", "findingsPanel"})
            QVERIFY2(visited.contains(QString::fromLatin1(name)), qPrintable(visited.values().join(u' ')));
        QTest::mouseClick(fixture.window().canvas().viewport(), Qt::LeftButton, {}, QPoint(5, 5));
        QTRY_VERIFY(!fixture.window().findChild<QWidget *>(QStringLiteral("paneFrame")));  // the hand is seen itself
    }

    void f6ComesToTheTextOfTheInstructions()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        auto *reader = fixture.find<QTextBrowser>("instructionsReader");
        QTRY_VERIFY(!fixture.find<QDockWidget>("instructionsDock")->visibleRegion().isEmpty());
        QTRY_VERIFY(fixture.find<QWidget>("canvas")->hasFocus());
        for (int i = 0; i < 8 && !reader->hasFocus(); ++i)
            QTest::keyClick(&fixture.window(), Qt::Key_F6);
        QVERIFY(reader->hasFocus());
    }
};

QTEST_MAIN(ActionsTest)
#include "tst_window_actions.moc"
