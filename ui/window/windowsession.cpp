// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/windowsession.h"

#include "core/lab/labfile.h"
#include "ui/window/drawingtabs.h"
#include "ui/window/labfiles.h"
#include "ui/window/labopener.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace toile {

namespace {

constexpr int kMostDrawings = 12;

QString drawingsKey()
{
    return QStringLiteral("session/drawings");
}

QString activeKey()
{
    return QStringLiteral("session/active");
}

QString wantedKey()
{
    return QStringLiteral("session/restore");
}

bool isThere(const QString &origin)
{
    return QFileInfo(origin).isFile() || shippedLabs().contains(origin);
}

}  // namespace

WindowSession::WindowSession(DrawingTabs &tabs, QSettings &settings, QObject *parent)
    : QObject(parent), m_tabs(tabs), m_settings(settings), m_lock(settings.fileName() + QStringLiteral(".session"))
{
    m_lock.setStaleLockTime(0);  // its owner lives as long as it lives, however long that is
    connect(&m_tabs, &DrawingTabs::activated, this, &WindowSession::remember);
    connect(&m_tabs, &DrawingTabs::rearranged, this, &WindowSession::remember);
}

bool WindowSession::isWanted(const QSettings &settings)
{
    return settings.value(wantedKey(), true).toBool();
}

void WindowSession::setWanted(QSettings &settings, bool on)
{
    settings.setValue(wantedKey(), on);
}

void WindowSession::restore(LabOpener &opener)
{
    if (!take())
        return;
    QStringList drawings = m_settings.value(drawingsKey()).toStringList();
    const QString active = drawings.value(m_settings.value(activeKey()).toInt());
    erase_if(drawings, [](const QString &origin) { return !isThere(origin); });
    if (!isWanted(m_settings))
        drawings.clear();
    for (const QString &origin : drawings.mid(0, kMostDrawings))
        opener.openTarget(origin);
    for (DrawingTab *tab : m_tabs.all()) {
        if (tab->hasDrawing() && tab->files().origin() == active)
            m_tabs.activate(*tab);
    }
    begin();
}

/// False: another program has it. A folder where nothing can be locked is no reason to forget the drawings.
bool WindowSession::take()
{
    if (m_lock.isLocked())
        return true;
    QDir().mkpath(QFileInfo(m_settings.fileName()).path());
    return m_lock.tryLock(0) || m_lock.error() != QLockFile::LockFailedError;
}

void WindowSession::begin()
{
    if (!take())
        return;
    m_follows = true;
    remember();
}

void WindowSession::remember()
{
    if (!m_follows)
        return;
    QStringList drawings;
    int active = 0;
    for (DrawingTab *tab : m_tabs.all()) {
        const QString origin = tab->hasDrawing() ? tab->files().origin() : QString();
        if (tab == &m_tabs.active())
            active = int(drawings.size());
        if (!origin.isEmpty() && !drawings.contains(origin))
            drawings += origin;
    }
    if (drawings == m_known && active == m_knownActive)
        return;
    m_known = drawings;
    m_knownActive = active;
    m_settings.setValue(drawingsKey(), drawings);
    m_settings.setValue(activeKey(), active);
}

}  // namespace toile
