// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/elementitem.h"
#include "ui/canvas/textline.h"

#include <vector>

namespace toile {

/// A row of a live table. Times are milliseconds of the scene's clock.
struct TableRow {
    QString key;
    std::vector<QString> cells;  ///< of one line, or of two
    qint64 litAt = -1;           ///< when it was new or refreshed; -1: never seen to change
    int seconds = -1;            ///< age or time left at `sampledAt`; shown in the last column
    qint64 sampledAt = 0;
    bool countsDown = false;
    bool operator==(const TableRow &) const = default;

    QString secondsAt(qint64 now) const;
    bool isTall() const;
};

/// One table: "VM1 · ARP".
struct TableCard {
    QString title;
    QStringList columns;
    QStringList usual =
        {};  ///< what columns have room for, also while they say less: else they were wider now and then
    std::vector<TableRow> rows;
    bool operator==(const TableCard &) const = default;
};

inline constexpr int kMostRows = 8;      ///< shown; the rest is counted
inline constexpr qint64 kLitFor = 2000;  ///< milliseconds
inline constexpr double kCardHeader = 24;
inline constexpr double kCardRow = 18;
inline constexpr double kCardLine = 13;  ///< the second line of a row

/// The live tables of one machine or bridge, one above the other. What it shows is what the kernel said.
class TablesItem : public ElementItem {
public:
    TablesItem(Stage &stage, Id owner) : ElementItem(stage, owner) {}

    /// Lit times of rows that stay are the caller's business.
    void setCards(std::vector<TableCard> cards, bool collapsed);
    const std::vector<TableCard> &cards() const { return m_cards; }
    bool isCollapsed() const { return m_collapsed; }

    void setPosition(QPointF topLeft);
    /// Cards of different width end at the right, towards an owner on that side.
    void setRightAligned(bool on);
    QRectF rect() const { return QRectF(m_at, m_size); }
    QSizeF size() const { return m_size; }
    bool isHeader(QPointF scenePosition) const;

    /// Repaints what time changes (ages, fading rows). True while a row is still lit.
    bool tick(qint64 now);

    QRectF boundingRect() const override { return rect().adjusted(-5, -5, 5, 5); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    struct Cell {
        TextLine text;
        double x = 0;
        TextLine second = {};

        double width() const { return qMax(text.size().width(), second.size().width()); }
    };
    struct LaidCard {
        TextLine title;
        QRectF rect;  ///< relative to m_at
        std::vector<Cell> heads;
        std::vector<std::vector<Cell>> rows;
        TextLine more;
    };

    void layOut();
    LaidCard layOutCard(const TableCard &card, double top) const;
    Cell layOutCell(const QString &text, double x) const;
    void paintCard(QPainter &painter, const TableCard &card, const LaidCard &laid) const;
    QColor rowColour(const TableRow &row) const;

    std::vector<TableCard> m_cards;
    std::vector<LaidCard> m_laid;
    bool m_collapsed = false;
    bool m_rightAligned = false;
    QPointF m_at;
    QSizeF m_size;
    qint64 m_now = 0;
};

/// The thin line from an owner to its tables.
class ConnectorItem : public QGraphicsItem {
public:
    explicit ConnectorItem(Stage &stage) : m_stage(stage) {}
    void setPath(const QPainterPath &path);
    const QPainterPath &path() const { return m_path; }
    QRectF boundingRect() const override { return m_path.controlPointRect().adjusted(-2, -2, 2, 2); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    Stage &m_stage;
    QPainterPath m_path;
};

}  // namespace toile
