// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/autosave.h"

#include "ui/editor.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QUuid>

namespace toile {

namespace {

constexpr int kPatience = 3;  ///< changes that never pause are written after this many delays

QString member(const QString &folder, const QString &id, const char *ending)
{
    return QDir(folder).filePath(id + QLatin1String(ending));
}

QJsonObject readNote(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.read(64 * 1024)).object();
}

}  // namespace

Autosave::Autosave(Editor &editor, QString folder, std::chrono::milliseconds delay, QObject *parent)
    : QObject(parent), m_editor(editor), m_folder(std::move(folder)),
      m_id(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    QDir().mkpath(m_folder);
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_lock = std::make_unique<QLockFile>(member(m_folder, m_id, ".lock"));
    m_lock->setStaleLockTime(0);
    m_lock->tryLock(0);
    for (QTimer *timer : {&m_soon, &m_latest}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, &Autosave::flush);
    }
    m_soon.setInterval(delay);
    m_latest.setInterval(delay * kPatience);
    connect(&m_editor, &Editor::changed, this, &Autosave::touch);
    connect(&m_editor, &Editor::typing, this, &Autosave::touch);
    connect(&m_editor, &Editor::documentReset, this, &Autosave::beginAnew);
    connect(&m_editor.undoStack(), &QUndoStack::cleanChanged, this, &Autosave::touch);
}

Autosave::~Autosave()
{
    remove();
}

QString Autosave::copyPath() const
{
    return member(m_folder, m_id, ".toile");
}

/// What was just read has nothing unsaved, whatever is still typed in the fields of the drawing before.
void Autosave::beginAnew()
{
    m_soon.stop();
    m_latest.stop();
    remove();
}

void Autosave::touch()
{
    m_soon.start();
    if (!m_latest.isActive())
        m_latest.start();
}

void Autosave::flush()
{
    m_soon.stop();
    m_latest.stop();
    const std::optional<Document> finished = m_editor.finished();
    if (!finished && !m_editor.isModified()) {
        remove();
        return;
    }
    const auto written = write(finished ? *finished : m_editor.document());
    if (!written && !m_complained)
        Q_EMIT failed(written.error());  // once, not at every stroke on a full disk
    m_complained = !written;
}

Result<> Autosave::write(const Document &document)
{
    const QJsonObject note{{QStringLiteral("path"), m_editor.path()},
                           {QStringLiteral("name"), document.topology().header.name}};
    QSaveFile file(member(m_folder, m_id, ".json"));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(note).toJson()) < 0 || !file.flush() ||
        !file.commit())
        return makeError(
            ErrorCode::Io,
            tr("The automatic copy cannot be written: %1. Save the drawing yourself.").arg(file.errorString()),
            m_folder);
    return saveLab(document, copyPath());
}

void Autosave::remove()
{
    QFile::remove(copyPath());
    QFile::remove(member(m_folder, m_id, ".json"));
}

std::vector<Leftover> Autosave::leftovers(const QString &folder)
{
    std::vector<Leftover> found;
    const QDir directory(folder);
    for (const QFileInfo &copy : directory.entryInfoList({QStringLiteral("*.toile")}, QDir::Files, QDir::Time)) {
        const QString id = copy.completeBaseName();
        QLockFile lock(member(folder, id, ".lock"));
        lock.setStaleLockTime(0);
        if (!lock.tryLock(0))
            continue;  // its window lives
        const QJsonObject note = readNote(member(folder, id, ".json"));
        found.push_back(Leftover{id, copy.absoluteFilePath(), note.value(QStringLiteral("path")).toString(),
                                 note.value(QStringLiteral("name")).toString(), copy.lastModified()});
    }
    return found;
}

void Autosave::discard(const Leftover &leftover, const QString &folder)
{
    for (const char *ending : {".toile", ".json", ".lock"})
        QFile::remove(member(folder, leftover.id, ending));
}

}  // namespace toile
