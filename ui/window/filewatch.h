// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QObject>

namespace toile {

/// One file of the user's, watched for what other programs do to it: written in place, replaced by another of its name,
/// deleted, there again. What is compared is content, so that touching it says nothing.
class FileWatch : public QObject {
    Q_OBJECT
public:
    explicit FileWatch(QObject *parent = nullptr);

    /// Follows this file from its content now on, which counts as known; nothing when empty.
    void follow(const QString &path);
    /// What it holds now, or that it is gone, is known from now on.
    void acceptDisk();
    /// It is there and holds something else than is known.
    bool isChanged() const;

Q_SIGNALS:
    void changed();  ///< by another program
    void gone();
    void same();  ///< again as it is known

private:
    void look();
    void watch();

    QFileSystemWatcher m_watcher;
    QString m_path;
    QByteArray m_known;  ///< as it was last read or written here
    QByteArray m_told;   ///< as it was last told of
    bool m_wasThere = false;
};

}  // namespace toile
