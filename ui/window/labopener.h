// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/engine/launch.h"

#include <QObject>

class QSettings;
class QWidget;

namespace toile {

class DrawingTab;
class DrawingTabs;
class RecentFiles;
struct Leftover;

/// Brings drawings into the tabs of a window: new ones, files, labs of the course, and what a crash left. What is open
/// already is shown; what cannot be opened is explained, and nothing changes.
class LabOpener : public QObject {
    Q_OBJECT
public:
    LabOpener(DrawingTabs &tabs, RecentFiles &recent, QString autosaveFolder, QWidget *window);

    void newLab();
    void openDialog();
    void openFile(const QString &path);
    void openShipped(const QString &name);
    /// A file, a shipped lab, or the drawing of a lab that runs: that one is asked, and opened when it answers.
    void openTarget(const QString &target);
    /// Offers what a crashed window left behind, if anything; call once after the window is shown.
    void offerRecovery();

private:
    void load(const QString &path, const QString &shipped);
    /// False: it cannot be read, or not be kept safe here; it stays where it is.
    bool recover(const Leftover &leftover);
    QString freshName(const std::vector<Launch> &running) const;

    DrawingTabs &m_tabs;
    RecentFiles &m_recent;
    QString m_autosaveFolder;
    QWidget *m_window;
};

}  // namespace toile
