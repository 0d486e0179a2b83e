// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"
#include "ui/window/actions.h"

#include <QMenu>

#include <functional>

namespace toile {

class CanvasView;
class Editor;

/// The menu “Arrange”: what it does to the drawing that `canvas` gives and shows at that time.
class ArrangeMenu : public QMenu {
    Q_OBJECT
public:
    ArrangeMenu(const Actions &actions, std::function<CanvasView *()> canvas, QWidget *parent);

    /// Each action can be used when it would do something; none without a drawing.
    void refresh(const Editor *drawing);

Q_SIGNALS:
    void message(const QString &text);

private:
    void connectActions();
    void connectMaking();
    void perform(const QAction *action, const Patch &patch);
    void performApart(const QAction *action, const Patch &patch);
    void performOr(const QAction *action, const Result<Patch> &patch);

    Actions m_actions;
    std::function<CanvasView *()> m_canvas;
};

}  // namespace toile
