// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/topology.h"

#include <QListWidget>

#include <vector>

namespace toile {

/// What can be drawn: drag an entry onto the canvas, or press Enter or double click to insert it where one looks.
class ElementPalette : public QListWidget {
    Q_OBJECT
public:
    explicit ElementPalette(QWidget *parent = nullptr);

Q_SIGNALS:
    void machineWanted(const QString &machineKind);
    void boxWanted(const QString &interfaceKind);
    void noteWanted(const QString &kind);

protected:
    QMimeData *mimeData(const QList<QListWidgetItem *> &items) const override;
    QStringList mimeTypes() const override;
    void startDrag(Qt::DropActions actions) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void insert(QListWidgetItem *item);
};

/// A note, frame, arrow or picture as the palette and the menus call it: it is no kind of the model's tables.
struct NoteEntry {
    const char *kind;
    const char *icon;
    QString title;
    QString help;
};
std::vector<NoteEntry> noteEntries();
/// Of this note.
NoteEntry noteEntry(const Note &note);

}  // namespace toile
