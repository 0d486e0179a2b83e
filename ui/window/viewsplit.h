// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/window/fitting.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QSplitter;

namespace toile {

/// How the views of a drawing lie: one, or parts beside or below one another that are divided again.
struct ViewTree {
    std::vector<ViewTree> parts;  ///< none: one view
    std::vector<int> sizes;       ///< of the parts, in proportion
    Qt::Orientation along = Qt::Horizontal;
    std::optional<ViewPlace> place;  ///< of one view
};

/// The views in it, in their order.
std::vector<ViewTree *> leavesOf(ViewTree &tree);

/// The views of a drawing, beside and below one another; the borders between them can be dragged.
class ViewSplit : public QWidget {
    Q_OBJECT
public:
    explicit ViewSplit(QWidget *parent = nullptr);

    static constexpr int kMostViews = 4;

    /// Row by row, or column by column, as they were divided.
    std::vector<QWidget *> views() const;
    /// Why this view cannot be divided, in a sentence; empty when it can.
    QString refusal(QWidget *view, Qt::Orientation along) const;
    /// Beside or below `view`, which with all others in its row or column has as much room then.
    void add(QWidget *added, QWidget *view, Qt::Orientation along);
    void addFirst(QWidget *view);
    /// It has no parent any more, and the others have its room.
    void take(QWidget *view);
    /// `view` comes to where `other` is, which has no parent any more.
    void replace(QWidget *other, QWidget *view);
    /// A thin line says which one is used, when there are several.
    void mark(QWidget *view);

    ViewTree tree() const;
    /// As `tree` says; `next` gives one view after the other.
    void arrange(const ViewTree &tree, const std::function<QWidget *()> &next);

private:
    QSplitter *m_root;
    QPointer<QWidget> m_mark;
};

}  // namespace toile
