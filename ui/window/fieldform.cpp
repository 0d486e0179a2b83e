// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/fieldform.h"

#include "ui/editor.h"
#include "ui/window/fieldrow.h"
#include "ui/window/remark.h"
#include "ui/window/rulesrow.h"

#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace toile {

FieldForm::FieldForm(Editor &editor, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_layout(new QVBoxLayout(this)), m_general(new Remarks(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(10);
    m_layout->addWidget(m_general);
    connect(m_general, &Remarks::fixWanted, this, [this](const Fix &fix) { applyFix(m_editor, fix); });
    m_editor.addUnfinished(this, [this] { return unfinished(); });
}

void FieldForm::setElement(Id id)
{
    m_id = id;
    rebuild(fieldsOf(m_editor, id));
    refresh();
    showFindings();
}

void FieldForm::rebuild(std::vector<BoundField> fields)
{
    for (FieldRow *row : m_rows) {
        row->disconnect(this);  // what is typed goes with the row: losing the keyboard must not apply it any more
        row->hide();
        row->setParent(nullptr);  // its own signal may be what brought us here: it goes a moment later
        row->deleteLater();
    }
    m_rows.clear();
    for (const BoundField &field : fields) {
        FieldRow *row = makeRow(field, this);
        m_layout->addWidget(row);
        row->setVisible(true);  // now: it may be given the focus at once
        m_rows.push_back(row);
        connect(row, &FieldRow::edited, this, [this, row] { apply(row); });
        connect(row, &FieldRow::typed, &m_editor, &Editor::tellTyping);
        connect(row, &FieldRow::fixWanted, this, [this](const Fix &fix) { applyFix(m_editor, fix); });
        connect(row, &FieldRow::abandoned, this, [this, row] {
            if (const auto element = m_editor.topology().find(m_id))
                row->show(row->field().get(*element));
            m_editor.tellTyping();
        });
        connect(row, &FieldRow::left, this, &FieldForm::left);
    }
}

void FieldForm::refresh()
{
    const auto element = m_editor.topology().find(m_id);
    if (!element)
        return;
    for (FieldRow *row : m_rows) {
        if (row->isPending() && row != m_applying)
            continue;  // somebody is typing there
        if (auto *rules = qobject_cast<RulesRow *>(row)) {
            QStringList names;
            for (const Id id : m_editor.topology().interfacesOf(m_id))
                names += m_editor.topology().interface(id)->name;
            rules->setInterfaces(names);
        }
        row->show(row->field().get(*element));
    }
}

std::vector<ValueProblem> FieldForm::problemsOf(FieldRow *row, Patch &patch) const
{
    auto element = m_editor.topology().find(m_id);
    if (!element)
        return {};
    const QJsonValue value = row->value();
    const BoundField &field = row->field();
    if (field.problems) {
        std::vector<ValueProblem> problems = field.problems(value);
        if (!problems.empty())
            return problems;
    }
    if (const auto set = field.set(*element, value); !set)
        return {{set.error().detail, set.error().message}};
    Edit edit(m_editor.draft());
    edit.set(m_id, *element);
    patch = edit.patch();
    Document trial = m_editor.draft();
    if (const auto applied = trial.apply(patch); !applied)
        return {{QString(), applied.error().message}};
    return {};
}

/// The keyboard is in one of them: what is typed elsewhere is finished, or was refused.
Patch FieldForm::unfinished() const
{
    for (FieldRow *row : m_rows) {
        Patch patch;
        if (row->isPending() && row != m_applying && problemsOf(row, patch).empty())
            return patch;
    }
    return {};
}

void FieldForm::apply(FieldRow *row)
{
    if (m_applying)
        return;
    const QScopedValueRollback<FieldRow *> guard(m_applying, row);
    Patch patch;
    const auto problems = problemsOf(row, patch);
    row->setProblems(problems);
    if (!problems.empty())
        return;
    const QString step = row->step();
    if (step.isEmpty() || step != m_step)  // a note is called by its text: by the one that it had before
        m_what = tr("Change %1 of %2").arg(row->field().title, m_editor.topology().label(m_id));
    m_step = step;
    m_editor.performTyping(m_what, patch, step);
    if (const auto element = m_editor.topology().find(m_id))
        row->show(row->field().get(*element));
}

void FieldForm::setFindings(const std::vector<Finding> &findings)
{
    m_findings = findings;
    showFindings();
}

void FieldForm::showFindings()
{
    std::map<QString, std::vector<Finding>> byField;
    std::vector<Finding> general;
    for (const Finding &finding : m_findings) {
        if (finding.element != m_id)
            continue;
        const bool shown = std::any_of(m_rows.begin(), m_rows.end(),
                                       [&](const FieldRow *row) { return row->field().key == finding.field; });
        (shown ? byField[finding.field] : general).push_back(finding);
    }
    m_general->show(general);
    for (FieldRow *row : m_rows)
        row->setRemarks(byField[row->field().key]);
}

bool FieldForm::commitPending()
{
    bool fine = true;
    for (FieldRow *row : m_rows) {
        if (row->isPending())
            apply(row);
        fine = fine && !row->hasProblems();
    }
    return fine;
}

/// Where something wrong is typed, or else where something is typed or chosen first, or nullptr.
QWidget *FieldForm::editorIn(const FieldRow &row) const
{
    QWidget *first = nullptr;
    for (QWidget *widget : row.findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(this) || !widget->isEnabled())
            continue;
        if (!widget->property("problem").toString().isEmpty())
            return widget;
        first = first ? first : widget;
    }
    return first;
}

FieldRow *FieldForm::wrongRow() const
{
    const auto wrong = std::ranges::find_if(m_rows, &FieldRow::hasProblems);
    return wrong == m_rows.end() ? nullptr : *wrong;
}

QString FieldForm::problem() const
{
    FieldRow *row = wrongRow();
    if (!row)
        return {};
    Patch patch;
    const std::vector<ValueProblem> problems = problemsOf(row, patch);
    return problems.empty() ? row->field().title : tr("%1: %2").arg(row->field().title, problems.front().message);
}

void FieldForm::focus(FieldRow &row)
{
    if (QWidget *editor = editorIn(row))
        editor->setFocus(Qt::ShortcutFocusReason);
}

void FieldForm::focusFirst()
{
    const auto first = std::ranges::find_if(m_rows, [this](FieldRow *row) { return editorIn(*row); });
    if (first != m_rows.end())
        focus(**first);
}

}  // namespace toile
