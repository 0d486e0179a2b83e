// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/physical.h"
#include "ui/canvas/marks.h"
#include "ui/editor.h"
#include "ui/physicalrun.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;

namespace toile {

class CanvasView;
class Fitting;

/// The physical network that a drawing imitates, drawn beside it: it follows the drawing, its selection and its running
/// lab, and cannot be changed itself.
class PhysicalView : public QWidget {
    Q_OBJECT
public:
    PhysicalView(Editor &drawing, LabRun &run, QWidget *parent = nullptr);
    ~PhysicalView() override;

    CanvasView &canvas() { return *m_canvas; }
    Fitting &fitting() { return *m_fitting; }
    Editor &editor() { return m_editor; }
    const PhysicalLab &lab() const { return m_lab; }
    /// Follows the drawing from now on; false, and why is told, when it has no physical equivalent.
    bool begin();
    void end();

Q_SIGNALS:
    void message(const QString &text);
    void backWanted();
    void activated(toile::Id drawn);  ///< Enter or double click
    void contextMenuWanted(toile::Id drawn, const QPoint &globalPosition);
    void pingWanted(toile::Id from, toile::Id to);  ///< machines of the drawing

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeBanner();
    void recolour();
    bool rebuild();
    Marks marks() const;
    void followSelection();
    void tellSelection();

    Editor &m_drawing;
    LabRun &m_drawingRun;
    Editor m_editor;
    PhysicalRun m_run;
    PhysicalLab m_lab;
    CanvasView *m_canvas;
    Fitting *m_fitting;
    QWidget *m_banner = nullptr;
    QLabel *m_icon = nullptr;
    bool m_following = false;
    bool m_active = false;
    bool m_rebuilding = false;
    mutable std::shared_ptr<const Topology> m_givenDrawing;  ///< what m_given was made of
    mutable std::shared_ptr<const KernelState> m_given;
};

}  // namespace toile
