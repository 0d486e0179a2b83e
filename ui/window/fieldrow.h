// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/window/boundfield.h"
#include "ui/window/remark.h"
#include "ui/window/textedit.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace toile {

/// Marks a widget as holding a bad value (a red frame, and for assistive technology the reason as its description).
void markBad(QWidget *widget, const QString &reason);

/// The reason for a bad value, with a sign, under where it was typed; hidden when empty.
class ProblemLabel : public QWidget {
    Q_OBJECT
public:
    explicit ProblemLabel(QWidget *parent = nullptr);
    /// With `correction`, a button writes that instead.
    void setText(const QString &text, const QString &correction = {});
    QString text() const;

Q_SIGNALS:
    void correctionWanted(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showIcon();

    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_correction;
};

/// One field: title, something to edit it with, and what is wrong with what was typed.
class FieldRow : public QWidget {
    Q_OBJECT
public:
    explicit FieldRow(const BoundField &field, QWidget *parent = nullptr);

    const BoundField &field() const { return m_field; }
    /// Shows a value of the document and forgets what was typed.
    virtual void show(const QJsonValue &value) = 0;
    /// What the document would get now.
    virtual QJsonValue value() const = 0;
    /// Typed, but neither applied nor given up yet.
    virtual bool isPending() const { return false; }
    /// Changes that follow each other and say the same here are one step of the history; empty: each is one.
    virtual QString step() const { return {}; }
    virtual void setProblems(const std::vector<ValueProblem> &problems);
    bool hasProblems() const { return m_hasProblems; }
    /// What is legal in the document's value but probably wrong, under where it is edited.
    void setRemarks(const std::vector<Finding> &findings) { m_remarks->show(findings); }

Q_SIGNALS:
    void typed();      ///< and not finished
    void edited();     ///< finished: apply it
    void abandoned();  ///< show the document's value again
    void left();       ///< it is done with: the keyboard goes back to the drawing
    void fixWanted(const toile::Fix &fix);

protected:
    void addEditor(QWidget *editor, bool titleAbove = true);
    virtual QWidget *markedWidget() { return nullptr; }

    BoundField m_field;
    ProblemLabel *m_problem;
    Remarks *m_remarks;
    bool m_hasProblems = false;
};

/// Text, Name, Mac, Integer.
class TextRow : public FieldRow {
    Q_OBJECT
public:
    explicit TextRow(const BoundField &field, QWidget *parent = nullptr);
    void show(const QJsonValue &value) override;
    QJsonValue value() const override;
    bool isPending() const override;

protected:
    QWidget *markedWidget() override;

private:
    LineEdit *m_edit;
    QString m_shown;
};

/// Text of several lines, or of one that is folded.
class ParagraphRow : public FieldRow {
    Q_OBJECT
public:
    explicit ParagraphRow(const BoundField &field, QWidget *parent = nullptr);
    ~ParagraphRow() override { m_edit->whenTyped({}); }
    void show(const QJsonValue &value) override;
    QJsonValue value() const override;
    bool isPending() const override;
    QString step() const override;

protected:
    QWidget *markedWidget() override;

private:
    ParagraphEdit *m_edit;
    QString m_shown;
};

class BooleanRow : public FieldRow {
    Q_OBJECT
public:
    explicit BooleanRow(const BoundField &field, QWidget *parent = nullptr);
    void show(const QJsonValue &value) override;
    QJsonValue value() const override;

private:
    QCheckBox *m_box;
};

/// Choice and Reference.
class ChoiceRow : public FieldRow {
    Q_OBJECT
public:
    explicit ChoiceRow(const BoundField &field, QWidget *parent = nullptr);
    void show(const QJsonValue &value) override;
    QJsonValue value() const override;

private:
    QComboBox *m_box;
};

/// The row that edits fields of this type.
FieldRow *makeRow(const BoundField &field, QWidget *parent);

}  // namespace toile
