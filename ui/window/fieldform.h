// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/lab/findings.h"
#include "ui/window/boundfield.h"

#include <QWidget>

class QVBoxLayout;

namespace toile {

class FieldRow;
class Remarks;

/// All fields of one element, a row each. What is typed becomes one undoable change when it is right, and is marked
/// with the reason, and not applied, when it is not.
class FieldForm : public QWidget {
    Q_OBJECT
public:
    explicit FieldForm(Editor &editor, QWidget *parent = nullptr);

    void setElement(Id id);
    Id element() const { return m_id; }
    /// Shows the document's values again.
    void refresh();
    /// Applies what is typed but not finished. False: something is wrong and stays marked.
    bool commitPending();
    /// Of the first field in which something wrong is typed: "title: why"; empty when all are right.
    QString problem() const;
    /// The field of problem().
    FieldRow *wrongRow() const;
    void focus(FieldRow &row);
    void focusFirst();
    /// Shows those about this element: each under its field, those about none above all.
    void setFindings(const std::vector<Finding> &findings);

Q_SIGNALS:
    void left();  ///< a field is done with: the keyboard goes back to the drawing

private:
    void showFindings();
    void rebuild(std::vector<BoundField> fields);
    void apply(FieldRow *row);
    std::vector<ValueProblem> problemsOf(FieldRow *row, Patch &patch) const;
    Patch unfinished() const;
    QWidget *editorIn(const FieldRow &row) const;

    Editor &m_editor;
    Id m_id;
    QVBoxLayout *m_layout;
    Remarks *m_general;
    std::vector<Finding> m_findings;  ///< of the whole drawing
    std::vector<FieldRow *> m_rows;
    FieldRow *m_applying = nullptr;
    QString m_step;  ///< of the last change, and what that is called
    QString m_what;
};

}  // namespace toile
