// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/physicalview.h"

#include "core/lab/lower.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/contradictions.h"
#include "ui/window/appearance.h"
#include "ui/window/fitting.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

namespace toile {

namespace {

constexpr int kPhysicalIcon = 18;

}  // namespace

PhysicalView::PhysicalView(Editor &drawing, LabRun &run, QWidget *parent)
    : QWidget(parent), m_drawing(drawing), m_drawingRun(run), m_run(drawing, run),
      m_canvas(new CanvasView(m_editor, m_run, this)), m_fitting(new Fitting(*m_canvas))
{
    setObjectName(QStringLiteral("physicalView"));
    m_editor.setReadOnly(tr("The physical equivalent follows the drawing: go back to the drawing to change it."));
    m_canvas->setObjectName(QStringLiteral("physicalCanvas"));
    m_canvas->setAccessibleName(tr("Physical equivalent, read-only"));
    m_canvas->setAcceptDrops(false);
    m_canvas->canvasScene().setPlainSwitches(true);
    m_canvas->canvasScene().setMarksFrom([this] { return marks(); });
    m_canvas->canvasScene().setColoursOf([this]() -> const Topology & { return m_drawing.topology(); });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBanner());
    layout->addWidget(m_canvas, 1);
    setFocusProxy(m_canvas);

    connect(&m_editor, &Editor::refused, this, &PhysicalView::message);
    connect(&m_editor, &Editor::selectionChanged, this, &PhysicalView::tellSelection);
    connect(m_canvas, &CanvasView::message, this, &PhysicalView::message);
    connect(m_canvas, &CanvasView::activated, this, [this](Id id) { Q_EMIT activated(m_lab.originOf(id)); });
    connect(m_canvas, &CanvasView::contextMenuWanted, this,
            [this](Id id, const QPoint &at) { Q_EMIT contextMenuWanted(m_lab.originOf(id), at); });
    connect(m_canvas, &CanvasView::pingWanted, this,
            [this](Id from, Id to) { Q_EMIT pingWanted(m_lab.originOf(from), m_lab.originOf(to)); });
    connect(&m_drawing, &Editor::selectionChanged, this, &PhysicalView::followSelection);
    connect(&m_drawing, &Editor::documentReset, this, &PhysicalView::backWanted);
    connect(&m_drawing, &Editor::changed, this, [this] {
        if (m_active && !rebuild())
            Q_EMIT backWanted();
    });
    recolour();
}

PhysicalView::~PhysicalView()
{
    m_drawing.disconnect(this);
    delete m_canvas;  // before what it shows
}

QWidget *PhysicalView::makeBanner()
{
    m_banner = new QWidget(this);
    m_banner->setObjectName(QStringLiteral("physicalBanner"));
    m_banner->setAutoFillBackground(true);
    m_icon = new QLabel(m_banner);
    auto *text = new QLabel(tr("<b>Physical equivalent</b> – the real network that this lab imitates. Read-only: it "
                               "follows the drawing."),
                            m_banner);
    text->setObjectName(QStringLiteral("physicalText"));
    text->setWordWrap(true);
    auto *back = new QPushButton(tr("&Back to the drawing"), m_banner);
    back->setObjectName(QStringLiteral("physicalBack"));
    connect(back, &QPushButton::clicked, this, &PhysicalView::backWanted);
    auto *row = new QHBoxLayout(m_banner);
    row->setContentsMargins(12, 6, 12, 6);
    row->addWidget(m_icon);
    row->addWidget(text, 1);
    row->addWidget(back);
    return m_banner;
}

void PhysicalView::recolour()
{
    QPalette colours = palette();
    colours.setColor(QPalette::Window, signalBackground(Signal::Busy, colours));
    m_banner->setPalette(colours);
    m_icon->setPixmap(colouredIcon(QStringLiteral("physical"), signalColour(Signal::Busy, palette()))
                          .pixmap(QSize(kPhysicalIcon, kPhysicalIcon), devicePixelRatioF()));
    m_canvas->canvasScene().setDark(isDark(palette()));
}

void PhysicalView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_banner)
        recolour();
}

bool PhysicalView::begin()
{
    m_active = true;
    return rebuild();
}

void PhysicalView::end()
{
    m_active = false;
    m_run.setLab(nullptr);
}

bool PhysicalView::rebuild()
{
    Result<PhysicalLab> lab = physicalLab(m_drawing.document());
    if (!lab) {
        Q_EMIT message(lab.error().message);
        return false;
    }
    m_lab = *std::move(lab);
    const QScopedValueRollback<bool> guard(m_following, true);
    m_rebuilding = true;
    m_run.setLab(nullptr);  // what ran in the lab before says nothing of this one
    if (!(m_editor.document() == m_lab.document))
        m_editor.reset(m_lab.document, {});
    m_rebuilding = false;
    m_run.setLab(&m_lab);
    m_following = false;
    followSelection();
    return true;
}

Marks PhysicalView::marks() const
{
    if (!m_active || m_rebuilding)
        return {};
    const std::shared_ptr<const Topology> deployed = m_drawingRun.deployed();
    if (deployed != m_givenDrawing) {
        m_given = deployed ? std::make_shared<const KernelState>(toile::lower(*deployed)) : nullptr;
        m_givenDrawing = deployed;
    }
    return physicalMarks(m_lab, marksOf(m_drawing.topology(), m_drawingRun, {m_drawingRun.live(), m_given}));
}

void PhysicalView::followSelection()
{
    if (!m_active || m_following)
        return;
    const QScopedValueRollback<bool> guard(m_following, true);
    std::vector<Id> ids;
    for (const Id drawn : m_drawing.selection()) {
        const Id id = m_lab.physicalOf(drawn);
        if (id && std::ranges::find(ids, id) == ids.end())
            ids.push_back(id);
    }
    m_editor.setSelection(std::move(ids));
}

void PhysicalView::tellSelection()
{
    if (!m_active || m_following)
        return;
    const QScopedValueRollback<bool> guard(m_following, true);
    std::vector<Id> ids;
    for (const Id id : m_editor.selection()) {
        const Id drawn = m_lab.originOf(id);
        if (std::ranges::find(ids, drawn) == ids.end())
            ids.push_back(drawn);
    }
    m_drawing.setSelection(std::move(ids));
}

}  // namespace toile
