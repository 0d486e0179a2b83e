// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/lab/findings.h"

#include <QWidget>

class QMenu;
class QVBoxLayout;

namespace toile {

class Editor;

/// What is found about one field or one element, where it is edited: a sign, the sentence, and a button for each remedy
/// that one click can do.
class Remarks : public QWidget {
    Q_OBJECT
public:
    explicit Remarks(QWidget *parent = nullptr);
    void show(const std::vector<Finding> &findings);

Q_SIGNALS:
    void fixWanted(const toile::Fix &fix);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void add(const Finding &finding);

    QVBoxLayout *m_layout;
    std::vector<Finding> m_findings;
};

/// Does what the remedy says, as one action that can be undone. False: the drawing is another one by now.
bool applyFix(Editor &editor, const Fix &fix);

/// An entry for each remedy of a finding about `id`; nothing when there is none.
void addFixes(QMenu *menu, Editor &editor, const std::vector<Finding> &findings, Id id);

}  // namespace toile
