// SPDX-License-Identifier: GPL-2.0-or-later
// Files: nothing that was drawn is lost, whatever other programs, crashes and answers do.
#include "core/lab/labfile.h"
#include "resources/assets.h"
#include "tests/window/randomkeeper.h"
#include "ui/window/drawingtabs.h"
#include "ui/window/labfiles.h"
#include "ui/window/labopener.h"

#include <QAction>
#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace toile {

namespace {

constexpr std::size_t kMostTabs = 3;

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(content);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The drawing but for the lab's name, which a file may give to it.
QByteArray withoutName(Document document)
{
    Edit edit(document);
    LabHeader header = document.topology().header;
    header.name = QStringLiteral("lab");
    edit.set(Topology::kHeaderId, header);
    return document.apply(edit.patch()) ? writeLab(document) : QByteArray();
}

}  // namespace

QString RandomKeeper::anyFile()
{
    const char *names[] = {"one.toile", "two.toile", "three.toile"};
    return m_desk.path(QLatin1String(names[below(3)]));
}

/// Chooses a file where one is asked for; one that another tab shows is left to it.
bool RandomKeeper::choosesFile()
{
    auto *dialog = m_desk.window().findChild<QFileDialog *>();
    if (!dialog)
        return false;
    const QString path = anyFile();
    DrawingTab *other = m_desk.window().tabs().withFile(path);
    const bool opens = dialog->objectName() == QStringLiteral("openDialog");
    const bool chosen = !oneIn(5) && (opens ? QFile::exists(path) : !other || other == &tab());
    if (chosen && opens)
        Q_EMIT dialog->filesSelected({path});
    else if (chosen)
        Q_EMIT dialog->fileSelected(path);
    delete dialog;
    return chosen;
}

/// Whatever is asked gets one of its answers.
void RandomKeeper::answerQuestions()
{
    for (int asked = 0; asked < 6; ++asked) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        if (choosesFile())
            continue;
        QDialog *open = nullptr;
        for (QDialog *dialog : m_desk.window().findChildren<QDialog *>())
            open = dialog->isVisible() ? dialog : open;
        if (!open)
            return;
        QList<QPushButton *> buttons = open->findChildren<QPushButton *>();
        buttons.removeIf([](const QPushButton *button) { return !button->isVisible() || !button->isEnabled(); });
        if (qobject_cast<QMessageBox *>(open) && !buttons.isEmpty())
            QTest::mouseClick(buttons[qsizetype(below(std::size_t(buttons.size())))], Qt::LeftButton);
        else
            open->reject();
    }
}

/// The file holds all of it, if it was not refused or called off.
QString RandomKeeper::saveBy(const char *action)
{
    (void)tab().commitPending();
    const QByteArray drawn = withoutName(editor().document());
    const QSignalSpy done(&tab().files(), &LabFiles::saved);
    m_desk.action(action)->trigger();
    answerQuestions();
    if (withoutName(editor().document()) != drawn)
        return QStringLiteral("saving changed the drawing");
    if (done.isEmpty())
        return {};
    if (editor().isModified() || editor().path().isEmpty())
        return QStringLiteral("what was saved is said to be unsaved");
    if (contentOf(editor().path()) != writeLab(editor().document()))
        return QStringLiteral("its file does not hold what was saved");
    return QFile::exists(tab().files().autosave().copyPath()) ? QStringLiteral("a copy of what is saved stays")
                                                              : QString();
}

QString RandomKeeper::save()
{
    return saveBy("actionSave");
}

QString RandomKeeper::saveAs()
{
    return saveBy("actionSaveAs");
}

QString RandomKeeper::open()
{
    if (m_desk.window().tabs().all().size() >= kMostTabs)
        return close();
    if (oneIn(3))
        m_desk.action("actionNew")->trigger();
    else
        m_desk.action("actionOpen")->trigger();
    answerQuestions();
    m_desk.action("actionFit")->trigger();
    return {};
}

/// What is unsaved goes only when somebody says so.
QString RandomKeeper::close()
{
    (void)tab().commitPending();
    const bool unsaved = editor().isModified();
    const std::size_t before = m_desk.window().tabs().all().size();
    m_desk.action("actionCloseLab")->trigger();
    if (unsaved && !m_desk.window().findChild<QMessageBox *>())
        return QStringLiteral("an unsaved drawing closes without a question");
    answerQuestions();
    if (m_desk.window().tabs().all().size() == before && !m_desk.window().tab().hasDrawing())
        m_desk.action("actionNew")->trigger();
    return {};
}

QString RandomKeeper::step()
{
    m_desk.action(oneIn(2) ? "actionNextTab" : "actionPreviousTab")->trigger();
    return {};
}

/// Another drawing, half of one, or none at all is where the file was.
QString RandomKeeper::otherProgramWrites()
{
    const QString path = editor().path();
    if (path.isEmpty())
        return saveAs();
    (void)tab().commitPending();
    const QByteArray drawn = writeLab(editor().document());
    const bool unsaved = editor().isModified();
    const QStringList labs = shippedLabs();
    QByteArray other = contentOf(shippedLabPath(labs[qsizetype(below(std::size_t(labs.size())))]));
    if (oneIn(5))
        other.truncate(other.size() / 2);
    other += QByteArray(++m_written, '\n');  // nothing that was there before
    if (!oneIn(6) || !QFile::remove(path))
        put(path, other);
    auto *notice = m_desk.find<QWidget>("noticeBar");
    if (!wait([&] { return notice->isVisible(); }))
        return QStringLiteral("nobody says that another program wrote the file");
    if (writeLab(editor().document()) != drawn)
        return QStringLiteral("another program changed the drawing");
    if (oneIn(4))
        return {};
    const bool reads = oneIn(2);
    (void)click(reads ? "noticeOffer" : "noticeDecline");
    if (!reads)
        return writeLab(editor().document()) == drawn ? QString() : QStringLiteral("kept, and yet another drawing");
    if (unsaved && writeLab(editor().document()) != drawn)
        return QStringLiteral("unsaved work is gone without a question");
    answerQuestions();
    const QByteArray now = writeLab(editor().document());
    const bool known = now == drawn || now == writeLab(parseLab(other).document);
    return known ? QString() : QStringLiteral("read again, it is neither the one nor the other");
}

/// The window dies; what it drew is offered again.
QString RandomKeeper::crash()
{
    std::vector<QByteArray> unsaved;
    for (DrawingTab *each : m_desk.window().tabs().all()) {
        (void)each->commitPending();
        each->files().autosave().flush();
        if (each->editor().isModified())
            unsaved.push_back(writeLab(each->editor().document()));
    }
    const QDir copies(m_desk.autosaves());
    std::map<QString, QByteArray> left;
    for (const QString &name : copies.entryList({QStringLiteral("*.toile"), QStringLiteral("*.json")}, QDir::Files))
        left[copies.filePath(name)] = contentOf(copies.filePath(name));
    m_desk.restart();
    for (const auto &[path, content] : left)
        put(path, content);
    m_desk.open({});
    QCoreApplication::processEvents();
    if (unsaved.empty())
        return {};
    if (!m_desk.window().findChild<QMessageBox *>(QStringLiteral("recoveryQuestion")))
        return QStringLiteral("what was drawn is not offered after a crash");
    if (oneIn(4)) {
        (void)click("recoveryLater");
        m_desk.window().opener().offerRecovery();
    }
    for (std::size_t i = 0; i < unsaved.size(); ++i) {
        (void)click(visibleButton("recoveryAll") && oneIn(2) ? "recoveryAll" : "recoveryRecover");
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
    for (const QByteArray &drawn : unsaved) {
        const std::vector<DrawingTab *> tabs = m_desk.window().tabs().all();
        if (std::ranges::none_of(tabs, [&](DrawingTab *each) { return writeLab(each->editor().document()) == drawn; }))
            return QStringLiteral("what was drawn before the crash is lost");
    }
    return {};
}

}  // namespace toile
