// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/outlinepanel.h"

#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/editor.h"
#include "ui/window/detaildelegate.h"
#include "ui/window/outlinemodel.h"

#include <QContextMenuEvent>
#include <QDockWidget>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

#include <set>

namespace toile {

namespace {

using Kind = OutlineNode::Kind;

constexpr int kIndentation = 12;

}  // namespace

OutlinePanel::OutlinePanel(Editor &editor, LabRun &run, CanvasView &canvas, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_canvas(canvas), m_model(new OutlineModel(editor, run, canvas, this)),
      m_tree(new QTreeView(this)), m_widenSoon(new QTimer(this))
{
    setObjectName(QStringLiteral("outlinePanel"));
    setFocusProxy(m_tree);
    m_tree->setObjectName(QStringLiteral("outlineTree"));
    m_tree->setAccessibleName(tr("Outline of the drawing"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new DetailDelegate(OutlineModel::DetailRole, m_tree));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setHeaderHidden(true);
    m_tree->setIndentation(kIndentation);
    m_tree->setUniformRowHeights(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setDragDropMode(QAbstractItemView::DragDrop);
    m_tree->setDefaultDropAction(Qt::MoveAction);
    m_tree->header()->setStretchLastSection(false);
    // An address is what one looks for: whoever has no room for it scrolls. The lamps stay in sight before the names.
    m_tree->header()->moveSection(OutlineModel::State, OutlineModel::Name);
    // Once for all that changes together: measured for each line, a large lab would take seconds to start.
    m_widenSoon->setSingleShot(true);
    m_widenSoon->setInterval(0);
    connect(m_widenSoon, &QTimer::timeout, this, [this] {
        for (const int column : {OutlineModel::Name, OutlineModel::State})
            m_tree->resizeColumnToContents(column);
    });
    m_tree->setColumnHidden(OutlineModel::State, true);
    m_tree->installEventFilter(this);
    m_tree->viewport()->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tree);

    connect(m_model, &OutlineModel::message, this, &OutlinePanel::message);
    connect(m_model, &OutlineModel::statesShown, this,
            [this](bool any) { m_tree->setColumnHidden(OutlineModel::State, !any); });
    connect(m_model, &OutlineModel::settled, this, &OutlinePanel::followSelection);
    connect(m_model, &OutlineModel::modelReset, m_tree, [this] { m_tree->expandToDepth(1); });
    const auto widenSoon = [this] { m_widenSoon->start(); };
    connect(m_model, &OutlineModel::dataChanged, m_widenSoon, widenSoon);
    connect(m_model, &OutlineModel::rowsInserted, m_widenSoon, widenSoon);
    connect(m_model, &OutlineModel::rowsRemoved, m_widenSoon, widenSoon);
    connect(m_model, &OutlineModel::modelReset, m_widenSoon, widenSoon);
    connect(m_model, &OutlineModel::statesShown, m_widenSoon, widenSoon);
    connect(m_tree, &QTreeView::expanded, m_widenSoon, widenSoon);
    connect(m_tree, &QTreeView::collapsed, m_widenSoon, widenSoon);
    connect(m_tree, &QTreeView::activated, this, &OutlinePanel::activate);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &OutlinePanel::tellSelection);
    connect(&m_editor, &Editor::selectionChanged, this, &OutlinePanel::followSelection);
    m_tree->expandToDepth(1);
    m_widenSoon->start();
}

OutlinePanel::~OutlinePanel()
{
    m_editor.disconnect(this);
}

/// A dock behind another one is visible to Qt; only the dock itself knows that nobody sees it.
void OutlinePanel::showEvent(QShowEvent *event)
{
    QWidget *above = parentWidget();
    while (above && !qobject_cast<QDockWidget *>(above))
        above = above->parentWidget();
    if (above && above != m_dock) {
        m_dock = static_cast<QDockWidget *>(above);
        connect(m_dock, &QDockWidget::visibilityChanged, this, [this](bool seen) {
            m_behind = !seen;
            watch();
        });
    }
    QWidget::showEvent(event);
    watch();
}

void OutlinePanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    watch();
}

void OutlinePanel::watch()
{
    m_model->setWatched(isSeen());
    followSelection();
}

std::vector<Id> OutlinePanel::chosen() const
{
    std::vector<Id> ids;
    std::set<Id> known;
    for (const QModelIndex &index : m_tree->selectionModel()->selectedRows()) {
        for (const Id id : m_model->elementsOf(index)) {
            if (known.insert(id).second)
                ids.push_back(id);
        }
    }
    return ids;
}

void OutlinePanel::tellSelection()
{
    if (m_following || m_model->isSettling())
        return;
    const QScopedValueRollback<bool> guard(m_telling, true);
    const std::vector<Id> ids = chosen();
    if (ids.size() == 1)
        m_canvas.reveal(ids.front());
    else
        m_editor.setSelection(ids);
}

void OutlinePanel::followSelection()
{
    const auto isChosen = [this] {
        const std::vector<Id> lines = chosen();
        const std::vector<Id> &elements = m_editor.selection();
        return std::set<Id>(lines.begin(), lines.end()) == std::set<Id>(elements.begin(), elements.end());
    };
    if (m_telling || !isSeen() || isChosen())
        return;
    const QScopedValueRollback<bool> guard(m_following, true);
    QItemSelection lines;
    QModelIndex last;
    for (const Id id : m_editor.selection()) {
        const QModelIndex line = m_model->indexOf(id);
        if (!line.isValid())
            continue;
        lines.select(line, line.siblingAtColumn(OutlineModel::State));
        last = line;
    }
    m_tree->selectionModel()->select(lines, QItemSelectionModel::ClearAndSelect);
    if (!last.isValid())
        return;
    m_tree->selectionModel()->setCurrentIndex(last, QItemSelectionModel::NoUpdate);
    m_tree->scrollTo(last);
}

void OutlinePanel::activate(const QModelIndex &index)
{
    if (m_model->kindOf(index) == Kind::Vlan) {
        CanvasScene &scene = m_canvas.canvasScene();
        scene.setLens(scene.lens() == m_model->vlanOf(index) ? 0 : m_model->vlanOf(index));
    } else if (const Id id = m_model->idOf(index)) {
        Q_EMIT activated(id);
    } else {
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
    }
}

/// A network is no element: what would go with it is not what somebody means who deletes a line.
void OutlinePanel::remove()
{
    for (const QModelIndex &index : m_tree->selectionModel()->selectedRows()) {
        if (!m_model->idOf(index)) {
            Q_EMIT message(tr("Delete machines, interfaces, cables and notes: networks and VLANs come from those."));
            return;
        }
    }
    const QModelIndex current = m_tree->currentIndex();
    const QPersistentModelIndex next =
        m_tree->indexBelow(current).isValid() ? m_tree->indexBelow(current) : m_tree->indexAbove(current);
    m_canvas.deleteSelection();
    if (next.isValid())
        m_tree->setCurrentIndex(next);
}

bool OutlinePanel::menuAt(const QPoint &position, bool byKeyboard)
{
    const QModelIndex index = byKeyboard ? m_tree->currentIndex() : m_tree->indexAt(position);
    const Id id = index.isValid() ? m_model->idOf(index) : Id();
    if (index.isValid() && !id)
        return true;
    const QPoint at = byKeyboard ? m_tree->visualRect(index).center() : position;
    Q_EMIT contextMenuWanted(id, m_tree->viewport()->mapToGlobal(at));
    return true;
}

bool OutlinePanel::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_tree && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
            remove();
            return true;
        }
        if (key == Qt::Key_Escape) {
            m_editor.setSelection({});
            return true;
        }
    }
    if (event->type() == QEvent::ContextMenu) {
        const auto *menu = static_cast<QContextMenuEvent *>(event);
        return menuAt(m_tree->viewport()->mapFromGlobal(menu->globalPos()),
                      menu->reason() == QContextMenuEvent::Keyboard);
    }
    return QWidget::eventFilter(object, event);
}

}  // namespace toile
