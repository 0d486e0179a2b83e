// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/labopener.h"

#include "core/lab/labfile.h"
#include "ui/runningfile.h"
#include "ui/window/dialogs.h"
#include "ui/window/drawingtabs.h"
#include "ui/window/labfiles.h"
#include "ui/window/recentfiles.h"

#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>

namespace toile {

LabOpener::LabOpener(DrawingTabs &tabs, RecentFiles &recent, QString autosaveFolder, QWidget *window)
    : QObject(window), m_tabs(tabs), m_recent(recent), m_autosaveFolder(std::move(autosaveFolder)), m_window(window)
{
}

/// "lab-1", "lab-2"…: a name under which no lab runs and none is open here.
QString LabOpener::freshName(const std::vector<Launch> &running) const
{
    QStringList taken;
    for (const Launch &launch : running)
        taken += launch.lab;
    for (DrawingTab *tab : m_tabs.all())
        taken += tab->editor().topology().header.name;
    for (int number = 1;; ++number) {
        const QString name = QStringLiteral("lab-%1").arg(number);
        if (!taken.contains(name))
            return name;
    }
}

void LabOpener::newLab()
{
    findRunning(this, [this](const Result<std::vector<Launch>> &running) {
        const QString name = freshName(running ? *running : std::vector<Launch>());
        DrawingTab &active = m_tabs.active();
        (active.hasDrawing() ? m_tabs.add() : active).files().adoptNew(name);
    });
}

void LabOpener::openDialog()
{
    auto *dialog = new QFileDialog(m_window, tr("Open labs"), m_recent.folder(), labFileFilter());
    dialog->setObjectName(QStringLiteral("openDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &files) {
        for (const QString &file : files)
            openFile(file);
    });
    dialog->open();
}

void LabOpener::openFile(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (DrawingTab *open = m_tabs.withFile(absolute))
        m_tabs.activate(*open);
    else
        load(absolute, {});
}

void LabOpener::openShipped(const QString &name)
{
    for (DrawingTab *tab : m_tabs.all()) {
        if (tab->editor().path().isEmpty() && tab->files().origin() == name && !tab->editor().isModified()) {
            m_tabs.activate(*tab);
            return;
        }
    }
    load(shippedLabPath(name), name);
}

void LabOpener::openTarget(const QString &target)
{
    if (QFileInfo(target).isFile()) {
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

void LabOpener::load(const QString &path, const QString &shipped)
{
    LoadedLab loaded = loadLab(path);
    if (!loaded.ok())
        showProblems(m_window, path, loaded.problems);
    else
        m_tabs.room().files().adopt(std::move(loaded.document), shipped.isEmpty() ? path : QString(), shipped);
}

void LabOpener::offerRecovery()
{
    const auto found = Autosave::leftovers(m_autosaveFolder);
    if (found.empty())
        return;
    const Leftover &leftover = found.front();
    const QString what = leftover.path.isEmpty() ? leftover.name : QDir::toNativeSeparators(leftover.path);
    QMessageBox *box = makeQuestion(m_window, QStringLiteral("recoveryQuestion"), tr("Recover a drawing"),
                                    tr("“%1” was not saved when Toile closed unexpectedly.").arg(what),
                                    tr("An automatic copy of %1 is there. Recover it, or discard it for good?")
                                        .arg(QLocale().toString(leftover.savedAt, QLocale::ShortFormat)));
    QPushButton *recoverButton =
        addAnswer(box, QStringLiteral("recoveryRecover"), tr("&Recover"), QMessageBox::AcceptRole);
    QPushButton *discardButton =
        addAnswer(box, QStringLiteral("recoveryDiscard"), tr("&Discard"), QMessageBox::DestructiveRole);
    addAnswer(box, QStringLiteral("recoveryLater"), tr("Ask &later"), QMessageBox::RejectRole);
    connect(recoverButton, &QPushButton::clicked, this, [this, leftover] {
        if (recover(leftover))
            QTimer::singleShot(0, this, &LabOpener::offerRecovery);  // one killed window may leave several
    });
    if (found.size() > 1) {
        QPushButton *all = addAnswer(box, QStringLiteral("recoveryAll"), tr("Recover &all %1").arg(found.size()),
                                     QMessageBox::YesRole);
        connect(all, &QPushButton::clicked, this, [this, found] {
            for (const Leftover &each : found)
                (void)recover(each);
        });
    }
    connect(discardButton, &QPushButton::clicked, this, [this, leftover] {
        Autosave::discard(leftover, m_autosaveFolder);
        QTimer::singleShot(0, this, &LabOpener::offerRecovery);
    });
    box->open();
}

bool LabOpener::recover(const Leftover &leftover)
{
    LoadedLab copy = loadLab(leftover.file);
    if (!copy.ok()) {
        showProblems(m_window, leftover.file, copy.problems);
        return false;
    }
    DrawingTab *open = leftover.path.isEmpty() ? nullptr : m_tabs.withFile(leftover.path);
    DrawingTab &tab = open && !open->editor().isModified() ? *open : m_tabs.room();
    m_tabs.activate(tab);
    tab.files().adoptRecovered(std::move(copy.document), leftover.path);
    if (!QFile::exists(tab.files().autosave().copyPath()))
        return false;  // the disk is full
    Autosave::discard(leftover, m_autosaveFolder);
    return true;
}

}  // namespace toile
