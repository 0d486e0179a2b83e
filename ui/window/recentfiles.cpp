// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/recentfiles.h"

#include <QFileInfo>
#include <QSettings>

namespace toile {

namespace {

constexpr int kMostFiles = 8;

QString filesKey()
{
    return QStringLiteral("files/recent");
}

QString folderKey()
{
    return QStringLiteral("files/folder");
}

}  // namespace

RecentFiles::RecentFiles(QSettings &settings, QObject *parent) : QObject(parent), m_settings(settings) {}

QStringList RecentFiles::files() const
{
    return m_settings.value(filesKey()).toStringList();
}

QString RecentFiles::folder() const
{
    return m_settings.value(folderKey()).toString();
}

void RecentFiles::remember(const QString &path)
{
    QStringList now = files();
    now.removeAll(path);
    now.prepend(path);
    m_settings.setValue(filesKey(), QStringList(now.mid(0, kMostFiles)));
    m_settings.setValue(folderKey(), QFileInfo(path).absolutePath());
    Q_EMIT changed();
}

void RecentFiles::forget(const QString &path)
{
    QStringList now = files();
    now.removeAll(path);
    m_settings.setValue(filesKey(), now);
    Q_EMIT changed();
}

void RecentFiles::clear()
{
    m_settings.remove(filesKey());
    Q_EMIT changed();
}

}  // namespace toile
