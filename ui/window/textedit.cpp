// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/textedit.h"

#include "core/kernel/limits.h"

#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QResizeEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>
#include <QUuid>

#include <chrono>

namespace toile {

namespace {

constexpr std::chrono::milliseconds kPause{600};
constexpr std::chrono::milliseconds kLongest{3000};  ///< of what is not taken yet, for those who never pause

/// Ctrl+Y redoes too, as it does in the drawing.
bool isOtherRedo(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Y && event.modifiers() == Qt::ControlModifier;
}

/// Undo or redo that this editor of text has no use for: the drawing's own.
bool isForTheDrawing(const QEvent *event, bool undoAvailable, bool redoAvailable)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto *key = static_cast<const QKeyEvent *>(event);
    const bool redoes = key->matches(QKeySequence::Redo) || isOtherRedo(*key);
    return (key->matches(QKeySequence::Undo) && !undoAvailable) || (redoes && !redoAvailable);
}

/// A menu, or another window: the keyboard will be here again.
bool comesBack(Qt::FocusReason reason)
{
    return reason == Qt::PopupFocusReason || reason == Qt::MenuBarFocusReason || reason == Qt::ActiveWindowFocusReason;
}

/// No more than shows that it is too much: megabytes would be laid out for minutes, to be refused.
QString pasted(const QMimeData &source)
{
    return source.text().left(limits::kTextLength + 1);
}

}  // namespace

bool LineEdit::event(QEvent *event)
{
    if (isForTheDrawing(event, isUndoAvailable(), isRedoAvailable())) {
        event->ignore();
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride && isOtherRedo(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void LineEdit::forgetTyping()
{
    if (!isUndoAvailable() && !isRedoAvailable())
        return;
    const int at = cursorPosition();
    setText(text());
    setCursorPosition(at);
}

void LineEdit::dragEnterEvent(QDragEnterEvent *event)
{
    event->mimeData()->hasUrls() ? event->ignore() : QLineEdit::dragEnterEvent(event);
}

void LineEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT abandoned();
        return;
    }
    if (isOtherRedo(*event)) {
        redo();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

QString textOf(const QPlainTextEdit &edit)
{
    return edit.document()->toRawText().replace(QChar::ParagraphSeparator, u'\n').replace(QChar::LineSeparator, u'\n');
}

TextEdit::TextEdit(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    beginSession();
    m_pause.setInterval(kPause);
    m_longest.setInterval(kLongest);
    for (QTimer *timer : {&m_pause, &m_longest}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, &TextEdit::take);
    }
    connect(this, &QPlainTextEdit::textChanged, this, &TextEdit::waitForPause);
}

void TextEdit::waitForPause()
{
    m_pause.start();
    if (!m_longest.isActive())
        m_longest.start();
}

bool TextEdit::take()
{
    m_pause.stop();
    m_longest.stop();
    return !m_take || m_take();
}

void TextEdit::beginSession()
{
    m_session = QUuid::createUuid().toString(QUuid::WithoutBraces);
}

void TextEdit::setText(const QString &text)
{
    if (textOf(*this) == text)
        return;
    const int at = textCursor().position();
    const int seen = verticalScrollBar()->value();
    setPlainText(text);
    if (!hasFocus())
        return;
    QTextCursor caret = textCursor();
    caret.setPosition(qMin(at, document()->characterCount() - 1));
    setTextCursor(caret);
    verticalScrollBar()->setValue(seen);
}

bool TextEdit::event(QEvent *event)
{
    if (isForTheDrawing(event, document()->isUndoAvailable(), document()->isRedoAvailable())) {
        event->ignore();
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride && isOtherRedo(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void TextEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Undo))
        (void)take();  // so that the drawing can do again what this takes back
    if (isOtherRedo(*event))
        redo();
    else if (event->key() != Qt::Key_Escape)
        QPlainTextEdit::keyPressEvent(event);
    else if (take())
        Q_EMIT left();
}

void TextEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (!take() || comesBack(event->reason()))
        return;
    beginSession();
    document()->clearUndoRedoStacks();
}

void TextEdit::dragEnterEvent(QDragEnterEvent *event)
{
    event->mimeData()->hasUrls() ? event->ignore() : QPlainTextEdit::dragEnterEvent(event);
}

void TextEdit::insertFromMimeData(const QMimeData *source)
{
    insertPlainText(pasted(*source));
    ensureCursorVisible();
}

ParagraphEdit::ParagraphEdit(bool isOneParagraph, QWidget *parent) : TextEdit(parent), m_isOneParagraph(isOneParagraph)
{
    setSizeAdjustPolicy(QAbstractScrollArea::AdjustIgnored);
    if (!m_isOneParagraph) {
        setMinimumHeight(fontMetrics().lineSpacing() * 5);
        return;
    }
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QSizePolicy growing(QSizePolicy::Expanding, QSizePolicy::Fixed);
    growing.setHeightForWidth(true);
    setSizePolicy(growing);
    connect(this, &QPlainTextEdit::textChanged, this, &QWidget::updateGeometry);
}

/// Lines are counted here: the document knows of those alone that were painted at this width.
int ParagraphEdit::heightForWidth(int width) const
{
    if (!m_isOneParagraph)
        return TextEdit::heightForWidth(width);
    const double margin = document()->documentMargin();
    QTextOption option = document()->defaultTextOption();
    option.setWrapMode(wordWrapMode());
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextLayout layout(block.text(), font());
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine(), ++lines)
            line.setLineWidth(qMax(1.0, width - 2 * frameWidth() - 2 * margin));
        layout.endLayout();
    }
    const int around = 2 * (qRound(margin) + frameWidth());
    return qMax(1, lines) * fontMetrics().lineSpacing() + around + 2;  // else the last line counts as cut off
}

QSize ParagraphEdit::sizeHint() const
{
    const QSize hint = TextEdit::sizeHint();
    return m_isOneParagraph ? QSize(hint.width(), heightForWidth(qMax(width(), minimumWidth()))) : hint;
}

QSize ParagraphEdit::minimumSizeHint() const
{
    const QSize hint = TextEdit::minimumSizeHint();
    return m_isOneParagraph ? QSize(hint.width(), sizeHint().height()) : hint;
}

void ParagraphEdit::resizeEvent(QResizeEvent *event)
{
    TextEdit::resizeEvent(event);
    if (m_isOneParagraph && event->size().width() != event->oldSize().width())
        updateGeometry();
}

void ParagraphEdit::changeEvent(QEvent *event)
{
    TextEdit::changeEvent(event);
    if (m_isOneParagraph && (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange))
        updateGeometry();
}

void ParagraphEdit::insertFromMimeData(const QMimeData *source)
{
    if (m_isOneParagraph)
        insertPlainText(pasted(*source).simplified());
    else
        TextEdit::insertFromMimeData(source);
}

void ParagraphEdit::keyPressEvent(QKeyEvent *event)
{
    if (m_isOneParagraph && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        take();
    else
        TextEdit::keyPressEvent(event);
}

void ParagraphEdit::focusInEvent(QFocusEvent *event)
{
    TextEdit::focusInEvent(event);
    const bool byTab = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (event->reason() == Qt::ShortcutFocusReason || (m_isOneParagraph && byTab))
        selectAll();  // sent here to write: typing replaces what is there
}

}  // namespace toile
