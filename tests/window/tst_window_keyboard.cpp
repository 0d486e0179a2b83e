// SPDX-License-Identifier: GPL-2.0-or-later
// Without a mouse, and without seeing: every control has a name, no letter under Alt is taken twice where it is seen,
// and Tab goes round everything.
#include "resources/assets.h"
#include "tests/window/everydialog.h"
#include "tests/window/windowfixture.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QDialog>
#include <QDockWidget>
#include <QFileDialog>
#include <QGroupBox>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QTabBar>
#include <QTest>
#include <QTranslator>

using namespace toile;

namespace {

/// The letter after "&", lower case, or none.
QChar mnemonicOf(const QString &text)
{
    const QString single = QString(text).replace(QStringLiteral("&&"), QString());
    const qsizetype at = single.indexOf(u'&');
    return at < 0 || at + 1 >= single.size() ? QChar() : single.at(at + 1).toLower();
}

/// Every text of `top` that is seen and whose letter Alt reaches.
QStringList mnemonicTexts(QWidget *top)
{
    QStringList texts;
    for (QWidget *widget : top->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != top->window())
            continue;
        if (const auto *button = qobject_cast<QAbstractButton *>(widget))
            texts += button->text();
        else if (const auto *label = qobject_cast<QLabel *>(widget); label && label->buddy())
            texts += label->text();
        else if (const auto *group = qobject_cast<QGroupBox *>(widget))
            texts += group->title();
        else if (const auto *bar = qobject_cast<QMenuBar *>(widget))
            for (const QAction *action : bar->actions())
                texts += action->text();
    }
    return texts;
}

QString takenTwice(const QStringList &texts)
{
    QMap<QChar, QString> owners;
    QString taken;
    for (const QString &text : texts) {
        const QChar letter = mnemonicOf(text);
        if (letter.isNull())
            continue;
        if (owners.contains(letter))
            taken += QStringLiteral("“%1” and “%2”; ").arg(owners.value(letter), text);
        owners[letter] = text;
    }
    return taken;
}

/// What can have the focus but has nothing that a screen reader could say.
QString nameless(QWidget *top)
{
    QString found;
    for (QWidget *widget : top->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || !widget->isEnabled() ||
            widget->focusProxy() || widget->window() != top->window() ||
            widget->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        const auto *tabs = qobject_cast<QTabBar *>(widget);
        if (tabs && tabs->count() == 0)
            continue;  // it is called as its current tab
        const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        if (!interface || interface->text(QAccessible::Name).isEmpty())
            found +=
                QStringLiteral("%1 %2; ").arg(QLatin1String(widget->metaObject()->className()), widget->objectName());
    }
    return found;
}

/// Where Tab stops in a dialog, in this order.
std::vector<QWidget *> tabStops(QWidget *dialog)
{
    std::vector<QWidget *> stops;
    for (QWidget *widget = dialog->nextInFocusChain(); widget != dialog; widget = widget->nextInFocusChain()) {
        if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) &&
            !widget->focusProxy() && widget->window() == dialog)
            stops.push_back(widget);
    }
    return stops;
}

QRect placeIn(const QWidget *dialog, const QWidget *widget)
{
    return {widget->mapTo(dialog, QPoint()), widget->size()};
}

QString called(const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return button && !button->text().isEmpty() ? button->text() : widget->objectName();
}

/// In a row at the right of it, or below it, or in a column at the right of its own.
bool isReadAfter(const QRect &before, const QRect &after)
{
    const bool sameRow = (before.center().y() >= after.top() && before.center().y() <= after.bottom()) ||
                         (after.center().y() >= before.top() && after.center().y() <= before.bottom());
    return sameRow ? after.left() >= before.left() : after.top() > before.top() || after.left() > before.right();
}

void submenus(const QList<QAction *> &actions, const QString &path, const std::function<void(QMenu *, QString)> &look)
{
    for (QAction *action : actions) {
        if (QMenu *menu = action->menu()) {
            look(menu, path + action->text());
            submenus(menu->actions(), path + action->text() + u'/', look);
        }
    }
}

}  // namespace

class KeyboardTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_before = QLocale(); }

    void cleanup()
    {
        QLocale::setDefault(m_before);
        qDeleteAll(qApp->findChildren<QTranslator *>());
    }

    void noLetterIsTakenTwice_data() { languages(); }

    void noLetterIsTakenTwice()
    {
        speak();
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        MainWindow &window = fixture.window();
        submenus(window.menuBar()->actions(), {}, [](QMenu *menu, const QString &path) {
            QStringList texts;
            for (const QAction *action : menu->actions())
                texts += action->text();
            const QString taken = takenTwice(texts);
            QVERIFY2(taken.isEmpty(), qPrintable(path + QStringLiteral(": ") + taken));
        });
        fixture.editor().setSelection({fixture.machine("Host1")});
        for (const char *dock : {"findingsDock", "checksDock", "pingDock"}) {
            fixture.find<QDockWidget>(dock)->raise();
            QCoreApplication::processEvents();
            const QString taken = takenTwice(mnemonicTexts(&window));
            QVERIFY2(taken.isEmpty(), qPrintable(QLatin1String(dock) + QStringLiteral(": ") + taken));
        }
        WindowFixture other;
        forEachDialog(other, [](QDialog *dialog, const QString &name) {
            if (qobject_cast<QFileDialog *>(dialog))
                return;  // Qt's own
            const QString taken = takenTwice(mnemonicTexts(dialog));
            QVERIFY2(taken.isEmpty(), qPrintable(name + QStringLiteral(": ") + taken));
        });
    }

    void everythingHasAName_data() { languages(); }

    void everythingHasAName()
    {
        speak();
        WindowFixture fixture;
        QString missing = nameless(&fixture.window());
        QVERIFY2(missing.isEmpty(), qPrintable(missing));
        fixture.open(QStringLiteral("case-1b"));
        for (const char *dock : {"findingsDock", "checksDock", "pingDock"}) {
            fixture.find<QDockWidget>(dock)->raise();
            for (const Id id : {Topology::kHeaderId, fixture.machine("Host1"), fixture.interface("Host1", "eth0")}) {
                fixture.editor().setSelection({id});
                QCoreApplication::processEvents();
                missing = nameless(&fixture.window());
                QVERIFY2(missing.isEmpty(), qPrintable(missing));
            }
        }
        WindowFixture other;
        forEachDialog(other, [](QDialog *dialog, const QString &name) {
            if (qobject_cast<QFileDialog *>(dialog))
                return;
            const QString found = nameless(dialog);
            QVERIFY2(found.isEmpty(), qPrintable(name + QStringLiteral(": ") + found));
        });
    }

    void tabVisitsEveryFieldInTheOrderOfTheEye()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        fixture.editor().setSelection({fixture.machine("Host1")});
        fixture.find<QListWidget>("rulesList")->setCurrentRow(0);
        fixture.action("actionProperties")->trigger();
        auto *inspector = fixture.find<QWidget>("inspector");
        QTRY_VERIFY(inspector->isAncestorOf(fixture.window().focusWidget()));
        QSet<QWidget *> left;
        for (QWidget *widget : inspector->findChildren<QWidget *>()) {
            if (widget->isVisible() && widget->isEnabled() && widget->focusPolicy() & Qt::TabFocus)
                left.insert(widget);
        }
        QVERIFY(left.size() > 5);
        int lowest = 0;
        for (QWidget *at = fixture.window().focusWidget(); inspector->isAncestorOf(at);
             at = fixture.window().focusWidget()) {
            QVERIFY2(left.remove(at), qPrintable(at->objectName() + QStringLiteral(" twice")));
            const int top = at->mapTo(inspector, QPoint(0, at->height() / 2)).y();
            QVERIFY2(top >= lowest - 4, qPrintable(at->objectName() + QStringLiteral(" is above the one before")));
            lowest = top;
            QTest::keyClick(at, Qt::Key_Tab);
        }
        QStringList forgotten;
        for (const QWidget *widget : left)
            forgotten += widget->objectName();
        QVERIFY2(forgotten.isEmpty(), qPrintable(forgotten.join(u' ')));
    }

    void tabFollowsTheEyeInEveryDialog()
    {
        WindowFixture fixture;
        int steps = 0;
        QString faults;
        forEachDialog(fixture, [&](QDialog *dialog, const QString &name) {
            if (qobject_cast<QFileDialog *>(dialog))
                return;  // Qt's own
            const std::vector<QWidget *> stops = tabStops(dialog);
            for (std::size_t i = 1; i < stops.size(); ++i, ++steps) {
                if (!isReadAfter(placeIn(dialog, stops[i - 1]), placeIn(dialog, stops[i])))
                    faults += QStringLiteral("%1: from %2 to %3; ").arg(name, called(stops[i - 1]), called(stops[i]));
            }
        });
        QVERIFY2(faults.isEmpty(), qPrintable(faults));
        QVERIFY(steps > 40);
    }

    void tabInDialogsFollowsTheEye()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        fixture.action("actionAddCheck")->trigger();
        auto *dialog = fixture.find<QDialog>("checkDialog");
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        const QStringList wanted{QStringLiteral("checkFrom"), QStringLiteral("checkKind"), QStringLiteral("checkTo"),
                                 QStringLiteral("checkNameEn"), QStringLiteral("checkNameFr")};
        fixture.find<QWidget>("checkFrom")->setFocus();
        QStringList seen;
        for (qsizetype i = 0; i < wanted.size(); ++i) {
            seen += dialog->focusWidget()->objectName();
            QTest::keyClick(dialog->focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(seen, wanted);
    }

private:
    static void languages()
    {
        QTest::addColumn<bool>("french");
        QTest::newRow("en") << false;
        QTest::newRow("fr") << true;
    }

    static void speak()
    {
        QFETCH(bool, french);
        useAssets();
        QLocale::setDefault(QLocale(french ? QLocale::French : QLocale::English));
        useTranslations(*qApp, QLocale());
    }

    QLocale m_before;
};

QTEST_MAIN(KeyboardTest)
#include "tst_window_keyboard.moc"
