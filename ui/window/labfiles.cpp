// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/labfiles.h"

#include "ui/editor.h"
#include "ui/window/dialogs.h"
#include "ui/window/recentfiles.h"

#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QTimer>

namespace toile {

namespace {

constexpr std::chrono::milliseconds kAutosaveDelay{1500};

/// A file's name as a lab's name: "My lab.toile" is "My-lab".
QString labNameFrom(const QString &path)
{
    QString name;
    for (const QChar letter : QFileInfo(path).completeBaseName()) {
        const bool plain =
            letter.unicode() < 128 && (letter.isLetterOrNumber() || QStringLiteral("_.-").contains(letter));
        name += plain ? letter : QChar(u'-');
    }
    return isLabName(name) ? name : QString();
}

}  // namespace

QString labFileFilter()
{
    return LabFiles::tr("Toile labs (*.toile);;All files (*)");
}

LabFiles::LabFiles(Editor &editor, RecentFiles &recent, const QString &autosaveFolder, QWidget *tab)
    : QObject(tab), m_editor(editor), m_recent(recent), m_tab(tab),
      m_autosave(editor, autosaveFolder, kAutosaveDelay, this)
{
    connect(&m_watch, &FileWatch::changed, this, [this] { Q_EMIT changedOnDisk(m_editor.path()); });
    connect(&m_watch, &FileWatch::gone, this, [this] { Q_EMIT goneFromDisk(m_editor.path()); });
    connect(&m_watch, &FileWatch::same, this, &LabFiles::sameOnDisk);
    connect(&m_autosave, &Autosave::failed, this,
            [this](const Error &error) { showError(tr("No automatic copy"), error.message, error.detail); });
}

void LabFiles::adopt(Document document, const QString &path, const QString &shipped)
{
    m_generatedName.clear();
    m_shipped = shipped;
    m_editor.reset(std::move(document), path);
    m_watch.follow(path);
    if (!path.isEmpty())
        m_recent.remember(path);
    Q_EMIT opened();
}

void LabFiles::adoptNew(const QString &name)
{
    Document empty;
    Edit edit(empty);
    LabHeader header = empty.topology().header;
    header.name = name;
    edit.set(Topology::kHeaderId, header);
    if (!empty.apply(edit.patch()))
        return;
    adopt(std::move(empty), {});
    m_generatedName = name;
}

void LabFiles::adoptRecovered(Document document, const QString &path)
{
    adopt(std::move(document), path);
    m_editor.undoStack().resetClean();  // it is not what the file holds
    m_autosave.flush();
}

void LabFiles::reload()
{
    Q_EMIT aboutToAsk();
    if (!m_editor.isModified()) {
        readAgain();
        return;
    }
    QMessageBox *box = makeQuestion(
        m_tab, QStringLiteral("reloadQuestion"), tr("Read the file again"),
        tr("Give up what you have changed in “%1” since the last save?").arg(displayName()),
        tr("The drawing becomes what the other program wrote. To keep both, save yours under another name."));
    QPushButton *other = addAnswer(box, QStringLiteral("reloadOther"), tr("Save &as…"), QMessageBox::AcceptRole);
    QPushButton *reload =
        addAnswer(box, QStringLiteral("reloadReload"), tr("&Read it again"), QMessageBox::DestructiveRole);
    addAnswer(box, QStringLiteral("reloadCancel"), tr("&Cancel"), QMessageBox::RejectRole);
    // After the box is gone: what comes next may open another.
    connect(other, &QPushButton::clicked, this, [this] { QTimer::singleShot(0, this, &LabFiles::saveAs); });
    connect(reload, &QPushButton::clicked, this, [this] { QTimer::singleShot(0, this, &LabFiles::readAgain); });
    connect(box, &QDialog::rejected, this,
            [this] { Q_EMIT changedOnDisk(m_editor.path()); });  // it can still be chosen
    box->open();
}

void LabFiles::readAgain()
{
    const QString path = m_editor.path();
    LoadedLab loaded = loadLab(path);
    if (loaded.ok())
        adopt(std::move(loaded.document), path);
    else
        showProblems(m_tab, path, loaded.problems);
}

void LabFiles::keepMine()
{
    m_watch.acceptDisk();
    m_editor.undoStack().resetClean();
}

void LabFiles::save()
{
    saveThen([] {});
}

void LabFiles::saveThen(std::function<void()> next)
{
    Q_EMIT aboutToAsk();
    if (m_editor.path().isEmpty())
        saveAsThen(std::move(next));
    else if (m_watch.isChanged())
        askToOverwrite(std::move(next));
    else if (saveTo(m_editor.path()))
        next();
}

void LabFiles::askToOverwrite(std::function<void()> next)
{
    QMessageBox *box = makeQuestion(
        m_tab, QStringLiteral("overwriteQuestion"), tr("Changed by another program"),
        tr("“%1” is not as it was when it was opened here.").arg(QDir::toNativeSeparators(m_editor.path())),
        tr("Saving replaces what the other program wrote. Save under another name to keep both."));
    QPushButton *other = addAnswer(box, QStringLiteral("overwriteOther"), tr("Save &as…"), QMessageBox::AcceptRole);
    QPushButton *replace =
        addAnswer(box, QStringLiteral("overwriteReplace"), tr("&Replace"), QMessageBox::DestructiveRole);
    addAnswer(box, QStringLiteral("overwriteCancel"), tr("&Cancel"), QMessageBox::RejectRole);
    // After the box is gone: what comes next may open another.
    connect(other, &QPushButton::clicked, this,
            [this, next] { QTimer::singleShot(0, this, [this, next] { saveAsThen(next); }); });
    connect(replace, &QPushButton::clicked, this, [this, next] {
        if (saveTo(m_editor.path()))
            QTimer::singleShot(0, this, next);
    });
    box->open();
}

void LabFiles::saveAs()
{
    Q_EMIT aboutToAsk();
    saveAsThen([] {});
}

void LabFiles::saveAsThen(std::function<void()> next)
{
    auto *dialog = new QFileDialog(m_tab, tr("Save the lab as"), QString(), labFileFilter());
    dialog->setObjectName(QStringLiteral("saveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("toile"));
    dialog->setDirectory(folderToSaveIn());
    const QString name = m_editor.topology().header.name;
    dialog->selectFile(m_editor.path().isEmpty() ? name + QStringLiteral(".toile")
                                                 : QFileInfo(m_editor.path()).fileName());
    connect(dialog, &QFileDialog::fileSelected, this, [this, next = std::move(next)](const QString &path) {
        if (saveTo(path))
            next();
    });
    dialog->open();
}

/// Where the file is, or the last one; never where nothing can be written or where that was just tried.
QString LabFiles::folderToSaveIn() const
{
    const QString here = m_editor.path().isEmpty() ? QString() : QFileInfo(m_editor.path()).absolutePath();
    for (const QString &folder :
         {here, m_recent.folder(), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)}) {
        const QFileInfo info(folder);
        if (!folder.isEmpty() && folder != m_refusing && info.isDir() && info.isWritable())
            return folder;
    }
    return QDir::homePath();
}

bool LabFiles::saveTo(const QString &path)
{
    // A lab that still has the name this window made up takes the name of its first file.
    const QString name = labNameFrom(path);
    LabHeader header = m_editor.topology().header;
    if (!m_generatedName.isEmpty() && header.name == m_generatedName && !name.isEmpty() && !m_nameInUse()) {
        header.name = name;
        Edit edit(m_editor.draft());
        edit.set(Topology::kHeaderId, header);
        m_editor.perform(tr("Name the lab"), edit.patch());
    }
    const auto written = saveLab(m_editor.document(), path);
    if (!written) {
        m_refusing = QFileInfo(path).absolutePath();
        tellNotSaved(written.error());
        return false;
    }
    m_refusing.clear();
    m_generatedName.clear();
    m_editor.setSaved(path);
    m_autosave.flush();
    m_watch.follow(path);
    m_recent.remember(path);
    Q_EMIT saved(path);
    return true;
}

void LabFiles::tellNotSaved(const Error &error)
{
    QMessageBox *box = makeQuestion(m_tab, QStringLiteral("notSavedQuestion"), tr("Not saved"), error.message,
                                    tr("The drawing is still here.") + u'\n' + error.detail);
    QPushButton *other = addAnswer(box, QStringLiteral("notSavedOther"), tr("Save &as…"), QMessageBox::AcceptRole);
    addAnswer(box, QStringLiteral("notSavedClose"), tr("&Close"), QMessageBox::RejectRole);
    connect(other, &QPushButton::clicked, this, [this] { QTimer::singleShot(0, this, &LabFiles::saveAs); });
    box->open();
}

void LabFiles::whenSafe(std::function<void()> next)
{
    Q_EMIT aboutToAsk();
    if (!m_editor.isModified()) {
        next();
        return;
    }
    QMessageBox *box = makeQuestion(m_tab, QStringLiteral("unsavedQuestion"), tr("Unsaved changes"),
                                    tr("Save the changes to “%1”?").arg(displayName()),
                                    tr("What you have drawn since the last save is lost otherwise."));
    QPushButton *save = addAnswer(box, QStringLiteral("unsavedSave"), tr("&Save"), QMessageBox::AcceptRole);
    QPushButton *discard =
        addAnswer(box, QStringLiteral("unsavedDiscard"), tr("&Don’t save"), QMessageBox::DestructiveRole);
    addAnswer(box, QStringLiteral("unsavedCancel"), tr("&Cancel"), QMessageBox::RejectRole);
    connect(save, &QPushButton::clicked, this, [this, next] { saveThen(next); });
    // After the box is gone: what comes next may open another.
    connect(discard, &QPushButton::clicked, this, [this, next] { QTimer::singleShot(0, this, next); });
    box->open();
}

QString LabFiles::displayName() const
{
    return m_editor.path().isEmpty() ? m_editor.topology().header.name : QFileInfo(m_editor.path()).fileName();
}

QString LabFiles::origin() const
{
    return m_editor.path().isEmpty() ? m_shipped : m_editor.path();
}

void LabFiles::showError(const QString &title, const QString &text, const QString &detail)
{
    showMessage(m_tab, title, text, detail);
}

}  // namespace toile
