// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QFont>
#include <QPainter>
#include <QSizeF>
#include <QStaticText>
#include <QString>

namespace toile {

/// One line of text, laid out once and painted often.
class TextLine {
public:
    TextLine() = default;
    TextLine(const QString &text, const QFont &font);

    const QString &text() const { return m_text; }
    const QFont &font() const { return m_font; }
    QSizeF size() const { return m_size; }
    bool says(const QString &text, const QFont &font) const { return m_text == text && m_font == font; }
    bool isEmpty() const { return m_text.isEmpty(); }
    bool operator==(const TextLine &other) const { return m_text == other.m_text && m_font == other.m_font; }

    /// With its top left at `at`.
    void paint(QPainter &painter, QPointF at, const QColor &colour) const;

private:
    QString m_text;
    QFont m_font;
    QFont m_plain;
    double m_strikeAt = 0;
    QStaticText m_static;
    QSizeF m_size;
};

}  // namespace toile
