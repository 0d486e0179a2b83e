// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "app/toilectl/connection.h"

#include <QPointer>
#include <QSocketNotifier>

namespace toile::ctl {

/// Joins a program in a machine to our own standard streams, until it ends.
class ProgramRun : public QObject {
    Q_OBJECT
public:
    ProgramRun(Connection &connection, QString machine, QStringList arguments, bool terminal);

    /// Its exit status, 128 + N after signal N, or kRefused when the lab was lost.
    int run();

private:
    void readInput();
    void writeOutput(const QByteArray &bytes, Stream stream);
    int statusOf(const ProgramEnded &end) const;

    Connection &m_connection;
    StartProgram m_request;
    QPointer<Program> m_program;
    QSocketNotifier m_input;
    bool m_inputOpen;  ///< not yet at its end
    std::optional<ProgramEnded> m_end;
    int m_signal = 0;  ///< that made us leave
};

/// TERM, the colours and the language of the user, as a program in a machine may have them.
QStringList passedEnvironment();

}  // namespace toile::ctl
