// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/id.h"

#include <QPointer>
#include <QWidget>

#include <vector>

class QDockWidget;
class QTimer;
class QTreeView;

namespace toile {

class CanvasView;
class Editor;
class LabRun;
class OutlineModel;

/// The drawing as a tree, selected together with it: all that can be done on the canvas can be done here, without
/// seeing it.
class OutlinePanel : public QWidget {
    Q_OBJECT
public:
    OutlinePanel(Editor &editor, LabRun &run, CanvasView &canvas, QWidget *parent = nullptr);
    ~OutlinePanel() override;

Q_SIGNALS:
    void contextMenuWanted(toile::Id id, const QPoint &globalPosition);
    void activated(toile::Id id);  ///< Enter or double click: its properties are wanted
    void message(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    /// Not only shown, but before the docks that it shares its place with.
    bool isSeen() const { return isVisible() && !m_behind; }
    void watch();
    void followSelection();
    void tellSelection();
    void activate(const QModelIndex &index);
    void remove();
    bool menuAt(const QPoint &position, bool byKeyboard);
    std::vector<Id> chosen() const;

    Editor &m_editor;
    CanvasView &m_canvas;
    OutlineModel *m_model;
    QTreeView *m_tree;
    QTimer *m_widenSoon;
    QPointer<QDockWidget> m_dock;
    bool m_behind = false;   ///< another dock
    bool m_telling = false;  ///< the selection comes from here
    bool m_following = false;
};

}  // namespace toile
