// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/lab/findings.h"

#include <QWidget>

#include <chrono>

class QLabel;
class QTimer;
class QTreeWidget;
class QTreeWidgetItem;

namespace toile {

class Editor;

/// What is legal in the drawing but probably wrong, and what to do about it: in one click where Toile can do it.
class FindingsPanel : public QWidget {
    Q_OBJECT
public:
    explicit FindingsPanel(Editor &editor, QWidget *parent = nullptr);

    int count() const { return int(m_findings.size()); }
    int warnings() const;
    const std::vector<Finding> &shown() const { return m_findings; }
    /// Looks again now instead of a moment after the last change.
    void refresh();

Q_SIGNALS:
    void countChanged(int count);
    void refreshed();  ///< shown() says something else
    void revealWanted(toile::Id id);
    /// No network to move to is free: the user must choose one.
    void renumberWanted(const toile::IpPrefix &network);
    void message(const QString &text);  ///< what a click just did

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void activate(int row);
    void offer(QTreeWidgetItem *item, const IpPrefix &network, const std::optional<IpPrefix> &to);
    void offerFixes(QTreeWidgetItem *item, const Finding &finding);
    void mend(const Fix &fix);
    void showMenu(const QPoint &at);
    void renumber(const IpPrefix &network, const std::optional<IpPrefix> &to);

    Editor &m_editor;
    std::vector<Finding> m_findings;
    QTimer *m_soon;
    QTreeWidget *m_list;
    QLabel *m_fine;
};

}  // namespace toile
