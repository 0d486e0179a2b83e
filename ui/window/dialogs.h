// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/lab/labfile.h"

#include <QMessageBox>

class QDialog;
class QPushButton;

/// Small dialogs. All of them open window-modal and return at once; they delete themselves.
namespace toile {

class Shortcuts;

void showMessage(QWidget *window, const QString &title, const QString &text, const QString &detail = {});

/// A question to put answers on and to open().
QMessageBox *makeQuestion(QWidget *window, const QString &name, const QString &title, const QString &text,
                          const QString &detail);
/// Accepting is the default, rejecting is Escape.
QPushButton *addAnswer(QMessageBox *box, const QString &name, const QString &text, QMessageBox::ButtonRole role);

/// All that is wrong in a file, a row each with its JSON pointer, copyable as FILE:POINTER: MESSAGE.
QDialog *showProblems(QWidget *window, const QString &path, const std::vector<FileProblem> &problems);

void showAbout(QWidget *window);
/// What keys and gestures do, as the keys are now.
void showShortcuts(QWidget *window, const Shortcuts &shortcuts);

}  // namespace toile
