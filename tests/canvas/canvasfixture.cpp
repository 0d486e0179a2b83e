// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/canvas/canvasfixture.h"

#include "core/lab/labfile.h"
#include "resources/assets.h"

#include <QtTest>

#include <algorithm>

namespace toile {

bool isSame(const QPainterPath &a, const QPainterPath &b)
{
    if (a.elementCount() != b.elementCount())
        return false;
    for (int i = 0; i < a.elementCount(); ++i) {
        const QPainterPath::Element &one = a.elementAt(i);
        const QPainterPath::Element &other = b.elementAt(i);
        if (one.type != other.type || QLineF(one, other).length() > 1e-6)
            return false;
    }
    return true;
}

bool isSame(const Geometry &a, const Geometry &b)
{
    const auto onSameWay = [](const auto &one, const auto &other) { return isSame(one.path, other.path); };
    const auto ofEach = [](const auto &one, const auto &other, const auto &same) {
        return one.size() == other.size() && std::ranges::all_of(one, [&](const auto &entry) {
                   const auto it = other.find(entry.first);
                   return it != other.end() && same(entry.second, it->second);
               });
    };
    return a.boxes == b.boxes && a.tabs == b.tabs &&
           ofEach(a.cables, b.cables, [](const auto &one, const auto &other) { return isSame(one, other); }) &&
           ofEach(a.lines, b.lines,
                  [&](const auto &one, const auto &other) { return std::ranges::equal(one, other, onSameWay); }) &&
           std::ranges::equal(a.tunnels, b.tunnels, onSameWay);
}

CanvasSheet::CanvasSheet()
{
    useAssets();
    m_view = std::make_unique<CanvasView>(*m_editor, m_run);
}

CanvasFixture::CanvasFixture() : CanvasHand(*m_view)
{
    m_view->resize(1500, 900);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->zoomToActualSize();
}

void CanvasFixture::open(const QString &lab)
{
    m_editor->reset(loadLab(shippedLabPath(lab)).document, QString());
    m_view->zoomToActualSize();
    m_view->centerOn(m_view->canvasScene().drawingRect().center());
}

}  // namespace toile
