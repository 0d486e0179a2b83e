// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/lab/findings.h"

#include <QScrollArea>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace toile {

class Editor;
class FieldForm;

/// What is selected, and everything that can be said about it. Nothing selected: the lab itself.
class Inspector : public QScrollArea {
    Q_OBJECT
public:
    explicit Inspector(Editor &editor, QWidget *parent = nullptr);

    /// Applies what is typed but not finished; false when something typed is wrong.
    bool commitPending();
    /// What is typed wrong, with the title of its field; empty: nothing.
    QString problem() const;
    /// Moves the keyboard there.
    void focusProblem();
    /// Moves the keyboard to the first field.
    void focusFields();
    /// What is found in the drawing: those about the element that is shown stand at its fields.
    void setFindings(const std::vector<Finding> &findings);

Q_SIGNALS:
    void revealWanted(toile::Id id);
    void message(const QString &text);  ///< what became of what was typed
    /// By Escape in a text, or because the field that had the keyboard is gone with its element: the keyboard goes back
    /// to the drawing.
    void left();

protected:
    void changeEvent(QEvent *event) override;

private:
    /// A row that leads to another element.
    struct Link {
        Id id;
        QString text;
        QString detail;
    };

    void showSelection();
    void showElement();
    void refresh();
    void refreshHeader();
    void refreshLinks();
    QString kindTextOf(Id id) const;
    QString headingOf() const;
    std::vector<Link> linksOf(Id id) const;
    QString linksTitle(Id id) const;
    QString natureOf(const Interface &interface) const;
    Link linkTo(Id interface) const;

    Editor &m_editor;
    Id m_id;  ///< none: several are selected
    QLabel *m_icon = nullptr;
    QLabel *m_title;
    QLabel *m_subtitle;
    QLabel *m_linksTitle;
    QWidget *m_links;
    QVBoxLayout *m_linksLayout;
    FieldForm *m_form;
};

}  // namespace toile
