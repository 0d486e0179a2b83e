// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <map>

/// The switches that /proc/sys/net has for one link in the calling thread's network namespace. A link that moves to
/// another namespace leaves them behind.
namespace toile {

/// "ipv4/conf/rp_filter" and what it says.
std::map<QString, QByteArray> readCardSettings(const QString &name);
/// Only those that differ. Gives those that the kernel did not take, as sysctl(8) calls them: "net.ipv4.conf.eth0.tag".
QStringList writeCardSettings(const QString &name, const std::map<QString, QByteArray> &settings);

}  // namespace toile
