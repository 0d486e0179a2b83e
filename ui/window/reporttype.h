// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QTextLayout>

#include <memory>

namespace toile {

/// What reports on paper are set with. Lengths are hundredths of a millimetre.
struct ReportType {
    QFont title, section, caption, text, head, cell, command, footer;
    QColor ink, muted, rule, strongRule, ground;
};
const ReportType &reportType();

/// A text in lines of a width, of which some can be painted. A copy shares them.
class SetText {
public:
    /// What does not fit into the first line goes on `indent` further in.
    SetText(const QString &text, const QFont &font, double width, double indent = 0);

    int lines() const;
    double lineHeight() const { return m_lineHeight; }
    /// In the pen's colour; lines that there are not are left out.
    void paint(QPainter &painter, QPointF topLeft, int from, int count) const;

private:
    std::shared_ptr<QTextLayout> m_layout;
    double m_lineHeight;
};

}  // namespace toile
