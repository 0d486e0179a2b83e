// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/topology.h"

#include <QObject>

#include <vector>

namespace toile {

class CanvasView;
class Editor;

/// What an element is in Linux, in a sentence, and the command that makes it, with the names of this drawing: a bridge
/// port, a tap, a machine that routes or translates. One for each role that it has.
struct Lesson {
    QString what;  ///< "Bridge port"
    QString sentence;
    QString command;  ///< empty where there is none
};
std::vector<Lesson> lessonsOf(const Topology &topology, Id id);
/// Under the name of the element.
QString lessonHtml(const QString &name, const std::vector<Lesson> &lessons);

/// Shows them as tool tips where the pointer rests on the canvas; what the canvas itself has to say (a difference
/// between drawing and kernel) comes first. By keyboard: LessonBubble.
class Teaching : public QObject {
    Q_OBJECT
public:
    Teaching(const Editor &editor, CanvasView &canvas);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    const Editor &m_editor;
    CanvasView &m_canvas;
};

}  // namespace toile
