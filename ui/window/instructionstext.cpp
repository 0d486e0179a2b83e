// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/instructionstext.h"

#include <QColor>
#include <QFontMetricsF>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextList>

#include <vector>

namespace toile {

namespace {

constexpr char16_t kWordJoiner = 0x2060;
constexpr int kShortCommand = 20;  ///< characters that fit in a line of a narrow panel

bool isBullet(const QTextList &list)
{
    const auto style = list.format().style();
    return style == QTextListFormat::ListDisc || style == QTextListFormat::ListCircle ||
           style == QTextListFormat::ListSquare;
}

/// The width of its box and the space after it; 0: it is no step.
qreal boxWidth(const QTextBlock &block)
{
    const QTextBlock::iterator first = block.begin();
    if (first.atEnd())
        return 0;
    const QTextFragment box = first.fragment();
    if (!box.charFormat().anchorHref().startsWith(QStringLiteral("step:")))
        return 0;
    return QFontMetricsF(box.charFormat().font()).horizontalAdvance(box.text().left(1) + u' ');
}

struct CodeSpan {
    int from;
    QString text;
};

/// Markdown's code has a ground of its own here.
std::vector<CodeSpan> codeIn(const QTextDocument &document)
{
    std::vector<CodeSpan> spans;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (it.fragment().charFormat().hasProperty(QTextFormat::BackgroundBrush))
                spans.push_back({it.fragment().position(), it.fragment().text()});
        }
    }
    return spans;
}

QString keptTogether(QString code)
{
    static const QRegularExpression value(QStringLiteral("(?<=^| )(-{1,2}[\\w-]+) (?=[^-\\s])"));
    static const QRegularExpression hyphen(QStringLiteral("-(?=\\S)"));
    if (code.size() <= kShortCommand)
        code.replace(u' ', QChar::Nbsp);
    else
        code.replace(value, QStringLiteral("\\1") + QChar(QChar::Nbsp));
    return code.replace(hyphen, QStringLiteral("-") + QChar(kWordJoiner));
}

}  // namespace

void boxesForBullets(QTextDocument &document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextList *list = block.textList();
        const qreal width = list && isBullet(*list) ? boxWidth(block) : 0;
        if (width == 0)
            continue;
        const int depth = list->format().indent();
        list->remove(block);
        // The box hangs where the bullet was.
        QTextBlockFormat format = block.blockFormat();
        format.setIndent(depth - 1);
        format.setLeftMargin(width);
        format.setTextIndent(-width);
        QTextCursor(block).setBlockFormat(format);
    }
}

void boxesUnlikeLinks(QTextDocument &document, const QColor &text)
{
    QTextCursor cursor(&document);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (boxWidth(block) == 0)
            continue;
        QTextCharFormat plain;
        plain.setFontUnderline(false);
        plain.setForeground(text);
        cursor.setPosition(block.position());
        cursor.setPosition(block.position() + block.begin().fragment().length(), QTextCursor::KeepAnchor);
        cursor.mergeCharFormat(plain);
    }
}

void keepCommandsTogether(QTextDocument &document)
{
    const std::vector<CodeSpan> spans = codeIn(document);
    QTextCursor cursor(&document);
    for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
        const QString text = keptTogether(span->text);
        if (text == span->text)
            continue;
        cursor.setPosition(span->from);
        cursor.setPosition(span->from + int(span->text.size()), QTextCursor::KeepAnchor);
        cursor.insertText(text, cursor.charFormat());
    }
}

QString asTyped(QString selected)
{
    selected.replace(QChar::ParagraphSeparator, u'\n');
    selected.replace(QChar::LineSeparator, u'\n');
    selected.replace(QChar::Nbsp, u' ');
    return selected.remove(QChar(kWordJoiner));
}

}  // namespace toile
