// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/arrange/generate.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace toile {

class CanvasView;
class NetworkPreview;
class SignalLabel;

/// Inserts a generated network into a drawing: its shape, how many machines of which kind, its addresses; with a
/// picture of it that follows each choice.
class GenerateDialog : public QDialog {
    Q_OBJECT
public:
    explicit GenerateDialog(CanvasView &canvas, QWidget *parent = nullptr);

private:
    void fill();
    void shapeChosen();
    void check();
    void insert();
    arrange::Generator wanted() const;

    CanvasView &m_canvas;
    QFormLayout *m_form;
    QComboBox *m_shape;  // Tab visits them as they are made
    QSpinBox *m_machines;
    QComboBox *m_kind;
    QSpinBox *m_branches;
    QSpinBox *m_vlans;
    QLineEdit *m_prefix;
    NetworkPreview *m_preview;
    QLabel *m_summary;
    SignalLabel *m_problem;
    QPushButton *m_ok = nullptr;
    QString m_suggested;  ///< while the person has not typed another network
};

}  // namespace toile
