// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/lab/labfile_problems.h"

#include <QJsonObject>

/// JSON below the lab file: strict reading, and writing in an order and with line breaks that make diffs readable.
namespace toile::labjson {

/// The object that the text is. Problems: syntax with line and column, a key twice in one object (which QJsonDocument
/// would take silently), something else than an object.
std::optional<QJsonObject> parse(const QByteArray &json, ProblemList &problems);

/// Keys twice in one object, each at the pointer of the second. `json` must be valid.
void findDuplicateKeys(const QByteArray &json, ProblemList &problems);

/// The text of a lab's object: known keys in the order in which a person reads them, one element a line.
QByteArray write(const QJsonObject &root);

}  // namespace toile::labjson
