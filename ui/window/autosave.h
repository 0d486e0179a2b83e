// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/lab/labfile.h"

#include <QDateTime>
#include <QLockFile>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace toile {

class Editor;

/// A drawing that a window which is gone did not save.
struct Leftover {
    QString id;
    QString file;  ///< the copy itself
    QString path;  ///< the user's file, or empty when it never had one
    QString name;  ///< of the lab
    QDateTime savedAt;
};

/// Keeps a copy of unsaved changes on disk, a moment after each, with what is typed in a line that nobody left yet. The
/// copy goes when the drawing is saved or closed; what is still there at the next start, with no living owner, was lost
/// in a crash and is offered again.
///
/// In `folder`, a window has ID.lock (held while it lives), ID.toile (the drawing) and ID.json (where it belongs).
class Autosave : public QObject {
    Q_OBJECT
public:
    /// `delay` after the last change, at most three times that after the first.
    Autosave(Editor &editor, QString folder, std::chrono::milliseconds delay, QObject *parent = nullptr);
    ~Autosave() override;

    /// Drawings without a living owner, newest first.
    static std::vector<Leftover> leftovers(const QString &folder);
    static void discard(const Leftover &leftover, const QString &folder);

    /// Writes now when there is something unsaved, else removes the copy.
    void flush();
    QString copyPath() const;

Q_SIGNALS:
    void failed(const toile::Error &error);

private:
    void beginAnew();
    void touch();
    Result<> write(const Document &document);
    void remove();

    Editor &m_editor;
    QString m_folder;
    QString m_id;
    std::unique_ptr<QLockFile> m_lock;
    QTimer m_soon;
    QTimer m_latest;
    bool m_complained = false;
};

}  // namespace toile
