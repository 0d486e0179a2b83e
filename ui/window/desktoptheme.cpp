// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/desktoptheme.h"

#include <QApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QEvent>
#include <QFileInfo>
#include <QWidget>

namespace toile {

namespace {

QString portalPath()
{
    return QStringLiteral("/org/freedesktop/portal/desktop");
}

QString settingsInterface()
{
    return QStringLiteral("org.freedesktop.portal.Settings");
}

QString appearanceGroup()
{
    return QStringLiteral("org.freedesktop.appearance");
}

QString schemeKey()
{
    return QStringLiteral("color-scheme");
}

/// Read() wraps its answer in two variants.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

}  // namespace

QDBusConnection desktopBus()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const bool exists = qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
                        (!runtime.isEmpty() && QFileInfo::exists(runtime + QStringLiteral("/bus")));
    return exists ? QDBusConnection::sessionBus() : QDBusConnection(QStringLiteral("none"));
}

DesktopTheme::DesktopTheme(QApplication &application, const QDBusConnection &bus, QObject *parent)
    : QObject(parent), m_application(application), m_bus(bus)
{
    apply();
    if (m_bus.isConnected())
        ask();
}

void DesktopTheme::ask()
{
    // From whoever says it: between two peers there are no names.
    m_bus.connect(QString(), portalPath(), settingsInterface(), QStringLiteral("SettingChanged"), this,
                  SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.portal.Desktop"),
                                                           portalPath(), settingsInterface(), QStringLiteral("Read"));
    question << appearanceGroup() << schemeKey();
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> answer = *watcher;
        if (answer.isValid())
            take(answer.value().variant());
    });
}

void DesktopTheme::settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == appearanceGroup() && key == schemeKey())
        take(value.variant());
}

void DesktopTheme::take(const QVariant &value)
{
    const uint scheme = unwrapped(value).toUInt();
    const Theme before = m_preference;
    m_preference = scheme == 1 ? Theme::Dark : scheme == 2 ? Theme::Light : Theme::Desktop;
    if (m_preference != before)
        apply();
}

void DesktopTheme::apply()
{
    applyTheme(m_application, m_preference);
}

void DesktopTheme::watch(QWidget *window)
{
    window->installEventFilter(this);
}

bool DesktopTheme::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::ThemeChange && m_preference == Theme::Desktop)
        apply();
    return QObject::eventFilter(object, event);
}

}  // namespace toile
