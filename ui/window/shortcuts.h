// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>

#include <vector>

class QAction;
class QMenuBar;
class QSettings;

namespace toile {

/// The keys of the window's actions: as Toile has them, or as the user chose, which the settings keep by the name of
/// the action.
class Shortcuts : public QObject {
    Q_OBJECT
public:
    struct Entry {
        QAction *action;
        QString title;                 ///< "Undo", whatever there is to undo
        QString menu;                  ///< "File", "Edit › Insert"
        QList<QKeySequence> standard;  ///< as Toile has them
    };

    /// Of all actions that the menus have now, in their order; what was chosen before is applied.
    Shortcuts(const QMenuBar &menus, QSettings &settings, QObject *parent = nullptr);

    const std::vector<Entry> &entries() const { return m_entries; }
    bool isChanged(const QAction *action) const;
    /// Who else listens to these keys or to the first of them; nullptr when they are free.
    QAction *owner(const QKeySequence &keys, const QAction *except) const;
    /// Why no action can have these keys, in a sentence; empty when it can.
    static QString refusal(const QKeySequence &keys);

    void set(QAction *action, const QList<QKeySequence> &keys);
    /// As Toile has them. Keys that another action got meanwhile stay with that one.
    void reset(QAction *action);
    void resetAll();

Q_SIGNALS:
    void changed();

private:
    void collect(const QList<QAction *> &actions, const QString &menu);
    const Entry *find(const QAction *action) const;

    QSettings &m_settings;
    std::vector<Entry> m_entries;
};

/// "Deploy" of "&Deploy…": what an action is called outside of a menu.
QString plainText(const QAction &action);
/// "Ctrl+F4 or Ctrl+W", or nothing.
QString keysText(const QAction &action);
/// Its help and its keys, as tool tip.
void describeKeys(QAction *action);

}  // namespace toile
