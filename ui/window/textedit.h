// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTimer>

#include <chrono>
#include <functional>

namespace toile {

/// A line to type in that keeps Ctrl+Z for the drawing when there is no typing to undo, and leaves files that are
/// dropped on it to the window.
class LineEdit : public QLineEdit {
    Q_OBJECT
public:
    using QLineEdit::QLineEdit;

    /// What is typed is in the drawing now: from here on Ctrl+Z is the drawing's.
    void forgetTyping();

Q_SIGNALS:
    void abandoned();  ///< Escape

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
};

/// The same for text of several lines. It is written for minutes: what is typed is taken at each pause, not only at the
/// end, and Escape keeps it.
class TextEdit : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit TextEdit(QWidget *parent);

    /// `take` puts what is typed where it belongs; false: it cannot go there, and stays to be mended. Called at a pause
    /// in typing, at the latest a few seconds after the first key, and when the text is left.
    void whenTyped(std::function<bool()> take) { m_take = std::move(take); }
    bool take();
    /// How long nobody types before it is taken.
    void setPause(std::chrono::milliseconds pause) { m_pause.setInterval(pause); }
    /// The same for all that is typed until the keyboard goes elsewhere. From then on Ctrl+Z is the drawing's: the
    /// typing is one step there.
    const QString &session() const { return m_session; }
    /// Another text, and the caret where it was, as far as there is such a place.
    void setText(const QString &text);

Q_SIGNALS:
    void left();  ///< Escape, and what was typed is taken

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    void waitForPause();
    void beginSession();

    std::function<bool()> m_take;
    QTimer m_pause;
    QTimer m_longest;
    QString m_session;
};

/// A text among others, or one paragraph: all of that is seen, however narrow it is.
class ParagraphEdit : public TextEdit {
    Q_OBJECT
public:
    ParagraphEdit(bool isOneParagraph, QWidget *parent);

    /// One paragraph is as high as its lines are at this width.
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    bool m_isOneParagraph;
};

/// What is typed, with its no-break spaces, of which toPlainText() makes others.
QString textOf(const QPlainTextEdit &edit);

}  // namespace toile
