// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/window/appearance.h"

#include <QDBusConnection>
#include <QDBusVariant>
#include <QObject>

class QApplication;

namespace toile {

/// Keeps the program light or dark as the desktop is, also when the desktop is switched while the window is open.
///
/// Desktops say it through their portal (org.freedesktop.portal.Settings, "color-scheme" of
/// org.freedesktop.appearance: 1 dark, 2 light). Without a portal, or one without an opinion, the palette that Qt takes
/// from the desktop decides.
class DesktopTheme : public QObject {
    Q_OBJECT
public:
    /// Asks on `bus`, which need not be connected; nothing waits for the answer.
    DesktopTheme(QApplication &application, const QDBusConnection &bus, QObject *parent = nullptr);
    /// Hears from this window that Qt's idea of the desktop changed.
    void watch(QWidget *window);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void ask();
    void take(const QVariant &value);
    void apply();

    QApplication &m_application;
    QDBusConnection m_bus;
    Theme m_preference = Theme::Desktop;
};

/// The session's bus where there is one; never starts one.
QDBusConnection desktopBus();

}  // namespace toile
