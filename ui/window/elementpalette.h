// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QListWidget>

namespace toile {

/// What can be drawn: drag an entry onto the canvas, or press Enter or double click to insert it where one looks.
class ElementPalette : public QListWidget {
    Q_OBJECT
public:
    explicit ElementPalette(QWidget *parent = nullptr);

Q_SIGNALS:
    void machineWanted(const QString &machineKind);
    void bridgeWanted();

protected:
    QMimeData *mimeData(const QList<QListWidgetItem *> &items) const override;
    QStringList mimeTypes() const override;
    void startDrag(Qt::DropActions actions) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void insert(QListWidgetItem *item);
};

}  // namespace toile
