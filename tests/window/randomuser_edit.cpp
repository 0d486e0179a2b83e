// SPDX-License-Identifier: GPL-2.0-or-later
// What keys, menus and fields do.
#include "tests/window/randomuser.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/geometry.h"
#include "ui/window/textedit.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialog>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSet>
#include <QSpinBox>
#include <QTest>

namespace toile {

namespace {

const QStringList kNames{QStringLiteral("VM1"),
                         QStringLiteral("Host1"),
                         QStringLiteral("web"),
                         QStringLiteral("eth0"),
                         QStringLiteral("br0"),
                         QStringLiteral("n"),
                         QStringLiteral("a b"),
                         QString(),
                         QStringLiteral("x123456789012345678901234567890123")};

const QStringList kAddresses{QStringLiteral("10.0.0.1/24"),  QStringLiteral("10.0.0.2/24"),
                             QStringLiteral("1.0.0.1/8"),    QStringLiteral("2.0.0.3/8, fd00::1/64"),
                             QStringLiteral("10.0.0.1"),     QStringLiteral("10,0,0,7/24"),
                             QStringLiteral("300.1.1.1/24"), QString()};

/// What fields of all kinds take, or refuse.
const QStringList kTexts{QStringLiteral("1"),
                         QStringLiteral("100"),
                         QStringLiteral("9000"),
                         QStringLiteral("10.0.0.9/24"),
                         QStringLiteral("10.0.0.1"),
                         QStringLiteral("default via 10.0.0.1"),
                         QStringLiteral("02:00:00:00:09:09"),
                         QStringLiteral("100,200-210"),
                         QStringLiteral("#0072b2"),
                         QStringLiteral("web"),
                         QString()};

/// They leave the drawing, its size on screen or its tab, or ask for a file or a colour in a window of Qt's.
const QSet<QString> kElsewhere{
    QStringLiteral("actionFullScreen"), QStringLiteral("actionNextTab"),        QStringLiteral("actionPreviousTab"),
    QStringLiteral("actionPhysical"),   QStringLiteral("actionInsert-picture"), QStringLiteral("actionUndo"),
    QStringLiteral("actionRedo"),       QStringLiteral("actionSettings"),       QStringLiteral("actionNextPane"),
};

void collect(const QList<QAction *> &actions, QList<QAction *> &found)
{
    for (QAction *action : actions) {
        if (action->menu())
            collect(action->menu()->actions(), found);
        else if (!action->isSeparator() && action->isEnabled() && !kElsewhere.contains(action->objectName()) &&
                 !action->objectName().startsWith(QStringLiteral("toggle-")))
            found.append(action);
    }
}

void retype(QWidget *field, const QString &text)
{
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    if (text.isEmpty())
        QTest::keyClick(field, Qt::Key_Delete);
    else
        QTest::keyClicks(field, text);
}

}  // namespace

void RandomUser::pressKeys()
{
    const std::vector<Qt::Key> keys{Qt::Key_Left,   Qt::Key_Right, Qt::Key_Up,     Qt::Key_Down, Qt::Key_Left,
                                    Qt::Key_Right,  Qt::Key_Up,    Qt::Key_Down,   Qt::Key_Tab,  Qt::Key_Backtab,
                                    Qt::Key_Delete, Qt::Key_Tab,   Qt::Key_Escape, Qt::Key_Tab,  Qt::Key_Return};
    focusCanvas();
    if (oneIn(3))
        hand().click(pointOn(anyElement()));
    for (int times = between(1, 4); times > 0; --times) {
        const Qt::Key key = oneOf(keys);
        const bool arrow = key >= Qt::Key_Left && key <= Qt::Key_Down;
        QTest::keyClick(
            &canvas(), key,
            arrow ? oneOf(std::vector<Qt::KeyboardModifiers>{Qt::NoModifier, Qt::ShiftModifier, Qt::AltModifier})
                  : Qt::NoModifier);
    }
}

void RandomUser::cableByKeys()
{
    focusCanvas();
    hand().click(pointOn(anyElement()));
    m_desk.action("actionConnect")->trigger();
    for (int times = between(0, 4); times > 0; --times)
        QTest::keyClick(&canvas(), oneIn(3) ? Qt::Key_Left : Qt::Key_Tab);
    QTest::keyClick(&canvas(), oneOf(std::vector{Qt::Key_Return, Qt::Key_Return, Qt::Key_Insert, Qt::Key_Escape}));
}

/// Where something is written in the drawing.
void RandomUser::typeInPlace(const QStringList &texts)
{
    auto *editor = canvas().viewport()->findChild<QLineEdit *>();
    if (!editor || !editor->isVisible())
        return;
    retype(editor, oneOf(texts));
    const QPointer<QLineEdit> still(editor);
    QTest::keyClick(editor, oneIn(6) ? Qt::Key_Escape : Qt::Key_Return);
    if (still && still->isVisible())  // refused: take what is proposed, or give up
        QTest::keyClick(editor, oneIn(2) ? Qt::Key_Return : Qt::Key_Escape);
}

void RandomUser::rename()
{
    focusCanvas();
    hand().click(pointOn(anyElement()));
    QTest::keyClick(&canvas(), Qt::Key_F2);
    typeInPlace(kNames);
}

void RandomUser::typeAddresses()
{
    const Id tab = anyTab();
    if (!tab)
        return;
    const QRectF written = canvas().canvasScene().addressesRect(tab);
    focusCanvas();
    if (!written.isEmpty() && oneIn(2)) {
        hand().doubleClick(written.center());
    } else {
        hand().click(pointOn(tab));
        m_desk.action("actionEditAddresses")->trigger();
    }
    typeInPlace(kAddresses);
}

void RandomUser::useClipboard()
{
    focusCanvas();
    if (oneIn(2))
        hand().click(pointOn(anyElement()), oneIn(3) ? Qt::ShiftModifier : Qt::NoModifier);
    if (oneIn(2))
        hand().move(anywhere(), Qt::NoButton);
    const std::vector<Qt::Key> keys{Qt::Key_C, Qt::Key_V, Qt::Key_X, Qt::Key_V, Qt::Key_D};
    for (int times = between(1, 2); times > 0; --times)
        QTest::keyClick(&canvas(), oneOf(keys), Qt::ControlModifier);
}

void RandomUser::chooseFromMenu()
{
    QList<QAction *> actions;
    for (QAction *menu : m_desk.window().menuBar()->actions()) {
        // What is drawn is worked on in these.
        const QString text = menu->text().remove(u'&');
        if (text == QStringLiteral("Edit") || text == QStringLiteral("Arrange") || text == QStringLiteral("View"))
            collect(menu->menu()->actions(), actions);
    }
    collect({m_desk.action("actionAddCheck")}, actions);
    if (oneIn(3))
        hand().click(pointOn(anyElement()), oneIn(2) ? Qt::ShiftModifier : Qt::NoModifier);
    QAction *chosen = oneOf(actions);
    if (chosen->isEnabled())
        chosen->trigger();
    typeInPlace(kNames);
}

void RandomUser::chooseFromContextMenu()
{
    const Id id = anyElement();
    const QPoint at = hand().at(id && !oneIn(5) ? pointOn(id) : anywhere());
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, canvas().viewport()->mapToGlobal(at));
    QApplication::sendEvent(canvas().viewport(), &event);
    auto *menu = m_desk.window().findChild<QMenu *>(QStringLiteral("contextMenu"));
    if (!menu)
        return;
    QList<QAction *> actions;
    collect(menu->actions(), actions);
    const QPointer<QAction> chosen = actions.isEmpty() ? nullptr : oneOf(actions);
    menu->close();
    if (chosen && chosen->objectName() != QStringLiteral("actionTerminal"))
        chosen->trigger();
    delete menu;
    typeInPlace(kNames);
}

void RandomUser::editField()
{
    if (oneIn(2))
        hand().click(pointOn(anyElement()));
    auto *fields = m_desk.find<QWidget>("inspectorFields");
    QList<QWidget *> all;
    for (QWidget *each : fields->findChildren<QWidget *>())
        if (each->isVisible() && each->isEnabled() && each->focusPolicy() != Qt::NoFocus)
            all.append(each);
    if (all.isEmpty())
        return;
    QWidget *field = oneOf(all);
    field->setFocus();
    if (qobject_cast<QLineEdit *>(field) || qobject_cast<QPlainTextEdit *>(field)) {
        const QPointer<QWidget> still(field);
        retype(field, oneOf(kTexts));
        if (auto *text = qobject_cast<TextEdit *>(still))
            text->take();  // as after a pause
        if (still && !oneIn(4))
            QTest::keyClick(field, oneIn(6) ? Qt::Key_Escape : Qt::Key_Return);
    } else if (qobject_cast<QComboBox *>(field)) {
        QTest::keyClick(field, oneIn(2) ? Qt::Key_Down : Qt::Key_Up);
    } else if (qobject_cast<QAbstractButton *>(field)) {
        QTest::keyClick(field, Qt::Key_Space);
    }
}

void RandomUser::walkInHistory()
{
    focusCanvas();  // what was typed and not finished is a change
    m_walks = true;
    if (oneIn(20)) {  // as its panel does
        const int steps = editor().undoStack().count();
        editor().undoStack().setIndex(between(0, steps));
        return;
    }
    const auto press = [this](Qt::Key key, int times) {
        for (; times > 0; --times)
            QTest::keyClick(&canvas(), key, Qt::ControlModifier);
    };
    press(Qt::Key_Z, between(0, 6));
    press(Qt::Key_Y, between(0, 6));
}

void RandomUser::deleteMuch()
{
    focusCanvas();
    QTest::keyClick(&canvas(), Qt::Key_Escape);
    QTest::keyClick(&canvas(), Qt::Key_A, Qt::ControlModifier);
    m_desk.action("actionUnlock")->trigger();
    if (!oneIn(4)) {
        hand().click(anywhere());
        for (int times = 0; times < 4; ++times)
            hand().click(pointOn(anyElement()), Qt::ShiftModifier);
    }
    QTest::keyClick(&canvas(), Qt::Key_Delete);
}

void RandomUser::answer(QDialog &dialog)
{
    if (qobject_cast<QFileDialog *>(&dialog) || oneIn(4)) {
        dialog.reject();
        return;
    }
    const auto inside = [&dialog](auto *field) {
        return field->isVisible() && field->isEnabled() && field->window() == &dialog;
    };
    for (QComboBox *box : dialog.findChildren<QComboBox *>())
        if (inside(box) && oneIn(3))
            QTest::keyClick(box, oneIn(2) ? Qt::Key_Down : Qt::Key_Up);
    for (QSpinBox *box : dialog.findChildren<QSpinBox *>())
        if (inside(box) && oneIn(3))
            QTest::keyClick(box, Qt::Key_Down);
    for (QLineEdit *line : dialog.findChildren<QLineEdit *>())
        if (inside(line) && oneIn(4))
            retype(line, oneOf(kTexts));
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (inside(button) && button->isDefault()) {
            QTest::mouseClick(button, Qt::LeftButton);
            return;
        }
    }
}

void RandomUser::answerDialogs()
{
    for (int asked = 0; asked < 3; ++asked) {
        QDialog *open = nullptr;
        for (QDialog *dialog : m_desk.window().findChildren<QDialog *>())
            open = dialog->isVisible() ? dialog : open;
        if (!open)
            return;
        const QPointer<QDialog> still(open);
        answer(*open);
        if (still && still->isVisible())
            still->reject();
    }
}

}  // namespace toile
