// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

/// The files of the project, as the tests of the tree read them.
namespace toile::tree {

/// Absolute path of a file of the project.
QString pathOf(const QString &relative);
/// The whole file; empty when it cannot be read.
QByteArray read(const QString &relative);
/// Files below the project's folders whose name matches one of `patterns`, relative, sorted. Build trees are left out.
QStringList files(const QStringList &patterns);
/// Standard output of a program, or a null array when it fails, is missing or takes over 60 s.
QByteArray outputOf(const QString &program, const QStringList &arguments);

}  // namespace toile::tree
