// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QWidget>

#include <map>

class QLabel;
class QTimer;
class QUndoView;

namespace toile {

class Editor;

/// Everything that was done to the drawing, step by step: a click or the arrow keys go there. Beside it the drawing as
/// it was at the step under the pointer, or at the current one.
class HistoryPanel : public QWidget {
    Q_OBJECT
public:
    explicit HistoryPanel(Editor &editor, QWidget *parent = nullptr);

    /// The step whose picture is shown now: 0 is the drawing as it was opened. -1: none yet.
    int pictured() const { return m_pictured; }

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void want(int step);
    void draw();
    void forget();

    Editor &m_editor;
    QUndoView *m_list;
    QLabel *m_picture;
    QTimer *m_soon;
    std::map<int, QPixmap> m_pictures;  ///< of steps, as long as the history behind them stays
    int m_wanted = -1;
    int m_pictured = -1;
};

}  // namespace toile
