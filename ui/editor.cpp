// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/editor.h"

#include "ui/history.h"

#include <QUndoCommand>

#include <algorithm>
#include <utility>

namespace toile {

namespace {

/// `first` then `second` as one step: each id keeps its earliest before and latest after.
template <typename Change>
void mergeChanges(std::vector<Change> &first, const std::vector<Change> &second)
{
    for (const Change &change : second) {
        const auto same = [&](const Change &other) { return other.id == change.id; };
        const auto it = std::find_if(first.begin(), first.end(), same);
        if (it == first.end())
            first.push_back(change);
        else
            it->after = change.after;
    }
    std::erase_if(first, [](const Change &change) { return change.before == change.after; });
}

}  // namespace

/// The one kind of undoable action: swaps a patch and its inverse.
class PatchCommand : public QUndoCommand {
public:
    /// `states`: of the document, before it and after.
    PatchCommand(Editor &editor, const QString &text, const Patch &patch, const QString &mergeKey,
                 std::pair<quint64, quint64> states)
        : QUndoCommand(text), m_editor(editor), m_patch(patch), m_mergeKey(mergeKey), m_states(states)
    {
    }

    void redo() override
    {
        if (!m_alreadyApplied)
            m_editor.applyNow(m_patch, m_states.second);
        m_alreadyApplied = false;
    }
    void undo() override { m_editor.applyNow(m_patch.inverse(), m_states.first); }
    const Patch &patch() const { return m_patch; }
    const QString &mergeKey() const { return m_mergeKey; }
    std::pair<quint64, quint64> states() const { return m_states; }
    int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }

    bool mergeWith(const QUndoCommand *other) override
    {
        const auto &next = static_cast<const PatchCommand &>(*other);
        if (next.m_mergeKey != m_mergeKey)
            return false;
        mergeChanges(m_patch.elements, next.m_patch.elements);
        mergeChanges(m_patch.placements, next.m_patch.placements);
        m_states.second = next.m_states.second;
        setText(next.text());  // a drag is called after what came of it
        setObsolete(m_patch.isEmpty());
        return true;
    }

private:
    Editor &m_editor;
    Patch m_patch;
    QString m_mergeKey;
    std::pair<quint64, quint64> m_states;
    bool m_alreadyApplied = true;  // perform() applies first, to be able to refuse
};

Editor::Editor(QObject *parent) : QObject(parent) {}

void Editor::reset(Document document, const QString &path)
{
    m_undo.clear();
    m_document = std::move(document);
    m_state = ++m_latest;
    m_path = path;
    m_selection.clear();
    Q_EMIT documentReset();
    Q_EMIT pathChanged();
    Q_EMIT selectionChanged();
}

bool Editor::perform(const QString &text, const Patch &patch, const QString &mergeKey)
{
    if (patch.isEmpty())
        return true;
    if (!m_readOnly.isEmpty()) {
        Q_EMIT refused(m_readOnly);
        return false;
    }
    if (const Result<> applied = m_document.apply(patch); !applied) {
        Q_EMIT refused(applied.error().message);
        return false;
    }
    const quint64 before = std::exchange(m_state, ++m_latest);
    m_undo.push(new PatchCommand(*this, text, patch, mergeKey, {before, m_state}));
    announce(patch);
    return true;
}

bool Editor::performTyping(const QString &text, const Patch &patch, const QString &mergeKey)
{
    const int last = m_undo.index() - 1;
    if (last >= 0 && !mergeKey.isEmpty() && !patch.isEmpty()) {
        const auto *command = static_cast<const PatchCommand *>(m_undo.command(last));
        if (command->mergeKey() == mergeKey && command->patch().inverse() == patch) {
            m_undo.undo();
            return true;
        }
    }
    return perform(text, patch, mergeKey);
}

bool Editor::isNear(quint64 state) const
{
    const auto statesAt = [this](int step) {
        return static_cast<const PatchCommand *>(m_undo.command(step))->states();
    };
    const int at = m_undo.index();
    return (at > 0 && statesAt(at - 1).first == state) || (at < m_undo.count() && statesAt(at).second == state);
}

void Editor::addUnfinished(const QObject *where, std::function<Patch()> patch)
{
    std::erase_if(m_unfinished, [](const auto &each) { return !each.first; });
    m_unfinished.emplace_back(where, std::move(patch));
}

std::optional<Document> Editor::finished() const
{
    std::optional<Document> then;
    for (const auto &[where, patch] : m_unfinished) {
        const Patch typed = where ? patch() : Patch();
        if (typed.isEmpty())
            continue;
        Document trial = then ? *then : m_document;
        if (trial.apply(typed))
            then = std::move(trial);
    }
    return then;
}

std::optional<Document> documentAt(Editor &editor, int step)
{
    const QUndoStack &history = editor.undoStack();
    if (step < 0 || step > history.count())
        return std::nullopt;
    const auto patchOf = [&history](int at) -> const Patch & {
        return static_cast<const PatchCommand *>(history.command(at))->patch();
    };
    Document then = editor.document();
    bool fits = true;
    for (int at = history.index(); at > step && fits; --at)
        fits = then.apply(patchOf(at - 1).inverse()).ok();
    for (int at = history.index(); at < step && fits; ++at)
        fits = then.apply(patchOf(at)).ok();
    return fits ? std::optional(std::move(then)) : std::nullopt;
}

void Editor::announce(const Patch &patch)
{
    std::vector<Id> kept = m_selection;
    for (const ElementChange &change : patch.elements) {
        if (!change.after)
            std::erase(kept, change.id);
    }
    Q_EMIT changed(patch);
    setSelection(std::move(kept));
}

void Editor::setSaved(const QString &path)
{
    m_undo.setClean();
    if (m_path == path)
        return;
    m_path = path;
    Q_EMIT pathChanged();
}

void Editor::setSelection(std::vector<Id> ids)
{
    if (ids == m_selection)
        return;
    m_selection = std::move(ids);
    Q_EMIT selectionChanged();
}

void Editor::applyNow(const Patch &patch, quint64 state)
{
    const Result<> done = m_document.apply(patch);
    Q_ASSERT_X(done.ok(), "Editor", "a patch in the history no longer fits the document");
    if (!done.ok())
        return;
    m_state = state;
    announce(patch);
    Q_EMIT stepped(patch);
}

}  // namespace toile
