// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QTextDocument>

#include <memory>

namespace toile {

/// A text that never fetches anything: what it refers to is not there, on this machine or on another.
class QuietDocument : public QTextDocument {
    Q_OBJECT
public:
    using QTextDocument::QTextDocument;

protected:
    QVariant loadResource(int, const QUrl &) override { return {}; }
};

/// What a Markdown text is set with.
struct MarkdownLook {
    QFont font;
    QFont code;
    QColor text;
    QColor link;
    QColor codeGround;
    bool operator==(const MarkdownLook &) const = default;
};

/// Puts a Markdown text (headings, bold, code, lists, links, tables; no HTML, no pictures) into a document. As in a
/// note on paper, a new line is a new line.
void setMarkdownText(QTextDocument &document, const QString &markdown, const MarkdownLook &look);
std::unique_ptr<QTextDocument> markdownDocument(const QString &markdown, const MarkdownLook &look);

/// Single line breaks become breaks that Markdown keeps, but in code.
QString withLineBreaks(const QString &markdown);

}  // namespace toile
