// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QProcess>

#include <unistd.h>

namespace toile::test {

/// A process outside of every lab.
class Bystander {
public:
    explicit Bystander(uid_t user)
    {
        m_process.setChildProcessModifier([user] {
            if (::setresgid(user, user, user) != 0 || ::setresuid(user, user, user) != 0)
                ::_exit(99);
        });
        m_process.start(QStringLiteral("sleep"), {QStringLiteral("1000")});
        m_process.waitForStarted();
    }
    ~Bystander()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    bool lives() { return !m_process.waitForFinished(50) && m_process.state() == QProcess::Running; }
    qint64 pid() const { return m_process.processId(); }

private:
    QProcess m_process;
};

}  // namespace toile::test
