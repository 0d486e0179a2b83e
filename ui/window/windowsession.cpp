// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/windowsession.h"

#include "core/lab/labfile.h"
#include "ui/window/drawingtabs.h"
#include "ui/window/drawingviews.h"
#include "ui/window/labfiles.h"
#include "ui/window/labopener.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QTimer>

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

QString viewsKey()
{
    return QStringLiteral("session/views");
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
    : QObject(parent), m_tabs(tabs), m_settings(settings), m_lock(settings.fileName() + QStringLiteral(".session")),
      m_soon(new QTimer(this))
{
    m_lock.setStaleLockTime(0);  // its owner lives as long as it lives, however long that is
    connect(&m_tabs, &DrawingTabs::activated, this, &WindowSession::remember);
    connect(&m_tabs, &DrawingTabs::rearranged, this, &WindowSession::remember);
    m_soon->setSingleShot(true);
    m_soon->setInterval(1000);
    connect(m_soon, &QTimer::timeout, this, &WindowSession::rememberViews);
    const auto soon = [this] {
        if (m_follows && !m_soon->isActive())
            m_soon->start();
    };
    connect(&m_tabs, &DrawingTabs::added, this, [this, soon](DrawingTab *tab) {
        connect(tab, &DrawingTab::viewMoved, this, soon);
        connect(tab, &DrawingTab::changed, this, soon);
    });
}

WindowSession::~WindowSession()
{
    rememberViews();
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
    for (const QString &origin : drawings.mid(0, kMostDrawings)) {
        opener.openTarget(origin);
        showViews(m_tabs.active(), origin);
    }
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
    m_soon->start();
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

/// One text for all: what belongs to drawings that are not open any more goes.
void WindowSession::rememberViews()
{
    if (!m_follows)
        return;
    QJsonObject all;
    for (DrawingTab *tab : m_tabs.all()) {
        const QString origin = tab->hasDrawing() ? tab->files().origin() : QString();
        if (!origin.isEmpty())
            all[origin] = writeViews(tab->shownViews());
    }
    const QString text = QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
    if (text != m_knownViews)
        m_settings.setValue(viewsKey(), text);
    m_knownViews = text;
}

void WindowSession::showViews(DrawingTab &tab, const QString &origin) const
{
    const QByteArray text = m_settings.value(viewsKey()).toString().toUtf8();
    const auto views = readViews(QJsonDocument::fromJson(text).object()[origin].toObject());
    if (views && tab.hasDrawing() && tab.files().origin() == origin)
        tab.showViews(*views);
}

}  // namespace toile
