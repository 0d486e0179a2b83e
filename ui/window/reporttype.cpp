// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/reporttype.h"

#include <QFontMetricsF>
#include <QGuiApplication>

namespace toile {

namespace {

constexpr double kPoint = 2540.0 / 72;
constexpr double kLeading = 1.12;  ///< of a font's own height

QFont reportFont(const QStringList &families, double points, QFont::Weight weight = QFont::Normal)
{
    QFont font(families);
    font.setPixelSize(qRound(points * kPoint));
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

ReportType makeType()
{
    const QStringList sans{QStringLiteral("Inter"), QGuiApplication::font().family()};
    const QStringList mono{QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono")};
    ReportType type;
    type.title = reportFont(sans, 17, QFont::Bold);
    type.section = reportFont(sans, 13.5, QFont::Bold);
    type.caption = reportFont(sans, 10, QFont::Bold);
    type.text = reportFont(sans, 10);
    type.head = reportFont(sans, 8.5, QFont::Bold);
    type.cell = reportFont(sans, 8.5);
    type.command = reportFont(mono, 8);
    type.footer = reportFont(sans, 8);
    type.ink = QColor(0x1f, 0x29, 0x33);
    type.muted = QColor(0x52, 0x60, 0x6d);
    type.rule = QColor(0xcb, 0xd2, 0xd9);
    type.strongRule = QColor(0x7b, 0x87, 0x94);
    type.ground = QColor(0xf1, 0xf3, 0xf6);
    return type;
}

}  // namespace

const ReportType &reportType()
{
    static const ReportType type = makeType();
    return type;
}

SetText::SetText(const QString &text, const QFont &font, double width, double indent)
    : m_layout(std::make_shared<QTextLayout>(QString(text).replace(u'\n', QChar(QChar::LineSeparator)), font)),
      m_lineHeight(QFontMetricsF(font).height() * kLeading)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout->setTextOption(option);
    m_layout->beginLayout();
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        const double left = line.lineNumber() > 0 ? indent : 0;
        line.setLineWidth(qMax(1.0, width - left));
        line.setPosition(QPointF(left, 0));
    }
    m_layout->endLayout();
}

int SetText::lines() const
{
    return m_layout->lineCount();
}

void SetText::paint(QPainter &painter, QPointF topLeft, int from, int count) const
{
    const int end = qMin(from + count, lines());
    for (int line = from; line < end; ++line)
        m_layout->lineAt(line).draw(&painter, topLeft + QPointF(0, (line - from) * m_lineHeight));
}

}  // namespace toile
