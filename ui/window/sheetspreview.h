// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <QCache>
#include <QPixmap>

#include <functional>

namespace toile {

/// Sheets of paper, all that there are.
struct Sheets {
    QSizeF size;  ///< of each, millimetres
    int count = 0;
    int columns = 1;  ///< side by side, as a poster is glued together
    /// The painter's unit is a millimetre, from the sheet's top left corner.
    std::function<void(QPainter &, int sheet)> paint;
};

/// What will be on paper, as it will be. Each sheet is painted once, when it is first seen.
class SheetsPreview : public QAbstractScrollArea {
    Q_OBJECT
public:
    enum class Fit {
        Whole,  ///< all sheets are seen at once
        Width,  ///< they are read one after the other
    };
    SheetsPreview(const QString &name, const QString &accessibleName, Fit fit, QWidget *parent = nullptr);

    void setSheets(Sheets sheets);
    const Sheets &sheets() const { return m_sheets; }
    /// Where a sheet is in the viewport.
    QRectF sheetRect(int sheet) const;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int rows() const;
    void layOut();
    QPixmap *picture(int sheet);

    const Fit m_fit;
    Sheets m_sheets;
    double m_zoom = 1;  ///< pixels to the millimetre
    QCache<int, QPixmap> m_pictures;
};

}  // namespace toile
