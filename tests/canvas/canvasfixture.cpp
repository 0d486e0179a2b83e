// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/canvas/canvasfixture.h"

#include "core/arrange/generate.h"
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

bool CanvasFixture::addMesh(int machines)
{
    arrange::Generator generator;
    generator.shape = arrange::Shape::Mesh;
    generator.machines = machines;
    generator.prefix = *IpPrefix::parse(QStringLiteral("10.0.0.0/16"));
    const Result<Patch> made = arrange::generate(m_editor->document(), generator, {700, 500});
    return made && m_editor->perform(QStringLiteral("Mesh"), *made);
}

}  // namespace toile
