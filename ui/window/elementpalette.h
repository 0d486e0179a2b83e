// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/topology.h"

#include <QListWidget>

#include <vector>

class QLabel;
class QLineEdit;

namespace toile {

/// What can be drawn: drag an entry onto the canvas, click it and then where it is to stand, or press Enter or double
/// click to insert it where one looks.
class ElementPalette : public QListWidget {
    Q_OBJECT
public:
    explicit ElementPalette(QWidget *parent = nullptr);

Q_SIGNALS:
    void machineWanted(const QString &machineKind);
    void boxWanted(const QString &interfaceKind);
    void noteWanted(const QString &kind);
    /// Clicked: each click on the drawing is to place one. Empty: no more.
    void placeWanted(const QString &key);
    void typed(const QString &text);  ///< letters belong to the search

protected:
    QMimeData *mimeData(const QList<QListWidgetItem *> &items) const override;
    QStringList mimeTypes() const override;
    void startDrag(Qt::DropActions actions) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

public:
    /// Only entries that speak of it stay; the first of them is current. False: none does.
    bool filter(const QString &text);

private:
    void insert(QListWidgetItem *item);
};

/// The palette with a line to search it.
class PalettePanel : public QWidget {
    Q_OBJECT
public:
    PalettePanel(ElementPalette *palette, QWidget *parent);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void search(const QString &text);

    ElementPalette *m_palette;
    QLineEdit *m_search;
    QLabel *m_nothing;
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
