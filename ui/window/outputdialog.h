// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDialog>
#include <QDialogButtonBox>

class QFormLayout;
class QPushButton;

namespace toile {

/// What is made of a drawing, seen while it is chosen in a form beside it; then a file is asked for.
class OutputDialog : public QDialog {
    Q_OBJECT
Q_SIGNALS:
    void message(const QString &text);

protected:
    OutputDialog(const QString &name, const QString &title, QSize size, QWidget *parent);

    /// After the form, since Tab visits them in this order.
    QPushButton *addButton(const char *name, const QString &text, QDialogButtonBox::ButtonRole role);
    /// Puts the preview over the buttons and a form beside it, whose rows are returned.
    QFormLayout *layOut(QWidget *preview);
    /// In a dialog called `name`, for a file with this ending ("pdf") that is called as the lab, or `otherwise`.
    void askWhere(const QString &name, const QString &ending, const QString &lab, const QString &otherwise);
    virtual void writeTo(const QString &path) = 0;
    /// Ends with a sentence for the status bar, "It is in %1."; or says under this title what went wrong, and stays.
    void conclude(const Result<> &written, const QString &path, const QString &isThere, const QString &failed);

private:
    QDialogButtonBox *m_buttons;
};

}  // namespace toile
