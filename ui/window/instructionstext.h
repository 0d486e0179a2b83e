// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

class QTextDocument;

/// What the instructions of a practical look like beyond their Markdown.
namespace toile {

/// A step to tick has its box where the other entries of a list have their bullet.
void boxesForBullets(QTextDocument &document);
/// Lines do not break inside an option of a command, nor between an option and its value.
void keepCommandsTogether(QTextDocument &document);
/// A selected text as somebody types it: without what only keeps it together.
QString asTyped(QString selected);

}  // namespace toile
