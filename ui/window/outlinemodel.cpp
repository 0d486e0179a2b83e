// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/outlinemodel.h"

#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/editor.h"
#include "ui/labrun.h"
#include "ui/window/outlineline.h"
#include "ui/window/outlinetexts.h"

#include <QPainter>
#include <QScopedValueRollback>
#include <QTimer>

#include <set>

namespace toile {

namespace {

using Kind = OutlineNode::Kind;

constexpr std::chrono::milliseconds kStatesPause{100};
constexpr int kSign = 16;

}  // namespace

OutlineModel::OutlineModel(Editor &editor, LabRun &run, CanvasView &canvas, QObject *parent)
    : QAbstractItemModel(parent), m_editor(editor), m_canvas(canvas),
      m_tree(std::make_unique<OutlineNode>(outlineOf(editor.topology()))), m_statesSoon(new QTimer(this))
{
    m_root = makeLine(*m_tree, nullptr);
    m_statesSoon->setSingleShot(true);
    m_statesSoon->setInterval(kStatesPause);
    connect(m_statesSoon, &QTimer::timeout, this, &OutlineModel::refreshStates);
    connect(&editor, &Editor::documentReset, this, &OutlineModel::rebuild);
    connect(&editor, &Editor::changed, this, &OutlineModel::follow);
    const auto later = [this] { m_statesSoon->start(); };
    connect(&run, &LabRun::stateChanged, this, later);
    connect(&run, &LabRun::pendingChanged, this, later);
    connect(&run, &LabRun::liveReset, this, later);
    connect(&run, &LabRun::liveChanged, this, later);
}

OutlineModel::~OutlineModel() = default;

void OutlineModel::setWatched(bool on)
{
    m_watched = on;
    if (on)
        settle();
}

void OutlineModel::rebuild()
{
    beginResetModel();
    m_lines.clear();
    m_tree = std::make_unique<OutlineNode>(outlineOf(m_editor.topology()));
    m_root = makeLine(*m_tree, nullptr);
    m_stale = false;
    endResetModel();
    refreshStates();
}

void OutlineModel::follow(const Patch &patch)
{
    if (patch.isLayoutOnly())
        return;
    m_stale = true;
    if (!m_watched)
        return;
    settle();
    std::set<const Line *> told;
    for (const ElementChange &change : patch.elements) {
        const auto [first, last] = m_lines.equal_range(change.id);
        for (auto it = first; it != last; ++it) {
            for (const Line *line = it->second; line->parent; line = line->parent)
                told.insert(line);
            for (const auto &child : it->second->children)
                told.insert(child.get());
        }
    }
    for (const Line *line : told)
        Q_EMIT dataChanged(indexOf(*line), indexOf(*line, State));
}

void OutlineModel::settle()
{
    if (!std::exchange(m_stale, false))
        return;
    auto wanted = std::make_unique<OutlineNode>(outlineOf(m_editor.topology()));
    {
        const QScopedValueRollback<bool> guard(m_settling, true);
        reconcile(*m_root, *wanted);
    }
    Q_EMIT settled();
    m_tree = std::move(wanted);
    refreshStates();
}

/// Lines that are new, gone or elsewhere; those that stay say what `wanted` says.
void OutlineModel::reconcile(Line &line, const OutlineNode &wanted)
{
    line.node = &wanted;
    removeOthers(line, wanted);
    insertMissing(line, wanted);
    Lines &children = line.children;
    const QModelIndex at = indexOf(line);
    for (int row = 0; row < int(wanted.children.size()); ++row) {
        const OutlineNode &child = wanted.children[std::size_t(row)];
        const auto here = children.begin() + row;
        const auto found =
            std::find_if(here, children.end(), [&](const auto &each) { return each->node->key() == child.key(); });
        if (found == children.end()) {  // one that is told twice
            beginInsertRows(at, row, row);
            children.insert(here, makeLine(child, &line));
            endInsertRows();
            continue;
        }
        if (found != here) {
            const int from = int(found - children.begin());
            beginMoveRows(at, from, from, at, row);
            std::rotate(here, found, found + 1);
            endMoveRows();
        }
        reconcile(*children[std::size_t(row)], child);
    }
}

/// Those beside each other together: when much goes, each removal would be told to all who look.
void OutlineModel::removeOthers(Line &line, const OutlineNode &wanted)
{
    std::set<decltype(wanted.key())> kept;
    for (const OutlineNode &child : wanted.children)
        kept.insert(child.key());
    Lines &children = line.children;
    const auto stays = [&](int row) { return kept.contains(children[std::size_t(row)]->node->key()); };
    for (int last = int(children.size()) - 1; last >= 0; --last) {
        if (stays(last))
            continue;
        int first = last;
        while (first > 0 && !stays(first - 1))
            --first;
        beginRemoveRows(indexOf(line), first, last);
        for (int row = first; row <= last; ++row)
            forget(*children[std::size_t(row)]);
        children.erase(children.begin() + first, children.begin() + last + 1);
        endRemoveRows();
        last = first;
    }
}

/// Where they are to be, when the others are in their order.
void OutlineModel::insertMissing(Line &line, const OutlineNode &wanted)
{
    Lines &children = line.children;
    std::set<decltype(wanted.key())> present;
    for (const auto &child : children)
        present.insert(child->node->key());
    const auto isMissing = [&](int row) { return !present.contains(wanted.children[std::size_t(row)].key()); };
    for (int first = 0; first < int(wanted.children.size()); ++first) {
        if (!isMissing(first))
            continue;
        int last = first;
        while (last + 1 < int(wanted.children.size()) && isMissing(last + 1))
            ++last;
        Lines made;
        for (int row = first; row <= last; ++row)
            made.push_back(makeLine(wanted.children[std::size_t(row)], &line));
        beginInsertRows(indexOf(line), first, last);
        children.insert(children.begin() + first, std::make_move_iterator(made.begin()),
                        std::make_move_iterator(made.end()));
        endInsertRows();
        first = last;
    }
}

std::unique_ptr<OutlineModel::Line> OutlineModel::makeLine(const OutlineNode &node, Line *parent)
{
    auto line = std::make_unique<Line>();
    line->node = &node;
    line->parent = parent;
    if (node.id && node.kind != Kind::Network)
        m_lines.emplace(node.id, line.get());
    line->children.reserve(node.children.size());
    for (const OutlineNode &child : node.children)
        line->children.push_back(makeLine(child, line.get()));
    return line;
}

void OutlineModel::forget(const Line &line)
{
    const auto [first, last] = m_lines.equal_range(line.node->id);
    for (auto it = first; it != last; ++it) {
        if (it->second == &line) {
            m_lines.erase(it);
            break;
        }
    }
    for (const auto &child : line.children)
        forget(*child);
}

QString OutlineModel::stateText(const Line &line) const
{
    const CanvasScene &scene = m_canvas.canvasScene();
    QStringList parts;
    if (line.node->kind == Kind::Interface)
        parts << scene.stateText(line.node->id);
    if (line.node->kind == Kind::Interface || line.node->kind == Kind::Machine)
        parts << stateWord(stateOf(scene.markOf(line.node->id).mark));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

void OutlineModel::refreshStates()
{
    const bool before = std::exchange(m_states, false);
    const std::function<void(Line &)> refresh = [&](Line &line) {
        const QString text = stateText(line);
        m_states = m_states || !text.isEmpty();
        if (std::exchange(line.state, text) != text)
            Q_EMIT dataChanged(indexOf(line, Name), indexOf(line, State));
        for (const auto &child : line.children)
            refresh(*child);
    };
    refresh(*m_root);
    if (before != m_states)
        Q_EMIT statesShown(m_states);
}

/// The shape of the light beside the tab, or of the lozenge at the box.
QPixmap OutlineModel::stateSign(const Line &line) const
{
    if (line.state.isEmpty())
        return {};
    const CanvasScene &scene = m_canvas.canvasScene();
    const double ratio = m_canvas.devicePixelRatioF();
    QPixmap sign(QSize(kSign, kSign) * ratio);
    sign.setDevicePixelRatio(ratio);
    sign.fill(Qt::transparent);
    QPainter painter(&sign);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF centre(kSign / 2.0, kSign / 2.0);
    const Mark mark = scene.markOf(line.node->id).mark;
    if (mark == Mark::None)
        paintLight(painter, centre, scene.lightOf(line.node->id), scene.look());
    else
        paintSign(painter, centre, kSign / 2.0 - 1, stateOf(mark), scene.look());
    return sign;
}

}  // namespace toile
