// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QSettings;

namespace toile {

/// The files that were opened or saved last, newest first, and the folder of the newest. Kept in the settings.
class RecentFiles : public QObject {
    Q_OBJECT
public:
    explicit RecentFiles(QSettings &settings, QObject *parent = nullptr);

    QStringList files() const;
    /// Where the next file dialog should begin; empty when no file was opened yet.
    QString folder() const;
    void remember(const QString &path);
    /// Takes this one off the list.
    void forget(const QString &path);
    void clear();

Q_SIGNALS:
    void changed();

private:
    QSettings &m_settings;
};

}  // namespace toile
