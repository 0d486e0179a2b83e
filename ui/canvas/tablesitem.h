// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/elementitem.h"
#include "ui/canvas/textline.h"

#include <QSet>

#include <vector>

namespace toile {

/// A row of a live table. Times are milliseconds of the scenes' clock.
struct TableRow {
    QString key;
    std::vector<QString> cells;  ///< of one line, or of two
    qint64 litAt = -1;           ///< when it was new or refreshed; -1: never seen to change
    int seconds = -1;            ///< age or time left at `sampledAt`; shown in the last column
    qint64 sampledAt = 0;
    bool countsDown = false;
    QString interface;  ///< by which it was learned; empty: by none
    int vlan = 0;       ///< in which it was learned; 0: the kernel says none
    bool operator==(const TableRow &) const = default;

    QString secondsAt(qint64 now) const;
    bool isTall() const;
};

/// Which rows somebody looks at: those of a VLAN, and of one layer that VXLANs make.
struct RowLens {
    int vlan = 0;              ///< 0: nobody looks for one
    QSet<QString> interfaces;  ///< of the tables' machine that are in it
    QSet<QString> offLayer;    ///< those that are in the other layer only
    bool shows(const TableRow &row) const;
    bool operator==(const RowLens &) const = default;
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
    QRectF cardRect(std::size_t card) const { return m_laid[card].rect.translated(m_at); }

    /// Other rows fade.
    void setLens(const RowLens &lens);
    const RowLens &lens() const { return m_lens; }

    /// Repaints what time changes (ages, fading rows). True while a row is still lit.
    bool tick(qint64 now);
    /// Whether a row that is shown is lit.
    bool isLit() const;

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
    RowLens m_lens;
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
