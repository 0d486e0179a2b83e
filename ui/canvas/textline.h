// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QFont>
#include <QPainter>
#include <QSizeF>
#include <QStaticText>
#include <QString>

#include <memory>

namespace toile {

/// One line of text, laid out once and painted often. Copies share what was laid out.
class TextLine {
public:
    TextLine() = default;
    TextLine(const QString &text, const QFont &font);

    QString text() const { return m_laid ? m_laid->text : QString(); }
    QFont font() const { return m_laid ? m_laid->font : QFont(); }
    QSizeF size() const { return m_laid ? m_laid->size : QSizeF(); }
    bool says(const QString &text, const QFont &font) const
    {
        return m_laid && m_laid->text == text && m_laid->font == font;
    }
    bool isEmpty() const { return !m_laid || m_laid->text.isEmpty(); }
    bool operator==(const TextLine &other) const
    {
        return m_laid == other.m_laid || (m_laid && other.says(m_laid->text, m_laid->font));
    }

    /// With its top left at `at`.
    void paint(QPainter &painter, QPointF at, const QColor &colour) const;

private:
    struct Laid {
        QString text;
        QFont font;
        QFont plain;
        double strikeAt = 0;
        QStaticText glyphs;  ///< looked up when it is first painted: most of a large drawing never is
        QSizeF size;
    };
    std::shared_ptr<const Laid> m_laid;
};

}  // namespace toile
