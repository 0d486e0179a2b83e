// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/reportstrips.h"

#include "ui/canvas/canvasscene.h"
#include "ui/window/reporttype.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <numeric>

namespace toile {

namespace {

constexpr double kUnitOnScreen = 2540.0 / 96;  ///< of the drawing, at 100 %
constexpr double kLargestDrawing = 1.6;
constexpr double kLeastOfWidth = 0.7;  ///< of the page: a drawing that would be smaller begins the next one
constexpr double kPadX = 120;
constexpr double kPadY = 65;
constexpr double kRule = 14;
constexpr double kCommandPad = 180;
constexpr double kCommandIndent = 700;  ///< of what a long command goes on with
constexpr double kAfterIntroduction = 150;
constexpr int kWholeCommands = 8;  ///< lines: that few stay on one page
constexpr int kMostRowLines = 24;  ///< of a row in one piece: a row of a thousand members takes several

struct Cell {
    SetText text;
    double left;
};

/// What a column takes: with a line for each word, and with one line.
struct ColumnRoom {
    double least = 0;
    double most = 0;
};

/// Those that are content with their share of `room` have what they want, as long as there are such.
std::vector<bool> contentWithShare(const std::vector<ColumnRoom> &columns, double room)
{
    std::vector<bool> content(columns.size(), false);
    auto open = double(columns.size());
    for (bool more = true; more;) {
        more = false;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (content[i] || columns[i].most > room / open)
                continue;
            content[i] = more = true;
            room -= columns[i].most;
            open -= 1;
        }
    }
    return content;
}

std::vector<double> shareOut(const std::vector<ColumnRoom> &columns, double width)
{
    const std::vector<bool> content = contentWithShare(columns, width);
    double least = 0;
    double most = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        least += content[i] ? columns[i].most : columns[i].least;
        most += columns[i].most;
    }
    std::vector<double> widths;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const double needed = content[i] ? columns[i].most : columns[i].least;
        if (most <= width)
            widths.push_back(columns[i].most * width / most);
        else if (least < width)
            widths.push_back(needed + (width - least) * (columns[i].most - needed) / (most - least));
        else
            widths.push_back(width * needed / least);
    }
    return widths;
}

class Setter {
public:
    Setter(CanvasScene &scene, double width, double height) : m_scene(scene), m_width(width), m_height(height) {}

    std::vector<ReportStrip> set(const Report &report)
    {
        head(report);
        for (const ReportSection &section : report.sections) {
            heading(section.title, reportType().section, 850, 200);
            introduction(section.text);
            if (section.drawing)
                drawing();
            for (const ReportTable &table : section.tables)
                addTable(table);
            for (const ReportCommands &commands : section.commands)
                addCommands(commands);
        }
        return std::move(m_strips);
    }

private:
    ReportStrip &add(double height, double before, std::function<void(QPainter &, QPointF)> paint)
    {
        m_strips.push_back({height, before, false, false, -1, std::move(paint)});
        return m_strips.back();
    }

    /// Never a line of it alone at the end or the beginning of a page.
    void paragraph(const QString &text, double before)
    {
        if (text.isEmpty())
            return;
        const SetText set(text, reportType().text, m_width);
        lines(set, before, reportType().ink);
        keepEnds(set.lines());
    }

    /// It stays with what it is about.
    void introduction(const QString &text)
    {
        if (text.isEmpty())
            return;
        const std::size_t first = m_strips.size();
        lines(SetText(text, reportType().text, m_width), 0, reportType().ink);
        keepAll(first);
        m_strips.back().height += kAfterIntroduction;
    }

    void lines(const SetText &set, double before, const QColor &colour)
    {
        for (int line = 0; line < set.lines(); ++line)
            add(set.lineHeight(), line == 0 ? before : 0, [set, line, colour](QPainter &painter, QPointF at) {
                painter.setPen(colour);
                set.paint(painter, at, line, 1);
            });
    }

    /// Of the last `count` strips the first two and the last two stay together.
    void keepEnds(int count)
    {
        const auto first = int(m_strips.size()) - count;
        if (count > 1) {
            m_strips[std::size_t(first)].keepsNext = true;
            m_strips[m_strips.size() - 2].keepsNext = true;
        }
    }

    void heading(const QString &text, const QFont &font, double before, double after)
    {
        const std::size_t first = m_strips.size();
        lines(SetText(text, font, m_width), before, reportType().ink);
        m_strips.back().height += after;
        keepAll(first);
    }

    /// Close to the section's own, where it follows that.
    void caption(const QString &text, double after)
    {
        heading(text, reportType().caption, m_strips.back().keepsNext ? 130 : 480, after);
    }

    void keepAll(std::size_t first)
    {
        for (std::size_t i = first; i < m_strips.size(); ++i)
            m_strips[i].keepsNext = true;
    }

    void head(const Report &report)
    {
        heading(report.title, reportType().title, 0, 80);
        QStringList who;
        for (const QString &each : {report.student, report.date})
            if (!each.isEmpty())
                who << each;
        if (!who.isEmpty())
            lines(SetText(who.join(QStringLiteral(" · ")), reportType().text, m_width), 0, reportType().muted);
        add(kRule, 150, [width = m_width](QPainter &painter, QPointF at) {
            painter.fillRect(QRectF(at, QSizeF(width, 2 * kRule)), reportType().strongRule);
        });
        paragraph(report.description, 250);
    }

    /// As large as the page is wide; smaller where it then stands on the first page with what introduces it.
    void drawing()
    {
        const QSizeF units = m_scene.drawingRect(reportPicture()).size();
        const double used = std::accumulate(m_strips.begin(), m_strips.end(), 0.0, [](double sum, const auto &strip) {
            return sum + strip.before + strip.height;
        });
        const double scale =
            std::min({kUnitOnScreen * kLargestDrawing, m_width / units.width(), m_height / units.height()});
        const double here = qMin(scale, (m_height - used) / units.height());
        const double heading = m_strips.back().height;
        const double elsewhere = qMin(scale, (m_height - heading) / units.height());
        const double chosen = here >= elsewhere * kLeastOfWidth ? here : elsewhere;
        const QSizeF size = units * chosen;
        const double left = (m_width - size.width()) / 2;
        add(size.height(), 0, [&scene = m_scene, size, left](QPainter &painter, QPointF at) {
            paintDrawing(scene, painter, QRectF(at + QPointF(left, 0), size));
        });
    }

    static void paintDrawing(CanvasScene &scene, QPainter &painter, const QRectF &rect)
    {
        const QRectF drawing = scene.drawingRect(reportPicture());
        painter.save();
        painter.setClipRect(rect);
        painter.translate(rect.topLeft());
        painter.scale(rect.width() / drawing.width(), rect.height() / drawing.height());
        painter.translate(-drawing.topLeft());
        scene.paintDrawing(painter, reportPicture(), true);
        painter.restore();
    }

    void addTable(const ReportTable &table)
    {
        if (!table.caption.isEmpty())
            caption(table.caption, 90);
        const std::vector<double> widths = columnWidths(table);
        const auto header = int(m_strips.size());
        addRow(table.columns, widths, reportType().head, true);
        m_strips.back().keepsNext = true;
        const std::size_t first = m_strips.size();
        for (const QStringList &row : table.rows)
            addRow(row, widths, reportType().cell, false);
        for (std::size_t i = first; i < m_strips.size(); ++i)
            m_strips[i].head = header;
        keepEnds(int(m_strips.size() - first));
    }

    void addRow(const QStringList &texts, const std::vector<double> &widths, const QFont &font, bool header)
    {
        std::vector<Cell> cells;
        double left = 0;
        int most = 1;
        for (qsizetype i = 0; i < texts.size(); ++i) {
            const double width = widths[std::size_t(i)];
            cells.push_back({SetText(texts[i], font, width - 2 * kPadX), left + kPadX});
            most = qMax(most, cells.back().text.lines());
            left += width;
        }
        for (int from = 0; from < most; from += kMostRowLines)
            addRowPiece(cells, from, qMin(kMostRowLines, most - from), from + kMostRowLines >= most, header);
    }

    void addRowPiece(const std::vector<Cell> &cells, int from, int count, bool ends, bool header)
    {
        const double height = cells.front().text.lineHeight() * count + 2 * kPadY;
        add(height, 0, [=, width = m_width](QPainter &painter, QPointF at) {
            const ReportType &type = reportType();
            const QRectF row(at, QSizeF(width, height));
            if (header)
                painter.fillRect(row, type.ground);
            painter.setPen(type.ink);
            for (const Cell &cell : cells)
                cell.text.paint(painter, at + QPointF(cell.left, kPadY), from, count);
            if (ends)
                painter.fillRect(QRectF(row.bottomLeft() - QPointF(0, kRule), QSizeF(width, kRule)),
                                 header ? type.strongRule : type.rule);
        });
    }

    /// No word is broken as long as there is room for all; no column goes on in a second line that takes no more than
    /// its share; then wide ones have more of the rest.
    std::vector<double> columnWidths(const ReportTable &table) const
    {
        std::vector<ColumnRoom> columns(std::size_t(table.columns.size()));
        measure(columns, table.columns, QFontMetricsF(reportType().head));
        for (const QStringList &row : table.rows)
            measure(columns, row, QFontMetricsF(reportType().cell));
        return shareOut(columns, m_width);
    }

    static void measure(std::vector<ColumnRoom> &columns, const QStringList &row, const QFontMetricsF &metrics)
    {
        const auto room = [&metrics](const QString &text) { return metrics.horizontalAdvance(text) + 2 * kPadX + 1; };
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const QString &text = row[qsizetype(i)];
            columns[i].most = qMax(columns[i].most, room(text));
            for (const QString &word : text.split(u' '))
                columns[i].least = qMax(columns[i].least, room(word));
        }
    }

    void addCommands(const ReportCommands &commands)
    {
        caption(commands.caption, 210);
        const std::size_t first = m_strips.size();
        for (const QString &line : commands.lines) {
            const SetText set(line, reportType().command, m_width - 2 * kCommandPad, kCommandIndent);
            add(set.lineHeight() * set.lines(), 0, [set](QPainter &painter, QPointF at) {
                painter.setPen(reportType().ink);
                set.paint(painter, at + QPointF(kCommandPad, 0), 0, set.lines());
            }).grounded = true;
        }
        if (commands.lines.size() <= kWholeCommands) {
            keepAll(first);
            m_strips.back().keepsNext = false;
        } else {
            keepEnds(int(m_strips.size() - first));
        }
    }

    CanvasScene &m_scene;
    const double m_width;
    const double m_height;
    std::vector<ReportStrip> m_strips;
};

}  // namespace

PictureContent reportPicture()
{
    PictureContent content;
    content.title = false;
    content.tables = false;
    content.marks = true;
    content.margin = 4;
    return content;
}

std::vector<ReportStrip> reportStrips(const Report &report, CanvasScene &scene, double width, double height)
{
    return Setter(scene, width, height).set(report);
}

}  // namespace toile
