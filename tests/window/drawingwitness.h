// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/canvasscene.h"
#include "ui/editor.h"
#include "ui/labrun.h"

#include <map>

namespace toile {

/// Looks at a drawing while it is worked on, and says what must always hold but does not.
class DrawingWitness {
public:
    /// The document as it is now is the first that its history knows.
    DrawingWitness(Editor &editor, LabRun &run);
    /// Another document: so is that one.
    void begin();
    /// Something was done: the history leads to another document from this step on.
    void note();

    // Each says what is wrong; empty: nothing is.

    /// The document's own rules.
    QString ofDocument() const;
    /// Each step of the history leads where it led before.
    QString ofStep();
    /// A file of it read again is the same drawing.
    QString ofFile() const;
    /// What `scene` shows is what a new scene of the document shows.
    QString ofPicture(const CanvasScene &scene);
    /// A new scene of its file, read again, shows all of it in the same places.
    QString ofReading(const CanvasScene &scene);
    /// Its steps lead back to the first document.
    QString ofHistory();
    /// Undoing everything gives the first document, doing it again the last; everything that shows the drawing follows.
    QString ofWalk();

private:
    Editor &m_editor;
    std::map<int, Document> m_steps;  ///< by how many commands of the history lead there
    Editor m_copy;
    CanvasScene m_anew;
    Editor m_read;
    CanvasScene m_opened;
};

}  // namespace toile
