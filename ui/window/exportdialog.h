// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/picture.h"
#include "ui/window/outputdialog.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QMimeData;

namespace toile {

class Editor;
class PicturePreview;

/// Which picture of the drawing, shown while it is chosen; then where it is written.
class ExportDialog : public OutputDialog {
    Q_OBJECT
public:
    ExportDialog(CanvasScene &scene, Editor &editor, QWidget *parent = nullptr);

    PictureFormat format() const;
    PictureOptions options() const;

private:
    void fill(QFormLayout *rows);
    QCheckBox *addChoice(const char *name, const QString &text, const QString &help, bool on);
    void refresh();
    void showSize();
    void writeTo(const QString &path) override;
    void copy();

    CanvasScene &m_scene;
    Editor &m_editor;
    PicturePreview *m_preview;
    QComboBox *m_format = nullptr;
    QComboBox *m_scale = nullptr;
    QLabel *m_size = nullptr;
    QCheckBox *m_title = nullptr;
    QCheckBox *m_legend = nullptr;
    QCheckBox *m_tables = nullptr;
    QCheckBox *m_onlySelection = nullptr;
};

/// The picture for other programs, which take what they like best: a vector picture or pixels.
Result<QMimeData *> pictureForClipboard(CanvasScene &scene, const PictureOptions &options);

/// Puts the selection, or without one the whole drawing, into the clipboard; gives a sentence about it.
QString copyPicture(CanvasScene &scene, const Editor &editor);

}  // namespace toile
