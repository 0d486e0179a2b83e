// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/canvasscene_p.h"

namespace toile {

/// Whose mark is another one now.
std::unordered_set<Id> CanvasScene::Private::updateMarks()
{
    const Marks before = std::exchange(marks, marksFrom ? marksFrom() : marksOf(editor.topology(), run, running()));
    std::unordered_set<Id> others;
    const auto compare = [&others](const Marks &from, const Marks &to) {
        for (const auto &[id, note] : from) {
            const auto it = to.find(id);
            if (it == to.end() || it->second != note)
                others.insert(id);
        }
    };
    compare(before, marks);
    compare(marks, before);
    return others;
}

void CanvasScene::Private::applyMark(Id id)
{
    const auto it = marks.find(id);
    const MarkNote note = it == marks.end() ? MarkNote() : it->second;
    const auto tell = [&](auto &items) {
        if (const auto item = items.find(id); item != items.end())
            item->second->setMark(note.mark, note.why);
    };
    tell(boxes);
    tell(tabs);
    tell(cables);
}

void CanvasScene::setMarksFrom(std::function<Marks()> marks)
{
    d->marksFrom = std::move(marks);
    d->syncMarks();
}

const Marks &CanvasScene::marks() const
{
    return d->marks;
}

MarkNote CanvasScene::markOf(Id id) const
{
    const auto it = d->marks.find(id);
    return it == d->marks.end() ? MarkNote() : it->second;
}

void CanvasScene::Private::syncMarks()
{
    const std::unordered_set<Id> others = updateMarks();
    if (others.empty())
        return;
    forget();
    refresh({}, others);
}

}  // namespace toile
