// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QUndoStack>

#include <functional>
#include <vector>

namespace toile {

/// One open document and its history. Everything that draws or edits it shares this object: canvas, inspector,
/// outline, findings. The only way to change the document is perform().
class Editor : public QObject {
    Q_OBJECT
public:
    explicit Editor(QObject *parent = nullptr);

    const Document &document() const { return m_document; }
    const Topology &topology() const { return m_document.topology(); }
    const Layout &layout() const { return m_document.layout(); }
    QUndoStack &undoStack() { return m_undo; }
    /// Where the document is in its history: the same number, the same document.
    quint64 state() const { return m_state; }
    /// Whether one step of the history leads there from here. Not to what became one step with what followed.
    bool isNear(quint64 state) const;

    /// Forgets history; the document is as saved.
    void reset(Document document, const QString &path);

    /// Applies `patch` as one undoable action called `text`. Consecutive calls with the same non-empty `mergeKey`
    /// (typing in one field, one drag) become one action. An empty patch does nothing. False: refused (our own bug).
    bool perform(const QString &text, const Patch &patch, const QString &mergeKey = {});
    /// The same for what is typed. Who takes back all that was typed takes back the action: it can be done again.
    bool performTyping(const QString &text, const Patch &patch, const QString &mergeKey);

    /// From now on nothing is changed, and whoever tries is told why; empty: it can be changed again.
    void setReadOnly(const QString &why) { m_readOnly = why; }
    bool isReadOnly() const { return !m_readOnly.isEmpty(); }

    const QString &path() const { return m_path; }
    void setSaved(const QString &path);
    bool isModified() const { return !m_undo.isClean(); }

    const std::vector<Id> &selection() const { return m_selection; }
    void setSelection(std::vector<Id> ids);

    /// A copy from which an Edit or a drawing.h function can start. apply() counts the Ids that a patch brings.
    Document draft() const { return m_document; }

    /// `patch` tells what is typed at `where` and not finished; empty when nothing is, or it would be refused.
    void addUnfinished(const QObject *where, std::function<Patch()> patch);
    /// To be called when what is typed there changes.
    void tellTyping() { Q_EMIT typing(); }
    /// The document as it would be if all that is being typed were finished now; none when nothing is.
    std::optional<Document> finished() const;

Q_SIGNALS:
    void documentReset();
    void changed(const toile::Patch &patch);  ///< after it was applied (also by undo and redo)
    void stepped(const toile::Patch &patch);  ///< after changed(), when it was by undo or redo
    void selectionChanged();
    void pathChanged();
    void refused(const QString &why);  ///< a change that was not made
    void typing();                     ///< what is being typed is another text now

private:
    friend class PatchCommand;
    void applyNow(const Patch &patch, quint64 state);
    void announce(const Patch &patch);

    Document m_document;
    QUndoStack m_undo;
    quint64 m_state = 0;
    quint64 m_latest = 0;  ///< of the states that there were
    QString m_path;
    QString m_readOnly;
    std::vector<Id> m_selection;
    std::vector<std::pair<QPointer<const QObject>, std::function<Patch()>>> m_unfinished;
};

}  // namespace toile
