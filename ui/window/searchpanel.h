// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/search.h"

#include <QFrame>
#include <QTransform>

#include <optional>

class QLabel;
class QLineEdit;
class QTimer;
class QTreeWidget;

namespace toile {

class CanvasView;
class Editor;
class LabRun;

/// Looks for a name, an address, a MAC or a VLAN in the drawing and in what the kernel says of it. It lies over the
/// corner of the canvas, where what it finds is lit.
class SearchPanel : public QFrame {
    Q_OBJECT
public:
    SearchPanel(Editor &editor, LabRun &run, CanvasView &canvas);
    ~SearchPanel() override;

    /// Opens it, or goes back to what was typed.
    void start();
    /// Forgets what was asked, and everything is lit again.
    void stop();
    /// Looks for what the other does.
    void goOnAs(const SearchPanel &other);

Q_SIGNALS:
    void panned();  ///< the canvas shows what somebody chose of what was found

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void build();
    void look();
    void fill(const std::vector<SearchHit> &hits);
    void step(int by);
    void revealCurrent();
    void arrange();
    /// True when the canvas had to show another place for that.
    bool uncoverCurrent();
    void goHome();
    QString described(const SearchHit &hit) const;

    Editor &m_editor;
    LabRun &m_run;
    CanvasView &m_canvas;
    std::vector<SearchHit> m_hits;
    struct Place {
        QPoint bars;
        QTransform zoom;
        bool operator==(const Place &) const = default;
    };
    Place place() const;
    std::optional<Place> m_home;  ///< where the canvas was before it moved for what was found
    Place m_moved;                ///< where it moved to
    QLineEdit *m_text;
    QTreeWidget *m_list;
    QLabel *m_count;
    QTimer *m_soon;
};

}  // namespace toile
