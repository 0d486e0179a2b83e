// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/engine/enginesession.h"
#include "core/model/topology.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace toile {

class Editor;
class LabRun;

/// Sends echo requests from a machine of the running lab and shows the replies as they come.
class PingPanel : public QWidget {
    Q_OBJECT
public:
    PingPanel(Editor &editor, LabRun &run, QWidget *parent = nullptr);

    /// Of the replies.
    void setTerminalFont(const QFont &font);
    /// Chooses the ends; none leaves what is chosen. Starts at once when both are given.
    void choose(Id from, Id to);
    bool isRunning() const { return !m_program.isNull(); }
    void start();
    void stop();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void documentChanged();
    void refreshChoices();
    void refreshButtons();
    void take(const QByteArray &bytes);
    void finish(const ProgramEnded &end);
    void say(const QString &text);
    bool mayPing() const;
    /// A machine with an address, until somebody chooses one.
    void proposeFrom();

    Editor &m_editor;
    LabRun &m_run;
    QComboBox *m_from;
    QComboBox *m_to;
    QPushButton *m_start;
    QLabel *m_state;
    QPlainTextEdit *m_output;
    QPointer<Program> m_program;
    bool m_fromChosen = false;  ///< by a person
    bool m_lineEnded = false;   ///< the replies' next line begins when there is something to write into it
    bool m_stale = true;        ///< the choices are not those of the drawing as it is
};

/// The address of `to` that `from` reaches most directly: one on a common network, else its first; empty: it has none.
QString addressToPing(const Topology &topology, Id from, Id to);

}  // namespace toile
