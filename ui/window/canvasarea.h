// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/id.h"

#include <QStackedWidget>

#include <functional>
#include <map>

namespace toile {

class CanvasView;
class Editor;
class Fitting;
class LabRun;
class PhysicalView;
class SearchPanel;

/// The views of a drawing, each with what lies over it (search, minimap), and in their place, when that is wanted, the
/// physical equivalent of the drawing.
class CanvasArea : public QStackedWidget {
    Q_OBJECT
public:
    /// Takes in the widget that holds the views; `used` is the one that was used last.
    CanvasArea(Editor &editor, LabRun &run, QWidget &views, std::function<CanvasView &()> used,
               QWidget *parent = nullptr);
    ~CanvasArea() override;

    /// Gives a view its search and its minimap.
    void cover(CanvasView &view, Fitting &fitting);
    static Fitting &fittingOf(const CanvasView &view);
    static SearchPanel &searchOf(const CanvasView &view);
    /// The canvas that is seen and used now.
    CanvasView &shown() const;
    /// What that one shows.
    Editor &shownEditor() const;
    bool showsPhysical() const;
    void showPhysical(bool on);
    /// All of what is seen now.
    void fit();
    void showMinimap(CanvasView &view, bool on);
    /// In the view that was used last.
    void find();

Q_SIGNALS:
    void viewChanged();  ///< another canvas is shown, or at another zoom
    void message(const QString &text);
    void activated(toile::Id id);
    void pingWanted(toile::Id from, toile::Id to);
    void contextMenuWanted(toile::Id id, const QPoint &globalPosition);

private:
    PhysicalView &physical();
    void handOverTool(bool toPhysical);
    void morph(const QPixmap &before, const std::map<Id, QRectF> &from);

    Editor &m_editor;
    LabRun &m_run;
    QWidget &m_views;
    std::function<CanvasView &()> m_used;
    PhysicalView *m_physical = nullptr;  ///< made when it is first wanted
};

}  // namespace toile
