// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/window/randomuser.h"

#include "ui/canvas/canvasscene.h"
#include "ui/canvas/geometry.h"

#include <QAction>

#include <algorithm>
#include <numeric>

namespace toile {

namespace {

constexpr std::size_t kMostMachines = 6;
constexpr std::size_t kMostInterfaces = 16;
constexpr std::size_t kMostNotes = 3;
constexpr double kLeastZoom = 0.4;
constexpr double kMostZoom = 2.5;

template <typename Map>
std::vector<Id> idsIn(const Map &map)
{
    std::vector<Id> ids;
    for (const auto &[id, element] : map)
        ids.push_back(id);
    std::sort(ids.begin(), ids.end());  // the same in every run
    return ids;
}

}  // namespace

const std::vector<RandomUser::Act> &RandomUser::acts()
{
    static const std::vector<Act> all{
        {"place from the palette", 4, &RandomUser::placeFromPalette},
        {"drop from the palette", 4, &RandomUser::dropFromPalette},
        {"move a box", 10, &RandomUser::moveBox},
        {"move a machine into or out of another", 6, &RandomUser::moveIntoMachine},
        {"resize a box", 5, &RandomUser::resizeBox},
        {"pull a cable", 10, &RandomUser::pullCable},
        {"use the cable tool", 2, &RandomUser::useCableTool},
        {"slide a tab", 5, &RandomUser::slideTab},
        {"move a cable or a bend", 5, &RandomUser::moveCable},
        {"move an end of an arrow", 2, &RandomUser::moveEndOfArrow},
        {"select by mouse", 6, &RandomUser::selectByMouse},
        {"select by band", 3, &RandomUser::selectByBand},
        {"double click", 3, &RandomUser::doubleClickSomething},
        {"draw a route", 2, &RandomUser::drawRoute},
        {"look elsewhere", 2, &RandomUser::lookElsewhere},
        {"press keys", 8, &RandomUser::pressKeys},
        {"cable by keys", 3, &RandomUser::cableByKeys},
        {"rename", 3, &RandomUser::rename},
        {"type addresses", 4, &RandomUser::typeAddresses},
        {"use the clipboard", 6, &RandomUser::useClipboard},
        {"choose from a menu", 14, &RandomUser::chooseFromMenu},
        {"choose from a context menu", 4, &RandomUser::chooseFromContextMenu},
        {"edit a field", 10, &RandomUser::editField},
        {"walk in the history", 10, &RandomUser::walkInHistory},
    };
    return all;
}

QString RandomUser::act()
{
    static const int total =
        std::accumulate(acts().begin(), acts().end(), 0, [](int sum, const Act &each) { return sum + each.weight; });
    static const Act kDelete{"delete much", 0, &RandomUser::deleteMuch};
    int chosen = int(below(std::size_t(total)));
    const Act *act = &kDelete;
    if (!isTooLarge()) {
        act = acts().data();
        while (chosen >= act->weight)
            chosen -= act++->weight;
    }
    (this->*act->does)();
    m_walks = false;
    answerOffers();
    answerDialogs();
    return QLatin1String(act->name);
}

const Geometry &RandomUser::geometry()
{
    return canvas().canvasScene().geometry();
}

bool RandomUser::isTooLarge()
{
    return topology().machines.size() > kMostMachines || topology().interfaces.size() > kMostInterfaces ||
           topology().notes.size() > kMostNotes;
}

void RandomUser::focusCanvas()
{
    m_desk.window().activateWindow();
    canvas().setFocus();
}

Qt::KeyboardModifiers RandomUser::modifiers()
{
    const std::array<Qt::KeyboardModifiers, 8> some{
        Qt::NoModifier,      Qt::NoModifier,  Qt::NoModifier,    Qt::NoModifier,
        Qt::ControlModifier, Qt::AltModifier, Qt::ShiftModifier, Qt::ControlModifier | Qt::ShiftModifier};
    return oneOf(some);
}

Id RandomUser::anyElement()
{
    const std::vector<Id> all = canvas().readingOrder();
    return all.empty() ? Id() : oneOf(all);
}

Id RandomUser::anyMachine()
{
    return topology().machines.empty() ? Id() : oneOf(idsIn(topology().machines));
}

Id RandomUser::anyBox()
{
    return geometry().boxes.empty() ? Id() : oneOf(idsIn(geometry().boxes));
}

Id RandomUser::anyTab()
{
    return geometry().tabs.empty() ? Id() : oneOf(idsIn(geometry().tabs));
}

Id RandomUser::anyCable()
{
    return topology().cables.empty() ? Id() : oneOf(idsIn(topology().cables));
}

QPointF RandomUser::pointOn(Id id)
{
    const auto tab = geometry().tabs.find(id);
    if (tab != geometry().tabs.end())
        return tab->second.at;
    const auto cable = geometry().cables.find(id);
    if (cable != geometry().cables.end())
        return cable->second.pointAtPercent(between(2, 8) / 10.0);
    const QRectF box = geometry().box(id);
    for (int tries = 0; tries < 8; ++tries) {
        const QPointF at = box.topLeft() + QPointF(box.width() * between(1, 99), box.height() * between(1, 99)) / 100;
        if (canvas().canvasScene().idAt(at) == id)
            return at;
    }
    return box.center();
}

/// In what is seen; what is not looked at is brought there first.
QPointF RandomUser::anywhere()
{
    const QRect room = canvas().viewport()->rect().adjusted(8, 8, -8, -8);
    return canvas().mapToScene(QPoint(between(room.left(), room.right()), between(room.top(), room.bottom())));
}

void RandomUser::lookElsewhere()
{
    const double zoom = canvas().transform().m11();
    const char *way = zoom < kLeastZoom || zoom > kMostZoom || oneIn(2) ? "actionFit"
                      : oneIn(2)                                        ? "actionZoomIn"
                                                                        : "actionZoomOut";
    m_desk.action(way)->trigger();
}

}  // namespace toile
