// SPDX-License-Identifier: GPL-2.0-or-later
// What item views ask of the outline, and what they change through it.
#include "core/model/drawing.h"
#include "core/model/kinds.h"
#include "core/model/moveinto.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/editor.h"
#include "ui/window/outlineline.h"
#include "ui/window/outlinetexts.h"

#include <QMimeData>

namespace toile {

namespace {

using Kind = OutlineNode::Kind;

const QString kMachines = QStringLiteral("application/x-toile-machines");

bool isElement(Kind kind)
{
    return kind == Kind::Machine || kind == Kind::Interface || kind == Kind::Member || kind == Kind::Cable ||
           kind == Kind::Note;
}

std::vector<Id> draggedIds(const QMimeData *data)
{
    std::vector<Id> ids;
    for (const QByteArray &id : data->data(kMachines).split(' '))
        ids.push_back(Id{id.toUInt()});
    return ids;
}

}  // namespace

OutlineModel::Line *OutlineModel::lineOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Line *>(index.internalPointer()) : m_root.get();
}

QModelIndex OutlineModel::indexOf(const Line &line, int column) const
{
    return line.parent ? createIndex(line.row(), column, const_cast<Line *>(&line)) : QModelIndex();
}

OutlineNode::Kind OutlineModel::kindOf(const QModelIndex &index) const
{
    return lineOf(index)->node->kind;
}

Id OutlineModel::idOf(const QModelIndex &index) const
{
    return isElement(kindOf(index)) ? lineOf(index)->node->id : Id();
}

int OutlineModel::vlanOf(const QModelIndex &index) const
{
    return lineOf(index)->node->vlan;
}

std::vector<Id> OutlineModel::elementsOf(const QModelIndex &index) const
{
    const OutlineNode &node = *lineOf(index)->node;
    if (isElement(node.kind))
        return {node.id};
    std::vector<Id> ids;
    if (node.kind == Kind::Network) {
        for (const OutlineNode &child : node.children)
            ids.push_back(child.id);
    }
    return ids;
}

QModelIndex OutlineModel::indexOf(Id id) const
{
    const auto [first, last] = m_lines.equal_range(id);
    for (auto it = first; it != last; ++it) {
        if (it->second->node->kind != Kind::Member)
            return indexOf(*it->second);
    }
    return {};
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex &parent) const
{
    const Line *holder = lineOf(parent);
    if (row < 0 || column < 0 || column >= ColumnCount || row >= int(holder->children.size()))
        return {};
    return createIndex(row, column, holder->children[std::size_t(row)].get());
}

QModelIndex OutlineModel::parent(const QModelIndex &index) const
{
    const Line *line = lineOf(index);
    return line->parent ? indexOf(*line->parent) : QModelIndex();
}

int OutlineModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(lineOf(parent)->children.size());
}

int OutlineModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant OutlineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Line &line = *lineOf(index);
    const Topology &topology = m_editor.topology();
    const bool state = index.column() == State;
    switch (role) {
    case Qt::EditRole:
        return state ? QVariant() : outline::editedName(topology, *line.node);
    case Qt::DisplayRole:
        return state ? QString() : outline::name(topology, *line.node);  // a lamp, whose word is its tooltip
    case DetailRole:
        return state ? QVariant() : outline::detail(topology, *line.node);
    case Qt::DecorationRole:
        if (state)
            return stateSign(line);
        return outline::icon(topology, *line.node);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        if (state && line.state.isEmpty() && role == Qt::AccessibleTextRole)
            return tr("no state");
        if (state)
            return line.state;
        return isElement(line.node->kind) ? m_canvas.spokenName(line.node->id) : outline::spoken(topology, *line.node);
    case Qt::AccessibleDescriptionRole:
        return isElement(line.node->kind) && !state ? m_canvas.canvasScene().markOf(line.node->id).why : QVariant();
    default:
        return {};
    }
}

QVariant OutlineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Element") : tr("State");
}

Qt::ItemFlags OutlineModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    const Kind kind = kindOf(index);
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() == Name && (kind == Kind::Machine || kind == Kind::Interface || kind == Kind::Vlan))
        flags |= Qt::ItemIsEditable;
    if (kind == Kind::Machine)
        flags |= Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled;
    if (kind == Kind::Machines)
        flags |= Qt::ItemIsDropEnabled;
    return flags;
}

/// A name as the canvas takes it too; what is wrong with it is said.
bool OutlineModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid())
        return false;
    const OutlineNode node = *lineOf(index)->node;
    const QString name = value.toString().trimmed();
    const QString former = outline::editedName(m_editor.topology(), node);
    if (name == former)
        return true;
    if (node.kind == Kind::Vlan) {
        Edit edit(m_editor.document());
        if (node.id)
            edit.set(node.id, Vlan{node.vlan, name, m_editor.topology().vlans.at(node.id).colour});
        else
            edit.create(Vlan{node.vlan, name, {}});
        return m_editor.perform(tr("Name VLAN %1").arg(node.vlan), edit.patch());
    }
    const Result<Patch> renamed = toile::rename(m_editor.document(), node.id, name);
    if (!renamed) {
        Q_EMIT message(renamed.error().message);
        return false;
    }
    return m_editor.perform(tr("Rename %1 to %2").arg(former, name), *renamed);
}

QStringList OutlineModel::mimeTypes() const
{
    return {kMachines};
}

QMimeData *OutlineModel::mimeData(const QModelIndexList &indexes) const
{
    QByteArrayList ids;
    for (const QModelIndex &index : indexes) {
        if (index.column() == Name && kindOf(index) == Kind::Machine)
            ids << QByteArray::number(idOf(index).value);
    }
    if (ids.isEmpty())
        return nullptr;
    auto *data = new QMimeData;
    data->setData(kMachines, ids.join(' '));
    return data;
}

Qt::DropActions OutlineModel::supportedDropActions() const
{
    return Qt::MoveAction;
}

bool OutlineModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int, const QModelIndex &parent) const
{
    const Kind kind = kindOf(parent);
    return data->hasFormat(kMachines) && (kind == Kind::Machine || kind == Kind::Machines || kind == Kind::Lab);
}

bool OutlineModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const Id holder = kindOf(parent) == Kind::Machine ? idOf(parent) : Id();
    const Result<Advised> moved = moveInto(m_editor.document(), draggedIds(data), holder);
    if (!moved) {
        Q_EMIT message(moved.error().message);
        return false;
    }
    const QString where = holder ? m_editor.topology().label(holder) : tr("the canvas");
    if (!m_editor.perform(tr("Move into %1").arg(where), moved->patch))
        return false;
    if (!moved->advice.isEmpty())
        Q_EMIT message(moved->advice);
    return true;
}

}  // namespace toile
