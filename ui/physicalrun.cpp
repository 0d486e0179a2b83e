// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/physicalrun.h"

#include "ui/editor.h"

#include <QTimer>

namespace toile {

namespace {

constexpr std::chrono::milliseconds kPause{50};

/// Without places: what a lab is made of. Nothing when it cannot be one.
std::optional<Document> documentOf(const Topology &topology)
{
    Topology labs;
    labs.header = topology.header;
    labs.machines = topology.machines;
    labs.interfaces = topology.interfaces;
    labs.cables = topology.cables;
    Document document;
    if (!document.apply(patchBetween(document, labs)))
        return std::nullopt;
    return document;
}

}  // namespace

PhysicalRun::PhysicalRun(Editor &drawing, LabRun &run, QObject *parent)
    : LabRun(parent), m_drawing(drawing), m_run(run), m_soon(new QTimer(this))
{
    m_soon->setSingleShot(true);
    m_soon->setInterval(kPause);
    connect(m_soon, &QTimer::timeout, this, &PhysicalRun::refresh);
    connect(&run, &LabRun::stateChanged, this, &LabRun::stateChanged);
    connect(&run, &LabRun::pendingChanged, this, &LabRun::pendingChanged);
    connect(&run, &LabRun::liveReset, this, [this] {
        m_live = translated();
        Q_EMIT liveReset();
    });
    connect(&run, &LabRun::liveChanged, this, [this] {
        if (m_lab && !m_soon->isActive())
            m_soon->start();
    });
    connect(&run, &LabRun::countersChanged, this, [this](const CountersSample &sample) {
        if (m_lab && m_live)
            Q_EMIT countersChanged(physicalCounters(*m_lab, m_drawing.topology(), sample));
    });
}

PhysicalRun::~PhysicalRun()
{
    m_run.disconnect(this);
}

void PhysicalRun::setLab(const PhysicalLab *lab)
{
    m_soon->stop();
    m_lab = lab;
    m_live = translated();
    Q_EMIT liveReset();
}

std::shared_ptr<const Topology> PhysicalRun::deployed() const
{
    if (!m_live)
        return nullptr;
    const std::shared_ptr<const Topology> drawn = m_run.deployed();
    if (drawn == m_drawnThen)
        return m_physicalThen;
    m_drawnThen = drawn;
    m_physicalThen.reset();
    if (!drawn)
        return nullptr;
    const std::optional<Document> then = documentOf(*drawn);
    if (!then)
        return nullptr;
    if (const auto lab = physicalLab(*then))
        m_physicalThen = std::make_shared<const Topology>(lab->document.topology());
    return m_physicalThen;
}

std::optional<LiveState> PhysicalRun::translated() const
{
    if (!m_lab || !m_run.live())
        return std::nullopt;
    return physicalLive(*m_lab, m_drawing.topology(), *m_run.live());
}

void PhysicalRun::refresh()
{
    std::optional<LiveState> now = translated();
    if (!now || !m_live) {
        m_live = std::move(now);
        Q_EMIT liveReset();
        return;
    }
    const LiveDelta delta = difference(*m_live, *now);
    m_live = std::move(now);
    if (!delta.isEmpty())
        Q_EMIT liveChanged(delta);
}

}  // namespace toile
