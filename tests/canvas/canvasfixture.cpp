// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/canvas/canvasfixture.h"

#include "core/lab/labfile.h"
#include "resources/assets.h"

#include <QtTest>

namespace toile {

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
