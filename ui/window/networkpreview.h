// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"

#include <QWidget>

namespace toile {

/// A small picture of a drawing: its outermost machines and their cables, as large as there is room.
class NetworkPreview : public QWidget {
    Q_OBJECT
public:
    explicit NetworkPreview(QWidget *parent = nullptr);

    void show(const Document &document);
    const Document &shown() const { return m_document; }
    QSize sizeHint() const override { return {400, 280}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Document m_document;
};

}  // namespace toile
