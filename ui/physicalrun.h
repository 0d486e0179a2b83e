// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/physicallive.h"
#include "ui/labrun.h"

class QTimer;

namespace toile {

class Editor;

/// The running side of a physical lab: what the kernel says of the drawing that it was made of.
class PhysicalRun : public LabRun {
    Q_OBJECT
public:
    PhysicalRun(Editor &drawing, LabRun &run, QObject *parent = nullptr);
    ~PhysicalRun() override;

    /// The lab to tell of, made of the drawing as it is now; null: nobody looks.
    void setLab(const PhysicalLab *lab);

    State state() const override { return m_run.state(); }
    const LiveState *live() const override { return m_live ? &*m_live : nullptr; }
    std::shared_ptr<const Topology> deployed() const override;
    QString runningName() const override { return m_run.runningName(); }
    QString engine() const override { return m_run.engine(); }
    Plan pendingPlan() const override { return {}; }

private:
    void refresh();
    std::optional<LiveState> translated() const;

    Editor &m_drawing;
    LabRun &m_run;
    const PhysicalLab *m_lab = nullptr;
    std::optional<LiveState> m_live;
    mutable std::shared_ptr<const Topology> m_drawnThen;  ///< what m_physicalThen was made of
    mutable std::shared_ptr<const Topology> m_physicalThen;
    QTimer *m_soon;
};

}  // namespace toile
