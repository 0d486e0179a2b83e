// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QPointer>

namespace toile {

/// A line to type in over the drawing. It keeps its keys to itself: Return and Escape mean the text, and nothing on the
/// drawing. What is wrong with the text is said beside it until that is edited.
class InPlaceEdit : public QLineEdit {
    Q_OBJECT
public:
    /// Covers `over`, a viewport.
    InPlaceEdit(const QString &text, QWidget *over);
    ~InPlaceEdit() override;

    /// Over `spot` of the viewport, which may have been scrolled, and at least this wide.
    void placeOver(const QRect &spot, int leastWidth);
    void refuse(const QString &why, const QColor &colour);

Q_SIGNALS:
    void abandoned();  ///< Escape

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void placeReason();

    QPointer<QLabel> m_reason;
};

}  // namespace toile
