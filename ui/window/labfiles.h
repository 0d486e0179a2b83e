// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/window/autosave.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QPointer>

#include <functional>

class QSettings;
class QWidget;

namespace toile {

class Editor;

/// Opening, saving and never losing the drawing of one window. Every question is a window-modal dialog that returns
/// at once; what follows runs when it is answered.
class LabFiles : public QObject {
    Q_OBJECT
public:
    LabFiles(Editor &editor, QSettings &settings, QString autosaveFolder, QWidget *window);

    void newLab();
    void openDialog();
    void openFile(const QString &path);
    void openShipped(const QString &name);
    /// A file, a shipped lab, or the drawing of a lab that runs: that one is asked, and opened when it answers.
    void openTarget(const QString &target);
    void save();
    void saveAs();

    /// Runs `next` when nothing can be lost: at once, or after the user saved or discarded the changes. What is typed
    /// somewhere but not finished counts: aboutToAsk() comes first.
    void whenSafe(std::function<void()> next);

    /// Offers what a crashed window left behind, if anything; call once after the window is shown.
    void offerRecovery();

    QStringList recent() const;
    void clearRecent();
    /// What the title bar calls the drawing: the file's name, or the lab's.
    QString displayName() const;
    /// Where the drawing is from: its file, or the name of the shipped lab that it is a copy of; empty: a new one.
    QString origin() const;
    Autosave &autosave() { return m_autosave; }
    /// While this says yes (the lab runs under its name), a made-up name stays when the lab gets its first file.
    void keepNameWhile(std::function<bool()> isInUse) { m_nameInUse = std::move(isInUse); }

Q_SIGNALS:
    void aboutToAsk();  ///< whether something may be lost: finish what is being typed
    void opened();      ///< the editor holds another document now
    void saved(const QString &path);
    void recentChanged();
    /// The file changed on disk under an open drawing.
    void changedOnDisk(const QString &path);

private:
    void load(const QString &path, const QString &shipped);
    void saveThen(std::function<void()> next);
    void askToOverwrite(std::function<void()> next);
    bool isChangedOnDisk() const;
    void adopt(Document document, const QString &path, const QString &shipped = {});
    bool saveTo(const QString &path);
    void saveAsThen(std::function<void()> next);
    void recover(const Leftover &leftover);
    void remember(const QString &path);
    void watch(const QString &path);
    void checkDisk(const QString &path);
    void showError(const QString &title, const QString &text, const QString &detail);

    Editor &m_editor;
    QSettings &m_settings;
    QString m_autosaveFolder;
    QWidget *m_window;
    Autosave m_autosave;
    QFileSystemWatcher m_watcher;
    QByteArray m_known;   ///< the file as this window last read or wrote it
    QByteArray m_onDisk;  ///< as it was last seen, told as changed or not
    QString m_generatedName;
    QString m_shipped;  ///< the lab of the gallery that this is a copy of
    std::function<bool()> m_nameInUse = [] { return false; };
};

/// "lab-1", "lab-2"…: a name under which no lab runs now.
QString freshLabName();

}  // namespace toile
