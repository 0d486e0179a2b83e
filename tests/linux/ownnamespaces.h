// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace toile::test {

/// Puts this process into user, network and mount namespaces of its own, with an empty /run/netns, so that nothing a
/// test does reaches the machine. Call it first in main(), before any thread exists. False, with errno, on failure.
bool enterOwnNamespaces();

struct Ran {
    int status = -1;
    QString output;
    QString errors;
};

/// Runs a program and waits: the witness from outside. `words` are separated by spaces.
Ran run(const QString &words);
/// The same inside a machine, as `ip netns exec` does it.
Ran runIn(const QString &machine, const QString &words);
/// What it prints, as JSON (`ip -j …`).
QJsonArray json(const QString &words);
/// The first row whose `key` is `value`; empty when there is none.
QJsonObject row(const QJsonArray &rows, const QString &key, const QString &value);

}  // namespace toile::test
