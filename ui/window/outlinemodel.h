// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/outline.h"

#include <QAbstractItemModel>
#include <QPixmap>

#include <memory>
#include <unordered_map>

class QTimer;

namespace toile {

class CanvasView;
class Editor;
class LabRun;
struct Patch;

/// The drawing as a tree for item views. Lines are made, removed and moved singly as the drawing changes, so that what
/// is selected and unfolded stays so. Names can be edited; machines can be dragged into machines.
class OutlineModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Name, State, ColumnCount };
    static constexpr int DetailRole = Qt::UserRole;  ///< what is said beside the name

    /// The canvas says how elements are called aloud, and what the kernel says of them.
    OutlineModel(Editor &editor, LabRun &run, CanvasView &canvas, QObject *parent = nullptr);
    ~OutlineModel() override;

    /// Whether somebody sees it: else what changes is taken all at once when somebody does.
    void setWatched(bool on);
    void settle();
    /// Lines come and go because the drawing changes, not because somebody chooses.
    bool isSettling() const { return m_settling; }

    OutlineNode::Kind kindOf(const QModelIndex &index) const;
    /// Of a line that is an element of the drawing, else none.
    Id idOf(const QModelIndex &index) const;
    int vlanOf(const QModelIndex &index) const;
    /// What selecting a line selects in the drawing: the element, or all of a network.
    std::vector<Id> elementsOf(const QModelIndex &index) const;
    /// The line of an element where it is first told; invalid when there is none.
    QModelIndex indexOf(Id id) const;
    /// Whether any line has something in the state column.
    bool hasStates() const { return m_states; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    Qt::DropActions supportedDropActions() const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    void message(const QString &text);  ///< why something was refused
    void statesShown(bool any);         ///< hasStates() is another
    void settled();                     ///< the lines are those of the drawing again

private:
    struct Line;
    using Lines = std::vector<std::unique_ptr<Line>>;

    void rebuild();
    void follow(const Patch &patch);
    void reconcile(Line &line, const OutlineNode &wanted);
    void removeOthers(Line &line, const OutlineNode &wanted);
    void insertMissing(Line &line, const OutlineNode &wanted);
    std::unique_ptr<Line> makeLine(const OutlineNode &node, Line *parent);
    void forget(const Line &line);
    void refreshStates();
    QString stateText(const Line &line) const;
    QPixmap stateSign(const Line &line) const;
    Line *lineOf(const QModelIndex &index) const;
    QModelIndex indexOf(const Line &line, int column = Name) const;

    Editor &m_editor;
    CanvasView &m_canvas;
    std::unique_ptr<OutlineNode> m_tree;  ///< as it was told last
    std::unique_ptr<Line> m_root;
    std::unordered_multimap<Id, Line *> m_lines;  ///< by element
    QTimer *m_statesSoon;
    bool m_watched = false;
    bool m_stale = false;
    bool m_settling = false;
    bool m_states = false;
};

}  // namespace toile
