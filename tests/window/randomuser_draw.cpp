// SPDX-License-Identifier: GPL-2.0-or-later
// What the mouse does in the drawing.
#include "tests/window/randomuser.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/noteitem.h"
#include "ui/window/elementpalette.h"

#include <QAction>
#include <QMenu>
#include <QTest>

namespace toile {

namespace {

/// Pressed while the mouse holds something.
const std::vector<std::pair<Qt::Key, Qt::KeyboardModifiers>> kMeanwhile{
    {Qt::Key_Escape, Qt::NoModifier}, {Qt::Key_Z, Qt::ControlModifier}, {Qt::Key_Y, Qt::ControlModifier},
    {Qt::Key_Delete, Qt::NoModifier}, {Qt::Key_Tab, Qt::NoModifier},    {Qt::Key_Right, Qt::NoModifier},
    {Qt::Key_D, Qt::ControlModifier}, {Qt::Key_A, Qt::ControlModifier}};

}  // namespace

void RandomUser::drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers)
{
    hand().move(from, Qt::NoButton, modifiers);
    hand().press(from, modifiers);
    hand().move(from + (to - from) / 2, Qt::LeftButton, modifiers);
    if (oneIn(16)) {
        const auto [key, held] = oneOf(kMeanwhile);
        QTest::keyClick(&canvas(), key, held);
    }
    const Qt::KeyboardModifiers then = oneIn(8) ? this->modifiers() : modifiers;
    hand().move(to, Qt::LeftButton, then);
    hand().release(to, then);
}

void RandomUser::placeFromPalette()
{
    auto *palette = m_desk.find<ElementPalette>("elementPalette");
    QListWidgetItem *entry = palette->item(int(below(std::size_t(palette->count()))));
    if (entry->data(Qt::UserRole) == QLatin1String(kPictureKind))
        return;  // asks for a file
    palette->scrollToItem(entry);
    QTest::mouseClick(palette->viewport(), Qt::LeftButton, {}, palette->visualItemRect(entry).center());
    for (int clicks = between(1, 2); clicks > 0; --clicks)
        hand().click(anywhere(), modifiers());
    if (!oneIn(8))
        QTest::keyClick(&canvas(), Qt::Key_Escape);
}

void RandomUser::dropFromPalette()
{
    const std::vector<const char *> kinds{"host",   "vm",      "router",   "switch",  "pc",
                                          "bridge", kNoteKind, kFrameKind, kArrowKind};
    const Id cable = anyCable();
    hand().drop(oneOf(kinds), cable && oneIn(3) ? pointOn(cable) : anywhere(), modifiers());
}

void RandomUser::moveBox()
{
    const Id box = anyBox();
    if (!box)
        return;
    const QPointF from = pointOn(box);
    drag(from, from + QPointF(between(-260, 260), between(-200, 200)), modifiers());
}

void RandomUser::moveIntoMachine()
{
    const Id machine = anyMachine();
    const Id other = anyMachine();
    if (!machine)
        return;
    const QPointF from = pointOn(machine);
    drag(from, other == machine ? anywhere() : pointOn(other), oneIn(4) ? modifiers() : Qt::NoModifier);
}

void RandomUser::resizeBox()
{
    const Id box = anyBox();
    if (!box)
        return;
    hand().click(pointOn(box));
    const QRectF rect = geometry().box(box).adjusted(-4, -4, 4, 4);
    const std::vector<QPointF> handles{rect.topLeft(),
                                       rect.topRight(),
                                       rect.bottomLeft(),
                                       rect.bottomRight(),
                                       {rect.right(), rect.center().y()},
                                       {rect.left(), rect.center().y()},
                                       {rect.center().x() + rect.width() / 4, rect.bottom()}};
    const QPointF from = oneOf(handles);
    drag(from, from + QPointF(between(-160, 160), between(-120, 120)), modifiers());
}

/// From the round handle over a box, or from a free tab, to an element, to something new or to nothing.
void RandomUser::pullCable()
{
    const Id box = oneIn(3) ? anyBox() : anyMachine();
    const Id tab = anyTab();
    if (!box)
        return;
    const QPointF from = tab && oneIn(4) ? pointOn(tab) : hand().knob(box);
    const Id target = anyElement();
    drag(from, target && !oneIn(4) ? pointOn(target) : anywhere());
}

void RandomUser::useCableTool()
{
    m_desk.action("actionCableTool")->trigger();
    const Id from = anyElement();
    const Id to = anyElement();
    if (from && to)
        drag(pointOn(from), pointOn(to));
    answerOffers();
    m_desk.action("actionSelectTool")->trigger();
}

void RandomUser::answerOffers()
{
    QMenu *menu = hand().offers();
    if (!menu)
        return;
    QList<QAction *> offered = menu->actions();
    offered.removeIf([](const QAction *action) { return action->isSeparator(); });
    if (offered.isEmpty() || oneIn(5))
        QTest::keyClick(menu, Qt::Key_Escape);
    else
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(oneOf(offered)).center());
}

void RandomUser::slideTab()
{
    const Id tab = anyTab();
    if (!tab)
        return;
    const QPointF from = pointOn(tab);
    const Id other = anyElement();
    drag(from, oneIn(3) ? pointOn(other) : from + QPointF(between(-90, 90), between(-90, 90)));
}

void RandomUser::moveCable()
{
    const Id cable = anyCable();
    if (!cable)
        return;
    const QPointF from = pointOn(cable);
    hand().click(from);
    const auto placed = editor().layout().placements.find(cable);
    const bool bent = placed != editor().layout().placements.end() && !placed->second.bends.empty();
    if (bent && oneIn(4)) {
        hand().doubleClick(placed->second.bends.front());
        return;
    }
    const QPointF at = bent && oneIn(2) ? placed->second.bends.front() : from;
    drag(at, at + QPointF(between(-120, 120), between(-120, 120)));
}

void RandomUser::moveEndOfArrow()
{
    for (const auto &[id, note] : topology().notes) {
        const auto *item = dynamic_cast<const NoteItem *>(canvas().canvasScene().itemOf(id));
        if (!item || !std::holds_alternative<ArrowNote>(note.shape))
            continue;
        const QLineF line = item->face().line;
        const Id target = anyElement();
        hand().click(line.center());
        drag(oneIn(2) ? line.p1() : line.p2(), oneIn(2) && target ? pointOn(target) : anywhere());
        return;
    }
    hand().drop(kArrowKind, anywhere());
}

void RandomUser::selectByMouse()
{
    const Id id = anyElement();
    hand().click(id ? pointOn(id) : anywhere(), modifiers());
}

void RandomUser::selectByBand()
{
    drag(anywhere(), anywhere(), oneIn(3) ? Qt::ShiftModifier : Qt::NoModifier);
}

void RandomUser::doubleClickSomething()
{
    const Id id = anyElement();
    const QRectF name = canvas().canvasScene().nameRect(id);
    hand().doubleClick(oneIn(2) && !name.isEmpty() ? name.center() : id ? pointOn(id) : anywhere());
    typeInPlace({QStringLiteral("renamed%1").arg(below(6)), QStringLiteral("10.1.0.%1/16").arg(below(9))});
}

void RandomUser::drawRoute()
{
    m_desk.action("actionRouteTool")->trigger();
    const Id from = anyMachine();
    const Id to = anyElement();
    if (from && to)
        drag(pointOn(from), pointOn(to));
    m_desk.action("actionSelectTool")->trigger();
}

}  // namespace toile
