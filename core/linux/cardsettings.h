// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <map>

/// The switches that /proc/sys/net has for one link in the calling thread's network namespace. A link that moves to
/// another namespace leaves them behind.
namespace toile {

/// "ipv4/conf/rp_filter" and what it says.
std::map<QString, QByteArray> readCardSettings(const QString &name);
/// Only those that differ; one that the kernel does not take stays as it is.
void writeCardSettings(const QString &name, const std::map<QString, QByteArray> &settings);

}  // namespace toile
