// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/window/mainwindow.h"

#include <QSettings>
#include <QTemporaryDir>

#include <memory>

namespace toile {

/// One window with settings, autosaves and runtime folder of its own, gone with it.
class WindowFixture {
public:
    WindowFixture();
    ~WindowFixture();

    /// Closes the window (as if it had crashed: nothing is asked) and makes another with the same settings.
    void restart();
    void open(const QString &fileOrLab);
    /// A PC of this name, where there is room.
    void drawPc(const char *name);
    /// Somebody edits what this is: `how` changes the machine, interface, … as it was.
    template <typename Kind, typename How>
    void change(Id id, const How &how)
    {
        auto changed = std::get<Kind>(topology().find(id).value());
        how(changed);
        Edit edit(editor().draft());
        edit.set(id, changed);
        (void)editor().perform(QStringLiteral("change"), edit.patch());
    }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString autosaves() const { return path(QStringLiteral("autosave")); }

    MainWindow &window() { return *m_window; }
    Editor &editor() { return m_window->editor(); }
    const Topology &topology() { return editor().topology(); }
    Id machine(const char *name) { return topology().machineByName(QString::fromLatin1(name)); }
    Id interface(const char *machineName, const char *name);

    /// A widget of the window or one of its dialogs, by objectName; of the active tab where each has one. Fails the
    /// test when it is not there.
    template <typename Widget>
    Widget *find(const char *name)
    {
        const QString wanted = QString::fromLatin1(name);
        DrawingTab &tab = m_window->tab();
        auto *widget = tab.findChild<Widget *>(wanted);
        for (const QPointer<QWidget> &panel : tab.panels()) {
            if (!widget)
                widget =
                    panel->objectName() == wanted ? qobject_cast<Widget *>(panel) : panel->findChild<Widget *>(wanted);
        }
        if (!widget)
            widget = m_window->findChild<Widget *>(wanted);
        if (!widget)
            qWarning("no %s", name);
        return widget;
    }
    QAction *action(const char *name) { return find<QAction>(name); }
    /// Into a line, in place of what it says, and Enter.
    void type(const char *line, const char *text);

private:
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

}  // namespace toile
