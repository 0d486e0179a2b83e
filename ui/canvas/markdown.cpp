// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/markdown.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>

#include <algorithm>
#include <vector>

namespace toile {

namespace {

constexpr double kHeadingSteps[] = {1.5, 1.25, 1.1};  ///< of the text's size, by level; deeper ones are as large

struct Piece {
    int from;
    int to;
    QTextCharFormat format;
};

std::vector<Piece> piecesOf(const QTextDocument &document)
{
    std::vector<Piece> pieces;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        for (auto it = block.begin(); !it.atEnd(); ++it)
            pieces.push_back({it.fragment().position(), it.fragment().position() + it.fragment().length(),
                              it.fragment().charFormat()});
    return pieces;
}

QFont headingFont(const QFont &font, int level)
{
    const auto step = std::size_t(qBound(1, level, int(std::size(kHeadingSteps))) - 1);
    QFont larger = font;
    larger.setBold(true);
    if (font.pixelSize() > 0)
        larger.setPixelSize(qRound(font.pixelSize() * kHeadingSteps[step]));
    else
        larger.setPointSizeF(font.pointSizeF() * kHeadingSteps[step]);
    return larger;
}

/// Fonts and colours are ours: what Markdown marks is kept as marked.
void dress(QTextDocument &document, const MarkdownLook &look)
{
    QTextCursor cursor(&document);
    for (const Piece &piece : piecesOf(document)) {
        const int level = document.findBlock(piece.from).blockFormat().headingLevel();
        const bool code = piece.format.fontFixedPitch() ||
                          piece.format.fontFamilies().toStringList().contains(QStringLiteral("monospace"));
        QFont font = level > 0 ? headingFont(look.font, level) : code ? look.code : look.font;
        if (piece.format.fontWeight() > QFont::Normal)
            font.setBold(true);
        font.setItalic(piece.format.fontItalic());
        font.setStrikeOut(piece.format.fontStrikeOut());
        QTextCharFormat format;
        format.setFont(font, QTextCharFormat::FontPropertiesAll);
        format.setForeground(piece.format.isAnchor() ? look.link : look.text);
        format.setFontUnderline(piece.format.isAnchor());
        if (code)
            format.setBackground(look.codeGround);
        cursor.setPosition(piece.from);
        cursor.setPosition(piece.to, QTextCursor::KeepAnchor);
        cursor.mergeCharFormat(format);
    }
}

/// Pictures would have to come from somewhere; their words stay.
QString withoutPictures(QString markdown)
{
    static const QRegularExpression picture(QStringLiteral("!(?=\\[)"));
    return markdown.replace(picture, QString());
}

}  // namespace

QString withLineBreaks(const QString &markdown)
{
    QStringList lines = markdown.split(u'\n');
    bool fenced = false;
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        QString &line = lines[i];
        const QString bare = line.trimmed();
        if (bare.startsWith(u"```") || bare.startsWith(u"~~~")) {
            fenced = !fenced;
            continue;
        }
        const bool ends = bare.isEmpty() || lines[i + 1].trimmed().isEmpty() || bare.startsWith(u'|');
        if (!fenced && !ends)
            line += QStringLiteral("  ");
    }
    return lines.join(u'\n');
}

void setMarkdownText(QTextDocument &document, const QString &markdown, const MarkdownLook &look)
{
    document.setUndoRedoEnabled(false);
    document.setDefaultFont(look.font);
    const auto features =
        QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub).setFlag(QTextDocument::MarkdownNoHTML);
    document.setMarkdown(withLineBreaks(withoutPictures(markdown)), features);
    dress(document, look);
}

std::unique_ptr<QTextDocument> markdownDocument(const QString &markdown, const MarkdownLook &look)
{
    auto document = std::make_unique<QuietDocument>();
    document->setDocumentMargin(0);
    setMarkdownText(*document, markdown, look);
    return document;
}

}  // namespace toile
