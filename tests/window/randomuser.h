// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "tests/canvas/canvashand.h"
#include "tests/window/windowfixture.h"

#include <array>
#include <random>

class QDialog;

namespace toile {

struct Geometry;

/// Somebody at a window who has no plan: each act is something that a person can do there with mouse and keyboard. The
/// same seed does the same.
class RandomUser {
public:
    RandomUser(WindowFixture &desk, quint32 seed) : m_desk(desk), m_random(seed) {}

    /// Drawings stay of a size that a person looks at as a whole: what grows past it is deleted next.
    QString act();
    /// He only goes back and forth in the history now.
    bool walks() const { return m_walks; }

private:
    struct Act {
        const char *name;
        int weight;
        void (RandomUser::*does)();
    };
    static const std::vector<Act> &acts();

    // randomuser_draw.cpp: what the mouse does in the drawing
    void placeFromPalette();
    void dropFromPalette();
    void moveBox();
    void moveIntoMachine();
    void resizeBox();
    void pullCable();
    void useCableTool();
    void slideTab();
    void moveCable();
    void moveEndOfArrow();
    void selectByMouse();
    void selectByBand();
    void doubleClickSomething();
    void drawRoute();
    void lookElsewhere();
    void drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = {});
    void answerOffers();

    // randomuser_edit.cpp: what keys, menus and fields do
    void pressKeys();
    void cableByKeys();
    void rename();
    void typeAddresses();
    void useClipboard();
    void chooseFromMenu();
    void chooseFromContextMenu();
    void editField();
    void walkInHistory();
    void deleteMuch();
    void typeInPlace(const QStringList &texts);
    void answerDialogs();
    void answer(QDialog &dialog);

    // randomuser.cpp
    CanvasView &canvas() { return m_desk.window().canvas(); }
    CanvasHand hand() { return CanvasHand(canvas()); }
    Editor &editor() { return m_desk.editor(); }
    const Topology &topology() { return m_desk.topology(); }
    const Geometry &geometry();
    bool isTooLarge();
    void focusCanvas();

    std::size_t below(std::size_t bound) { return bound ? m_random() % bound : 0; }
    int between(int least, int most)
    {
        const int choices = most - least + 1;
        return least + int(below(std::size_t(choices)));
    }
    bool oneIn(std::size_t n) { return below(n) == 0; }
    template <typename List>
    auto oneOf(const List &list)
    {
        return *std::next(list.begin(), std::ptrdiff_t(below(std::size_t(std::size(list)))));
    }
    Qt::KeyboardModifiers modifiers();
    Id anyElement();
    Id anyMachine();
    Id anyBox();
    Id anyTab();
    Id anyCable();
    /// Where the element alone is, if it is anywhere.
    QPointF pointOn(Id id);
    QPointF anywhere();

    WindowFixture &m_desk;
    std::mt19937 m_random;
    bool m_walks = false;
};

}  // namespace toile
