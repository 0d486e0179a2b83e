// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

class QColor;
class QTextDocument;

/// What the instructions of a practical look like beyond their Markdown.
namespace toile {

/// A step to tick has its box where the other entries of a list have their bullet.
void boxesForBullets(QTextDocument &document);
/// Such a box is clicked like a link and looks like a check box: in the colour of the text, with no line under it.
void boxesUnlikeLinks(QTextDocument &document, const QColor &text);
/// Lines do not break inside an option of a command, nor between an option and its value.
void keepCommandsTogether(QTextDocument &document);
/// A selected text as somebody types it: without what only keeps it together.
QString asTyped(QString selected);

}  // namespace toile
