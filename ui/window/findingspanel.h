// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/lab/findings.h"

#include <QWidget>

#include <chrono>
#include <map>
#include <set>

class QLabel;
class QToolButton;
class QTimer;
class QTreeWidget;
class QTreeWidgetItem;

namespace toile {

class Editor;

/// What is legal in the drawing but probably wrong, and what to do about it: in one click where Toile can do it. A line
/// says how much there is, and where there is no room for more, the first of it.
class FindingsPanel : public QWidget {
    Q_OBJECT
public:
    explicit FindingsPanel(Editor &editor, QWidget *parent = nullptr);

    int count() const { return int(m_findings.size()); }
    int warnings() const;
    const std::vector<Finding> &shown() const { return m_findings; }
    /// How long nothing is said of a new machine that has no cable yet.
    void setPatience(std::chrono::milliseconds patience);
    /// Looks again now instead of a moment after the last change, and at what was only just drawn too.
    void refresh();
    /// Whether one line is enough room: from the beginning where there is no warning, then as somebody chose. What
    /// comes while one draws changes nothing of it.
    bool isFolded() const { return m_folded; }
    void setFolded(bool folded);
    /// More than the line is wanted.
    void unfold();

Q_SIGNALS:
    void countChanged(int count);
    void refreshed();  ///< shown() says something else
    void revealWanted(toile::Id id);
    /// No network to move to is free: the user must choose one.
    void renumberWanted(const toile::IpPrefix &network);
    void message(const QString &text);  ///< what a click just did
    void layoutWanted(const std::vector<toile::Id> &machines);
    void begun();       ///< another drawing
    void foldChosen();  ///< more room is wanted, or less

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void look();
    void addPiles(std::vector<Finding> &all);
    bool mayLayOut(const std::vector<Id> &machines) const;
    void offerLayout(QTreeWidgetItem *item, const Finding &finding);
    void begin();
    void follow(const Patch &patch);
    void arrange();
    QWidget *makeLine();
    QString counted() const;
    void fill();
    void activate(int row);
    void offer(QTreeWidgetItem *item, const IpPrefix &network, const std::optional<IpPrefix> &to);
    void offerFixes(QTreeWidgetItem *item, const Finding &finding);
    void mend(const Fix &fix);
    void showMenu(const QPoint &at);
    void renumber(const IpPrefix &network, const std::optional<IpPrefix> &to);

    Editor &m_editor;
    std::vector<Finding> m_findings;
    std::vector<Finding> m_meant;  ///< what there is to say of the topology, as it was when m_isStale was set last
    bool m_isStale = true;
    std::map<Id, std::vector<Id>> m_piles;  ///< machines that lie on each other, by the one that is seen
    std::set<Id> m_new;    ///< machines made last, of which it goes without saying that no cable leads there
    bool m_waits = false;  ///< something is not said because of that
    bool m_folded = true;
    QTimer *m_soon;
    QTimer *m_patience;
    QWidget *m_line = nullptr;
    QLabel *m_icon = nullptr;
    QLabel *m_text = nullptr;
    QToolButton *m_fold = nullptr;
    QTreeWidget *m_list;
    QLabel *m_fine;
};

}  // namespace toile
