// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/labfiles.h"

#include "core/engine/launch.h"
#include "core/kernel/limits.h"
#include "ui/editor.h"
#include "ui/runningfile.h"
#include "ui/window/dialogs.h"

#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>

namespace toile {

namespace {

constexpr int kRecentFiles = 8;
constexpr std::chrono::milliseconds kAutosaveDelay{1500};

QString recentKey()
{
    return QStringLiteral("files/recent");
}

QString fileFilter()
{
    return LabFiles::tr("Toile labs (*.toile);;All files (*)");
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(limits::kLabFileBytes + 1) : QByteArray();
}

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

QString freshLabName()
{
    const auto running = runningLabs();
    for (int number = 1;; ++number) {
        const QString name = QStringLiteral("lab-%1").arg(number);
        if (!running || !running->contains(name))
            return name;
    }
}

LabFiles::LabFiles(Editor &editor, QSettings &settings, QString autosaveFolder, QWidget *window)
    : QObject(window), m_editor(editor), m_settings(settings), m_autosaveFolder(std::move(autosaveFolder)),
      m_window(window), m_autosave(editor, m_autosaveFolder, kAutosaveDelay, this)
{
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &LabFiles::checkDisk);
    connect(&m_autosave, &Autosave::failed, this,
            [this](const Error &error) { showError(tr("No automatic copy"), error.message, error.detail); });
}

void LabFiles::adopt(Document document, const QString &path, const QString &shipped)
{
    m_generatedName.clear();
    m_shipped = shipped;
    m_editor.reset(std::move(document), path);
    m_known = m_onDisk = path.isEmpty() ? QByteArray() : contentOf(path);
    watch(path);
    if (!path.isEmpty())
        remember(path);
    Q_EMIT opened();
}

void LabFiles::newLab()
{
    whenSafe([this] {
        Document empty;
        Edit edit(empty);
        LabHeader header = empty.topology().header;
        header.name = freshLabName();
        edit.set(Topology::kHeaderId, header);
        const QString name = header.name;
        if (!empty.apply(edit.patch()))
            return;
        adopt(std::move(empty), {});
        m_generatedName = name;
    });
}

void LabFiles::openDialog()
{
    auto *dialog = new QFileDialog(m_window, tr("Open a lab"),
                                   m_settings.value(QStringLiteral("files/folder")).toString(), fileFilter());
    dialog->setObjectName(QStringLiteral("openDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &LabFiles::openFile);
    dialog->open();
}

void LabFiles::openFile(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    whenSafe([this, absolute] { load(absolute, {}); });
}

void LabFiles::openShipped(const QString &name)
{
    whenSafe([this, name] { load(shippedLabPath(name), name); });
}

void LabFiles::openTarget(const QString &target)
{
    if (QFileInfo::exists(target)) {
        openFile(target);
    } else if (shippedLabs().contains(target)) {
        openShipped(target);
    } else if (!isLabName(target)) {
        openFile(target);
    } else {
        askForFile(target, this, [this, target](const QString &file) {
            shippedLabs().contains(file) ? openShipped(file) : openFile(file.isEmpty() ? target : file);
        });
    }
}

void LabFiles::load(const QString &path, const QString &shipped)
{
    LoadedLab loaded = loadLab(path);
    if (!loaded.ok())
        showProblems(m_window, path, loaded.problems);
    else
        adopt(std::move(loaded.document), shipped.isEmpty() ? path : QString(), shipped);
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
    else if (isChangedOnDisk())
        askToOverwrite(std::move(next));
    else if (saveTo(m_editor.path()))
        next();
}

bool LabFiles::isChangedOnDisk() const
{
    return QFileInfo::exists(m_editor.path()) && contentOf(m_editor.path()) != m_known;
}

void LabFiles::askToOverwrite(std::function<void()> next)
{
    QMessageBox *box = makeQuestion(
        m_window, QStringLiteral("overwriteQuestion"), tr("Changed by another program"),
        tr("“%1” is not as it was when it was opened here.").arg(QDir::toNativeSeparators(m_editor.path())),
        tr("Saving replaces what the other program wrote. Save under another name to keep both."));
    QPushButton *other = addAnswer(box, QStringLiteral("overwriteOther"), tr("Save &As…"), QMessageBox::AcceptRole);
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
    auto *dialog = new QFileDialog(m_window, tr("Save the lab as"), QString(), fileFilter());
    dialog->setObjectName(QStringLiteral("saveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("toile"));
    QString folder = m_settings.value(QStringLiteral("files/folder")).toString();
    if (!QFileInfo(folder).isDir())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    dialog->setDirectory(folder);
    const QString name = m_editor.topology().header.name;
    dialog->selectFile(m_editor.path().isEmpty() ? name + QStringLiteral(".toile") : m_editor.path());
    connect(dialog, &QFileDialog::fileSelected, this, [this, next = std::move(next)](const QString &path) {
        if (saveTo(path))
            next();
    });
    dialog->open();
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
    watch({});
    const auto written = saveLab(m_editor.document(), path);
    if (!written) {
        watch(m_editor.path());
        showError(tr("Not saved"), written.error().message, written.error().detail);
        return false;
    }
    m_generatedName.clear();
    m_known = m_onDisk = contentOf(path);
    m_editor.setSaved(path);
    m_autosave.flush();
    watch(path);
    remember(path);
    Q_EMIT saved(path);
    return true;
}

void LabFiles::whenSafe(std::function<void()> next)
{
    Q_EMIT aboutToAsk();
    if (!m_editor.isModified()) {
        next();
        return;
    }
    QMessageBox *box = makeQuestion(m_window, QStringLiteral("unsavedQuestion"), tr("Unsaved changes"),
                                    tr("Save the changes to “%1”?").arg(displayName()),
                                    tr("What you have drawn since the last save is lost otherwise."));
    QPushButton *save = addAnswer(box, QStringLiteral("unsavedSave"), tr("&Save"), QMessageBox::AcceptRole);
    QPushButton *discard =
        addAnswer(box, QStringLiteral("unsavedDiscard"), tr("&Don't Save"), QMessageBox::DestructiveRole);
    addAnswer(box, QStringLiteral("unsavedCancel"), tr("&Cancel"), QMessageBox::RejectRole);
    connect(save, &QPushButton::clicked, this, [this, next] { saveThen(next); });
    // After the box is gone: what comes next may open another.
    connect(discard, &QPushButton::clicked, this, [this, next] { QTimer::singleShot(0, this, next); });
    box->open();
}

void LabFiles::offerRecovery()
{
    const auto found = Autosave::leftovers(m_autosaveFolder);
    if (found.empty())
        return;
    const Leftover &leftover = found.front();
    const QString what = leftover.path.isEmpty() ? leftover.name : QDir::toNativeSeparators(leftover.path);
    QMessageBox *box = makeQuestion(m_window, QStringLiteral("recoveryQuestion"), tr("Recover a drawing"),
                                    tr("“%1” was not saved when Toile ended.").arg(what),
                                    tr("An automatic copy of %1 is there. Recover it, or discard it for good?")
                                        .arg(QLocale().toString(leftover.savedAt, QLocale::ShortFormat)));
    QPushButton *recoverButton =
        addAnswer(box, QStringLiteral("recoveryRecover"), tr("&Recover"), QMessageBox::AcceptRole);
    QPushButton *discardButton =
        addAnswer(box, QStringLiteral("recoveryDiscard"), tr("&Discard"), QMessageBox::DestructiveRole);
    addAnswer(box, QStringLiteral("recoveryLater"), tr("Ask &Later"), QMessageBox::RejectRole);
    connect(recoverButton, &QPushButton::clicked, this, [this, leftover] { recover(leftover); });
    connect(discardButton, &QPushButton::clicked, this, [this, leftover] {
        Autosave::discard(leftover, m_autosaveFolder);
        QTimer::singleShot(0, this, &LabFiles::offerRecovery);
    });
    box->open();
}

void LabFiles::recover(const Leftover &leftover)
{
    whenSafe([this, leftover] {
        LoadedLab copy = loadLab(leftover.file);
        if (!copy.ok()) {
            showProblems(m_window, leftover.file, copy.problems);
            return;
        }
        adopt(std::move(copy.document), leftover.path);
        m_editor.undoStack().resetClean();  // it is not what the file holds
        m_autosave.flush();
        Autosave::discard(leftover, m_autosaveFolder);
    });
}

QStringList LabFiles::recent() const
{
    return m_settings.value(recentKey()).toStringList();
}

void LabFiles::clearRecent()
{
    m_settings.remove(recentKey());
    Q_EMIT recentChanged();
}

void LabFiles::remember(const QString &path)
{
    QStringList files = recent();
    files.removeAll(path);
    files.prepend(path);
    m_settings.setValue(recentKey(), QStringList(files.mid(0, kRecentFiles)));
    m_settings.setValue(QStringLiteral("files/folder"), QFileInfo(path).absolutePath());
    Q_EMIT recentChanged();
}

QString LabFiles::displayName() const
{
    return m_editor.path().isEmpty() ? m_editor.topology().header.name : QFileInfo(m_editor.path()).fileName();
}

QString LabFiles::origin() const
{
    return m_editor.path().isEmpty() ? m_shipped : m_editor.path();
}

void LabFiles::watch(const QString &path)
{
    if (!m_watcher.files().isEmpty())
        m_watcher.removePaths(m_watcher.files());
    if (QFileInfo::exists(path))
        m_watcher.addPath(path);
}

void LabFiles::checkDisk(const QString &path)
{
    if (path != m_editor.path())
        return;
    if (QFileInfo::exists(path) && !m_watcher.files().contains(path))
        m_watcher.addPath(path);  // it was replaced by another file of that name
    const QByteArray now = contentOf(path);
    if (now.isEmpty() || now == m_onDisk)
        return;
    m_onDisk = now;
    Q_EMIT changedOnDisk(path);
}

void LabFiles::showError(const QString &title, const QString &text, const QString &detail)
{
    showMessage(m_window, title, text, detail);
}

}  // namespace toile
