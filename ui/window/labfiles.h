// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/window/autosave.h"
#include "ui/window/filewatch.h"

#include <QObject>

#include <functional>

class QWidget;

namespace toile {

class Editor;
class RecentFiles;

/// The file of one open drawing: saving, and never losing what is drawn. Every question is a window-modal dialog that
/// returns at once; what follows runs when it is answered.
class LabFiles : public QObject {
    Q_OBJECT
public:
    LabFiles(Editor &editor, RecentFiles &recent, const QString &autosaveFolder, QWidget *tab);

    /// Another document instead of the one that is open, which is forgotten: from a file, or a copy of a shipped lab.
    void adopt(Document document, const QString &path, const QString &shipped = {});
    /// An empty drawing, under a name that its first file may replace.
    void adoptNew(const QString &name);
    /// A copy that a crash left of `path` (empty: it never had a file): unsaved.
    void adoptRecovered(Document document, const QString &path);

    void save();
    void saveAs();
    /// Saves, then `next`; never when it fails or the user thinks better of it.
    void saveThen(std::function<void()> next);
    /// What the file holds now instead of what is drawn; asks first when something drawn would be lost.
    void reload();
    /// What is drawn counts, whatever another program did to the file: it is unsaved, and saving asks no more.
    void keepMine();

    /// Runs `next` when nothing can be lost: at once, or after the user saved or discarded the changes. What is typed
    /// somewhere but not finished counts: aboutToAsk() comes first.
    void whenSafe(std::function<void()> next);

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
    // What other programs did to the file under an open drawing.
    void changedOnDisk(const QString &path);
    void goneFromDisk(const QString &path);
    void sameOnDisk();  ///< it holds again what was read or written here

private:
    void askToOverwrite(std::function<void()> next);
    bool saveTo(const QString &path);
    void saveAsThen(std::function<void()> next);
    QString folderToSaveIn() const;
    void readAgain();
    void tellNotSaved(const Error &error);
    void showError(const QString &title, const QString &text, const QString &detail);

    Editor &m_editor;
    RecentFiles &m_recent;
    QWidget *m_tab;
    Autosave m_autosave;
    FileWatch m_watch;
    QString m_generatedName;
    QString m_refusing;  ///< the folder in which saving failed last
    QString m_shipped;   ///< the lab of the gallery that this is a copy of
    std::function<bool()> m_nameInUse = [] { return false; };
};

/// What file dialogs offer.
QString labFileFilter();

}  // namespace toile
